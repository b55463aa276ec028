import type { WasmImports } from './clock.ts';

/**
 * CPython's garbage collector walks `tstate->current_frame`. While a stack is suspended by JSPI its thread state still
 * points at a frame of another stack, and a collection then reads freed memory:
 * https://github.com/pyodide/pyodide/issues/6464. Until a release has the repair of pull request 6466, we do the same
 * from outside: a suspended thread state has no current frame.
 */
export function wrapStackSwitch(imports: WasmImports, heap: () => Int32Array, offset: () => number): void {
  const env = imports.env as Record<string, unknown>;
  const save = env.saveState as () => SavedState;
  const restore = env.restoreState as (state: SavedState) => unknown;
  if (!save || !restore) throw new Error('pyodide no longer imports saveState and restoreState');
  env.saveState = () => {
    const state = save();
    if (state?.threadState) {
      const index = (state.threadState + offset()) >> 2;
      state.currentFrame = heap()[index] ?? 0;
      heap()[index] = 0;
    }
    return state;
  };
  env.restoreState = (state: SavedState) => {
    if (state.currentFrame !== undefined) heap()[(state.threadState + offset()) >> 2] = state.currentFrame;
    return restore(state);
  };
}

interface SavedState {
  readonly threadState: number;
  currentFrame?: number;
}

/** What CPython publishes about its own structures for debuggers (Include/internal/pycore_debug_offsets.h). */
const DEBUG_OFFSETS = { version: 1, threadSize: 22, threadInterp: 25, threadCurrentFrame: 26 };
const COOKIE = 'xdebugpy';

/** Where `current_frame` is in a thread state, in bytes, read from CPython's own table; throws when it is not the table we know. */
export function currentFrameOffset(heap: Uint8Array, runtime: number): number {
  const cookie = String.fromCharCode(...heap.subarray(runtime, runtime + COOKIE.length));
  const table = new BigUint64Array(heap.buffer, runtime, 40);
  const field = (index: number) => Number(table[index]);
  const size = field(DEBUG_OFFSETS.threadSize);
  const offset = field(DEBUG_OFFSETS.threadCurrentFrame);
  const isKnown =
    cookie === COOKIE &&
    field(DEBUG_OFFSETS.version) >>> 16 === 0x030e &&
    field(DEBUG_OFFSETS.threadInterp) < offset &&
    offset < size;
  if (!isKnown) throw new Error('this CPython lays out its thread state in a way that async-tutor does not know');
  return offset;
}
