import type { TraceEvent } from '../trace/index.ts';

/** What a run may use up before it is ended with a `limit-reached` event. Every field has a default. */
export interface RunLimits {
  /** Events in the trace. */
  readonly events: number;
  /** Virtual seconds on the program's clock. */
  readonly virtualSeconds: number;
  /** Real seconds of work; time spent waiting for the reader or for input does not count. */
  readonly wallSeconds: number;
  /** Bytes written to standard output and standard error together. */
  readonly outputBytes: number;
  /** Tasks alive at once. */
  readonly tasks: number;
  /** Threads alive at once. */
  readonly threads: number;
  /** Megabytes of the interpreter's heap; above it Python raises MemoryError. */
  readonly memoryMegabytes: number;
}

/** One program to run. */
export interface RunRequest {
  /** Absolute path of the program. Modules beside it can be imported and files of its folder can be read. */
  readonly file: string;
  /** The program as its author named it: what `sys.argv[0]` holds. */
  readonly argv0: string;
  readonly args: readonly string[];
  /** Absolute path of the folder the program believes to be in. */
  readonly cwd: string;
  /** The text of the program when it is not what the file holds (an edited lesson program). */
  readonly text?: string;
  readonly limits?: Partial<RunLimits>;
}

/** A program that runs. The engine works a bounded distance ahead of the reader of `events` and then waits. */
export interface Run {
  /** Batches of events in order, ending with `program-ended`, whatever happens to the child process. */
  readonly events: AsyncIterable<readonly TraceEvent[]>;
  /** Answers an `input-requested` event with text (line ends included), or null for the end of the input. */
  sendInput(text: string | null): void;
  /** Ends the program at once; `events` then ends with `program-ended`, cause "stopped". */
  stop(): void;
}

/** CPython in sandboxed child processes. */
export interface Engine {
  run(request: RunRequest): Run;
  /** Boots a spare child, so that the next run starts at once. */
  warm(): void;
  /** Ends every child process. */
  close(): void;
}
