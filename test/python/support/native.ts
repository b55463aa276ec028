import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const DRIVER = fileURLToPath(new URL('native.py', import.meta.url));

/** What a program of the corpus leaves behind; `stderr` in the normal form of test/corpus/verify.py. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Whether a native `python3` of version 3.11 or newer is on the PATH. Says so when it is not. */
export function hasNativePython(): boolean {
  const asked = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 11))'], { encoding: 'utf8' });
  const found = asked.stdout?.trim() === 'True';
  if (!found) console.warn('Skipped: comparisons with native Python need python3, 3.11 or newer, on the PATH.');
  return found;
}

/** Native Python, which runs programs of the corpus, a few at a time; see native.py. */
export class NativePython {
  readonly #process: ChildProcessWithoutNullStreams = spawn('python3', [DRIVER]);
  readonly #answered = new Map<number, (answer: Outcome) => void>();
  #lastId = 0;

  constructor() {
    createInterface(this.#process.stdout).on('line', (line) => {
      const { id, ...answer } = JSON.parse(line);
      this.#answered.get(id)?.(answer);
      this.#answered.delete(id);
    });
  }

  /** Runs a program, `scale` times as fast as it says. */
  run(name: string, scale: number): Promise<Outcome> {
    return this.#ask({ run: name, scale });
  }

  async normaliseStderr(stderr: string): Promise<string> {
    return (await this.#ask({ stderr })).stderr;
  }

  close(): void {
    this.#process.kill();
  }

  #ask(question: object): Promise<Outcome> {
    this.#lastId += 1;
    this.#process.stdin.write(`${JSON.stringify({ id: this.#lastId, ...question })}\n`);
    return new Promise((resolve) => this.#answered.set(this.#lastId, resolve));
  }
}
