import type { Nanoseconds, ProcessId, ThreadId } from '../trace/index.ts';

/**
 * A line of execution that the scheduler switches between: a thread of some process. It is
 * - `ready`: could run, waits for its turn, for its process's GIL or for a core;
 * - `running`: executes at this very instant; at most one strand does, because the world has one interpreter;
 * - `computing`: used CPU time that has not passed yet; holds its process's GIL and a core until it has;
 * - `parked`: waits for a wake-up, a deadline or both;
 * - `ended`.
 */
export type StrandState = 'ready' | 'running' | 'computing' | 'parked' | 'ended';

/** How a strand's last park ended: somebody woke it, or its deadline passed. */
export type WakeReason = 'woken' | 'timed-out';

/** The scheduler's record of a thread. Mutable, and never handed out. */
export interface Strand {
  readonly id: ThreadId;
  readonly process: ProcessId;
  state: StrandState;
  /** Counts parks and CPU bursts, so that a timer of an earlier one is recognised as stale. */
  turn: number;
  wakeReason: WakeReason;
  /** The wait queue it stands in, or 0. */
  queue: number;
  /** When its CPU burst began. */
  since: Nanoseconds;
}
