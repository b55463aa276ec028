import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A data folder that nobody has written to. */
const NO_PROGRESS = join(tmpdir(), `async-tutor-no-progress-${process.pid}`);

/** The built program's entry. */
export const BIN = fileURLToPath(new URL('../../bin/async-tutor.js', import.meta.url));

/** What a process left behind. */
export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the program is started. */
export interface CliOptions {
  /** What it reads; without it, standard input is empty. */
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  /** Another entry than the repository's own. */
  readonly bin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process when it has started. */
  readonly onStart?: (child: ReturnType<typeof spawn>) => void;
}

/** Runs the built `async-tutor` as a user would, without a terminal, and waits for its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const { NO_COLOR: _, FORCE_COLOR: __, ...outer } = process.env;
    // What a learner has done on this machine is none of a test's business.
    const env = { ...outer, ASYNC_TUTOR_DATA: NO_PROGRESS, ...options.env };
    const child = spawn(process.execPath, [options.bin ?? BIN, ...args], { cwd: options.cwd, env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
    // A program that ends without reading its input closes the pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
    options.onStart?.(child);
  });
}
