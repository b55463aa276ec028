/**
 * The child's side of the pipe, in frames: a header of three 32-bit little-endian numbers (type, bytes of text,
 * bytes of records), then the text (UTF-8 JSON), then the records.
 */
export const FRAME = {
  /** Text: `[id, text, id, text, ...]`, new strings. Records: events, see codes.ts. */
  events: 1,
  /** The child is booted and waits for a job. */
  ready: 2,
  /** Text: `{prompt}`. The child waits for an input message. */
  needInput: 3,
  /** Text: `{path}`. The child waits for a file message about this path. */
  needFile: 4,
  /** Records: a memory snapshot, in bytes. */
  snapshot: 5,
  /** Text: `{exitCode, cause, message}`. The program is over; the child is not used again. */
  ended: 6,
  /** Text: a fault of the engine itself. */
  fault: 7,
} as const;

/** A header is this long. */
export const FRAME_HEADER_BYTES = 12;

/** Nothing honest is longer; a longer length means that the child lost its mind. */
export const FRAME_LIMIT_BYTES = 1 << 28;

/** What the parent sends: JSON in a frame of [32-bit length of JSON, 32-bit length of payload], then the payload. */
export type ControlMessage =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'input'; readonly text: string | null }
  | { readonly kind: 'file'; readonly entry: FileEntry };

/** What the parent knows of a path of the program's folder. A file's bytes are the message's payload. */
export type FileEntry =
  | { readonly type: 'missing' }
  | { readonly type: 'folder'; readonly names: readonly string[] }
  | { readonly type: 'file'; readonly modified: number }
  | { readonly type: 'refused'; readonly why: string };

/** One program to run, as the child needs it. Paths are POSIX-like, also on Windows. */
export interface Job {
  readonly file: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly folder: string;
  /** The program's text. */
  readonly text: string;
  readonly limits: JobLimits;
  /** Leave the observers out: only for measuring what they cost. */
  readonly unobserved: boolean;
}

/** {@link RunLimits} with every field present. */
export interface JobLimits {
  readonly events: number;
  readonly virtualSeconds: number;
  readonly wallSeconds: number;
  readonly outputBytes: number;
  readonly tasks: number;
  readonly threads: number;
  readonly memoryMegabytes: number;
}
