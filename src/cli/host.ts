import type { Engine } from '../python/index.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a command may touch of the outside world. Tests give their own. */
export interface Host {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path. */
  readonly cwd: string;
  /** Absolute path of the folder with the lessons that come with the program. */
  readonly lessons: string;
  /** The one engine of this process; loads it at the first call. */
  engine(): Promise<Engine>;
  /** Aborted when the program should stop: Ctrl-C, SIGTERM, nobody reads any more. The reason is the exit code. */
  readonly stopped: StopSignal;
  /** Does `restore` when the process ends, whatever ends it; the function it returns takes that back. */
  onExit(restore: () => void): () => void;
}

/** An AbortSignal whose reason is an exit code. */
export type StopSignal = Omit<AbortSignal, 'reason'> & { readonly reason: ExitCode };

/** Standard input: a terminal, a pipe or a file. */
export interface Input extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean;
}

/** A stream to write text to. `columns` and `rows` are known for a terminal only. */
export interface Output {
  write(text: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}
