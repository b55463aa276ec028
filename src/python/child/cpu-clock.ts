/**
 * CPython on Emscripten counts down a cell at every loop back-edge and function entry, and looks for signals when it
 * reaches the end (`_Py_emscripten_signal_clock`, Python/emscripten_signal.c). That is a free, exact and deterministic
 * measure of how much Python code has run. We hold the cell: whatever burns a whole quantum of ticks at one virtual
 * instant gets a signal, and its handler lets virtual time pass.
 */
export interface CpuClock {
  /** The pretended signal buffer that the interpreter reads when the cell has run down. */
  readonly interruptBuffer: { 0: number };
}

/** What the cell holds when the interpreter has just reset it after running down (SIGNAL_CLOCK in CPython's source). */
const RUN_DOWN = 50;

/** Delivered to Python when a quantum is used up; its handler is the probe's. */
export const QUANTUM_SIGNAL = 26;

/** SIGINT: Python raises KeyboardInterrupt. */
export const INTERRUPT_SIGNAL = 2;

/**
 * @param cell reads and writes the interpreter's countdown cell
 * @param quantum ticks in a quantum
 * @param check called at each expiry and signal check; a signal number other than 0 is delivered at once
 */
export function createCpuClock(
  cell: { read(): number; write(ticks: number): void },
  quantum: number,
  check: () => number,
): CpuClock {
  return {
    interruptBuffer: {
      get 0() {
        const isRunDown = cell.read() === RUN_DOWN;
        if (isRunDown) cell.write(quantum);
        return check() || (isRunDown ? QUANTUM_SIGNAL : 0);
      },
      set 0(_value: number) {
        // The interpreter clears the signal it has read; there is nothing to clear.
      },
    },
  };
}
