import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a program left behind on a Python of the machine. */
export interface NativeOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** How a program runs natively. */
export interface NativeRun {
  readonly python: string;
  readonly file: string;
  readonly args: readonly string[];
  /** So many times as fast as it says. */
  readonly scale: number;
}

/** Replaces the clock; see test/corpus/scaled.py, which costs one more start of Python. */
const SCALED = fileURLToPath(new URL('../corpus/scaled_time', import.meta.url));
/** Programs sleep most of the time. */
const AT_ONCE = 4;

let waiting: Promise<unknown>[] = [];

/** Runs a program, a few at a time, in the order of the calls. */
export function runNative(run: NativeRun): Promise<NativeOutcome> {
  const turn = waiting.length < AT_ONCE ? Promise.resolve() : waiting[waiting.length - AT_ONCE];
  const outcome = Promise.resolve(turn).then(() => start(run));
  waiting = [...waiting, outcome];
  return outcome;
}

function start({ python, file, args, scale }: NativeRun): Promise<NativeOutcome> {
  const env = { ...process.env, PYTHONPATH: SCALED, SCALED_TIME_FACTOR: String(scale) };
  const child = spawn(python, [basename(file), ...args], { cwd: dirname(file), env });
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text;
    });
  }
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ ...texts, exitCode }));
  });
}
