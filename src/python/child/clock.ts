import type { Nanoseconds } from '../../trace/index.ts';

/** What the interpreter is told when it asks for the time: real while it boots for the first time, then virtual. */
export interface InterpreterClock {
  /** Virtual nanoseconds since the program started. */
  now(): Nanoseconds;
}

/** The program's wall clock starts here, 2026-01-01 00:00:00 UTC, so that every run is the same. */
export const EPOCH_SECONDS = 1_767_225_600;

/** WASI's number of the wall clock; all other clocks count from the start of the program. */
const CLOCK_REALTIME = 0;

/** The functions that CPython's WebAssembly imports and that we stand in for. */
export type WasmImports = Record<string, Record<string, (...args: never[]) => unknown>>;

/** Makes every way in which the interpreter can ask for the time answer with the virtual clock. */
export function wrapClock(imports: WasmImports, clock: InterpreterClock, memory: () => BigInt64Array): void {
  const env = imports.env as Record<string, unknown>;
  const wasi = (imports.wasi_snapshot_preview1 ?? env) as Record<string, unknown>;
  const clockTimeGet = (id: number, _precision: bigint, pointer: number): number => {
    const epoch = id === CLOCK_REALTIME ? BigInt(EPOCH_SECONDS) * 1_000_000_000n : 0n;
    memory()[(pointer >>> 0) >>> 3] = epoch + BigInt(clock.now());
    return 0;
  };
  env.clock_time_get = wasi.clock_time_get = clockTimeGet;
  env.emscripten_get_now = () => clock.now() / 1e6;
  env.emscripten_date_now = () => EPOCH_SECONDS * 1e3 + clock.now() / 1e6;
}

/**
 * Makes what the interpreter can see of JavaScript's own world the same on every Node: the times of files, randomness,
 * and the names of the browser and the executable, which are kept in memory, where they move everything that comes after
 * them. Programs can tell: the order of a set of objects depends on their addresses.
 */
export function freezeWorld(clock: InterpreterClock): void {
  Date.now = () => EPOCH_SECONDS * 1e3 + clock.now() / 1e6;
  Math.random = () => 0.5;
  process.argv[1] = '/usr/bin/python3';
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Node.js' }, configurable: true });
}

/** Makes the interpreter's source of randomness a fixed sequence: hashes and `random` are the same in every run. */
export function wrapRandom(imports: WasmImports, memory: () => Uint8Array): void {
  const env = imports.env as Record<string, unknown>;
  const wasi = (imports.wasi_snapshot_preview1 ?? env) as Record<string, unknown>;
  let seed = 42;
  const randomGet = (pointer: number, length: number): number => {
    const bytes = memory();
    for (let i = 0; i < length; i++) {
      // The linear congruential generator of the C standard's example; nothing here needs a better one.
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      bytes[(pointer >>> 0) + i] = seed >>> 16;
    }
    return 0;
  };
  env.random_get = wasi.random_get = randomGet;
  env.getentropy = (pointer: number, length: number) => randomGet(pointer, length);
}
