/**
 * The sandboxed child: boots CPython, waits for one job, runs it, and ends. It owns nothing: it reads the files of this
 * package, talks through standard input and output, and everything else is closed to it.
 *
 * Arguments: the folder of the probe, Pyodide's module and the path of a memory snapshot. When there is no usable snapshot there, the
 * child boots without one, makes one, and sends it to the parent.
 */
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Scheduler } from '../../scheduler/index.ts';
import { checkSnapshot } from '../host/snapshot-cache.ts';
import { FRAME, type Job } from '../wire/frame.ts';
import { freezeWorld } from './clock.ts';
import { receive } from './control.ts';
import { mountFolder } from './folder.ts';
import { bootInterpreter, type Interpreter, type PythonFunction } from './interpreter.ts';
import { createOutbox } from './outbox.ts';
import { createWorld, encodeSchedulerEvent } from './world.ts';

const MEGABYTE = 1 << 20;
const BOOT_HEAP_BYTES = 512 * MEGABYTE;
const [probeFolder = '', pyodideModule = '', snapshotPath = ''] = process.argv.slice(2);
// Begins first, since other threads do it.
const compiled = WebAssembly.compile(fs.readFileSync(join(dirname(pyodideModule), 'pyodide.asm.wasm')));
compiled.catch(() => undefined);
// Looking for it by name would follow links that may not be read.
const { loadPyodide }: typeof import('pyodide') = await import(pathToFileURL(pyodideModule).href);

// Emscripten asks this deprecated function for constants, which the permission model forbids.
(process as unknown as { binding: unknown }).binding = () => ({ fs: fs.constants });

const realNow = performance.now.bind(performance);
const realExit = process.exit.bind(process) as (code: number) => never;
const queue: number[] = [];
let scheduler = new Scheduler(() => {});
let heapLimit = BOOT_HEAP_BYTES;
const outbox = createOutbox(realNow);

process.on('uncaughtException', (error) => {
  outbox.send(FRAME.fault, String(error.stack ?? error).slice(0, 4_000), new Uint8Array(0));
  realExit(70);
});

const clock = { now: () => scheduler.now };
freezeWorld(clock);
// Also the very first run starts from a snapshot: memory that was restored is laid out differently from memory that has
// just been set up, and a program can tell (the order of a set of objects depends on their addresses).
const interpreter = await boot(readSnapshot() ?? (await makeSnapshot()));

const world = createWorld(
  {
    scheduler: () => scheduler,
    interpreter,
    outbox,
    now: realNow,
    askInput,
    exit: () => realExit(0),
  },
  queue,
);
const attach = interpreter.evaluate('__import__("sys").modules["async_tutor_probe.host"].attach') as PythonFunction;
attach(world.door);
const run = interpreter.evaluate('__import__("sys").modules["async_tutor_probe.program"].run') as PythonFunction;
outbox.send(FRAME.ready, '', new Uint8Array(0));
await runJob(awaitJob());

function readSnapshot(): Uint8Array | undefined {
  try {
    return checkSnapshot(fs.readFileSync(snapshotPath));
  } catch {
    return undefined;
  }
}

function boot(memory: Uint8Array | undefined): Promise<Interpreter> {
  return bootInterpreter({
    loadPyodide,
    compiled,
    snapshot: memory,
    probeFolder,
    clock,
    heapLimitBytes: () => heapLimit,
  });
}

async function makeSnapshot(): Promise<Uint8Array> {
  const snapshot = (await boot(undefined)).makeSnapshot();
  outbox.send(FRAME.snapshot, '', snapshot);
  return snapshot;
}

function awaitJob(): Job {
  const { message } = receive();
  if (message.kind !== 'job') throw new Error(`expected a job, not ${message.kind}`);
  return message.job;
}

async function runJob(job: Job): Promise<void> {
  heapLimit = job.limits.memoryMegabytes * MEGABYTE;
  scheduler = new Scheduler((event) => queue.push(...encodeSchedulerEvent(event)), {
    virtualTimeLimit: job.limits.virtualSeconds * 1e9,
    strandLimit: job.limits.threads,
  });
  mountFolder(interpreter.fileSystem, job, askFile);
  world.start(job.limits);
  try {
    await run.callPromising(JSON.stringify(job));
  } catch (error) {
    world.fail(error);
  }
}

function askInput(prompt: string): string | undefined {
  outbox.send(FRAME.needInput, JSON.stringify({ prompt }), new Uint8Array(0));
  const { message } = receive();
  return message.kind === 'input' ? (message.text ?? undefined) : undefined;
}

function askFile(path: string) {
  outbox.send(FRAME.needFile, JSON.stringify({ path }), new Uint8Array(0));
  const { message, payload } = receive();
  if (message.kind !== 'file') throw new Error(`expected a file, not ${message.kind}`);
  return { entry: message.entry, payload };
}
