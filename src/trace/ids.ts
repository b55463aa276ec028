/** Virtual time in whole nanoseconds since the program started. Never negative, never fractional, at most 2^53. */
export type Nanoseconds = number;

/** A task or another future: both share one number space, because a task is a future. Numbered from 1 by first sight. */
export type FutureId = number;

/** The id of a future that is a task. 0 stands for "no task". */
export type TaskId = FutureId;

/** A thread of the program. 1 is the main thread of the main process. */
export type ThreadId = number;

/** An operating system process of the program. 1 is the main process. */
export type ProcessId = number;

/** An event loop. Every `asyncio.run` makes a new one. */
export type LoopId = number;

/** A timer handle (`loop.call_at`, `loop.call_later`, `asyncio.sleep`, `asyncio.timeout`). */
export type TimerId = number;

/** A callback handle in a ready queue that is not the step of a task. */
export type CallbackId = number;

/** An executor: a pool of threads or of processes. */
export type PoolId = number;

/** One call handed to an executor. */
export type WorkId = number;

/** A lock, event, condition, semaphore, barrier or queue, of asyncio or of threading. */
export type ResourceId = number;

/** A source file of the program; 0 is the file that was run. */
export type SourceId = number;

/** A line of the program's own code. Lines count from 1; line 0 means that the line is not known. */
export interface Place {
  readonly source: SourceId;
  readonly line: number;
}

/** Virtual nanoseconds in one virtual second. */
export const SECOND: Nanoseconds = 1_000_000_000;

/** Virtual nanoseconds in one virtual millisecond. */
export const MILLISECOND: Nanoseconds = 1_000_000;
