import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { loadPyodide } from 'pyodide';
import { type InterpreterClock, type WasmImports, wrapClock, wrapRandom } from './clock.ts';
import { currentFrameOffset, wrapStackSwitch } from './frame-fix.ts';

/** The parts of Pyodide's internals that we use; the version is pinned exactly. */
export interface PyodideModule {
  readonly HEAP32: Int32Array;
  readonly HEAPU8: Uint8Array;
  readonly HEAP64: BigInt64Array;
  readonly __PyRuntime: number;
  readonly __Py_emscripten_signal_clock: number;
}

/** A Python function that can be called on this stack or on a stack of its own. */
export interface PythonFunction {
  (...args: unknown[]): unknown;
  callPromising(...args: unknown[]): Promise<unknown>;
}

/** CPython, booted, with the probe installed. */
export interface Interpreter {
  readonly module: PyodideModule;
  /** Evaluates a Python expression. */
  evaluate(expression: string): unknown;
  setInterruptBuffer(buffer: { 0: number }): void;
  readonly fileSystem: EmscriptenFileSystem;
  /** The memory of an interpreter that was booted to make a snapshot. */
  makeSnapshot(): Uint8Array;
}

/** The functions of Emscripten's FS object that we use; there are no types for it. */
// biome-ignore lint/suspicious/noExplicitAny: Emscripten's file system is an untyped object
export type EmscriptenFileSystem = any;

/** How to boot. */
export interface BootOptions {
  /** Pyodide's own function: where it lies is known to who closed us in. */
  readonly loadPyodide: typeof loadPyodide;
  /** Pyodide's WebAssembly module: compiled in other threads while this one reads the snapshot and the JavaScript. */
  readonly compiled: Promise<WebAssembly.Module>;
  /** A snapshot to restore; without one, the interpreter boots as usual and can make one. */
  readonly snapshot?: Uint8Array | undefined;
  /** Folder of the probe's Python files, for a boot without a snapshot. */
  readonly probeFolder: string;
  readonly clock: InterpreterClock;
  /** The interpreter's heap never grows beyond this; allocations then fail with MemoryError. */
  heapLimitBytes(): number;
}

const PROBE_HOME = '/usr/lib/async-tutor/async_tutor_probe';
/** Known to probe/standins.py too. */
const STANDINS_HOME = '/usr/lib/async-tutor/standins';

/** Boots CPython. Everything that it imports from the host's side passes through our wrappers. */
export async function bootInterpreter(options: BootOptions): Promise<Interpreter> {
  let module: PyodideModule | undefined;
  const booted = () => module as PyodideModule;
  let memory: WebAssembly.Memory | undefined;
  const instantiate = WebAssembly.instantiate;
  const wrapped = async (source: unknown, imports: WasmImports) => {
    if (!imports?.env?.saveState) return instantiate(source, imports as WebAssembly.Imports);
    let offset = 0;
    const buffer = () => (memory as WebAssembly.Memory).buffer;
    wrapClock(imports, options.clock, () => new BigInt64Array(buffer()));
    wrapRandom(imports, () => new Uint8Array(buffer()));
    wrapStackSwitch(
      imports,
      () => booted().HEAP32,
      () => {
        offset ||= currentFrameOffset(booted().HEAPU8, booted().__PyRuntime);
        return offset;
      },
    );
    limitHeap(imports, options.heapLimitBytes);
    closeNetwork(imports);
    const compiled = await options.compiled;
    const instance = (await instantiate(compiled, imports as WebAssembly.Imports)) as WebAssembly.Instance;
    memory = (imports.env.memory ?? instance.exports.memory) as unknown as WebAssembly.Memory;
    return { module: compiled, instance };
  };
  WebAssembly.instantiate = wrapped as unknown as typeof WebAssembly.instantiate;
  const pyodide = await options.loadPyodide({
    jsglobals: {},
    env: { HOME: '/home/pyodide', PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' },
    stdout: () => {},
    stderr: () => {},
    lockFileContents: EMPTY_LOCK_FILE,
    ...(options.snapshot ? { _loadSnapshot: options.snapshot } : { _makeSnapshot: true }),
  } as Parameters<typeof loadPyodide>[0]);
  WebAssembly.instantiate = instantiate;
  // Pyodide leaves a loader for child_process and ws behind.
  Reflect.deleteProperty(globalThis, 'require');
  module = (pyodide as unknown as { _module: PyodideModule })._module;
  if (!options.snapshot) installProbe(pyodide, module, options.probeFolder);
  return {
    module,
    evaluate: (expression) => pyodide.runPython(expression),
    setInterruptBuffer: (buffer) => pyodide.setInterruptBuffer(buffer as unknown as Int32Array),
    fileSystem: pyodide.FS,
    makeSnapshot: () => (pyodide as unknown as { makeMemorySnapshot(): Uint8Array }).makeMemorySnapshot(),
  };
}

/** Nothing is ever installed, so the list of installable packages is empty and need not be read. */
const EMPTY_LOCK_FILE = {
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten', python: '3.14.2', version: '314.0.7' },
  packages: {},
};

function installProbe(pyodide: Awaited<ReturnType<typeof loadPyodide>>, module: PyodideModule, folder: string): void {
  copyFolder(pyodide.FS, folder, PROBE_HOME);
  copyFolder(pyodide.FS, join(folder, '..', 'standins'), STANDINS_HOME);
  pyodide.runPython(`
import sys
sys.path.append("/usr/lib/async-tutor")
from async_tutor_probe import install
install.install()
from async_tutor_probe import cpu, host, program, strands, ticks
ticks.bind(${module.__Py_emscripten_signal_clock})
sys.path.remove("/usr/lib/async-tutor")
`);
}

/** Copies the Python files of a folder, and of the folders in it, into the interpreter's memory. */
function copyFolder(fs: EmscriptenFileSystem, from: string, to: string): void {
  fs.mkdirTree(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copyFolder(fs, join(from, entry.name), `${to}/${entry.name}`);
    else if (entry.name.endsWith('.py')) fs.writeFile(`${to}/${entry.name}`, readFileSync(join(from, entry.name)));
  }
}

/** WASI's number for "permission denied". */
const EACCES = 2;

/**
 * Emscripten tunnels sockets through WebSockets, and not every Node's permission model covers those. A program's
 * sockets can be made, but neither connect nor listen.
 */
function closeNetwork(imports: WasmImports): void {
  const env = imports.env as Record<string, unknown>;
  for (const call of ['connect', 'bind', 'listen', 'accept4', 'sendto', 'sendmsg']) {
    env[`__syscall_${call}`] = () => -EACCES;
  }
}

/** Above 2 GiB this Pyodide hands garbled strings to JavaScript, and long before that a program has gone wrong. */
function limitHeap(imports: WasmImports, limit: () => number): void {
  const env = imports.env as Record<string, unknown>;
  const resize = env.emscripten_resize_heap as (size: number) => boolean;
  env.emscripten_resize_heap = (size: number) => size >>> 0 <= limit() && resize(size);
}
