import { spawn, spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a program left behind on a Python of the machine. */
export interface NativeOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

const SCALED = fileURLToPath(new URL('../corpus/scaled.py', import.meta.url));
/** Programs sleep most of the time. */
const AT_ONCE = 4;

/** Whether a native `python3`, 3.11 or newer, is on the PATH, and has these packages. */
export function hasNative(...packages: readonly string[]): boolean {
  const imports = packages.map((name) => `, ${name}`).join('');
  const asked = spawnSync('python3', ['-c', `import sys${imports}; print(sys.version_info >= (3, 11))`], {
    encoding: 'utf8',
  });
  return asked.stdout?.trim() === 'True';
}

let waiting: Promise<unknown>[] = [];

/** Runs a program so many times as fast as it says, a few at a time, in the order of the calls. */
export function runNative(file: string, args: readonly string[], scale: number): Promise<NativeOutcome> {
  const turn = waiting.length < AT_ONCE ? Promise.resolve() : waiting[waiting.length - AT_ONCE];
  const outcome = Promise.resolve(turn).then(() => start(file, args, scale));
  waiting = [...waiting, outcome];
  return outcome;
}

function start(file: string, args: readonly string[], scale: number): Promise<NativeOutcome> {
  const child = spawn('python3', [SCALED, String(scale), basename(file), ...args], { cwd: dirname(file) });
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
