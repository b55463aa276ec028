import type { ThreadWaitKind, TraceKind, WaitKind } from '../trace/index.ts';

/** Names an event of a run by some of its fields; all that are given must match. See `matchMoment`. */
export interface Matcher {
  readonly kind: TraceKind;
  /** The name of the task it happened in or is about, as the screen shows it. */
  readonly task?: string;
  /** The name of the thread it happened in or is about. */
  readonly thread?: string;
  /** What a `task-suspended` or a `thread-blocked` waits on. */
  readonly on?: WaitKind | ThreadWaitKind;
  /** A piece of the output, message, label, name or value. */
  readonly text?: string;
  /** The line of the program, counted from 1. */
  readonly line?: number;
  /** Virtual seconds. */
  readonly at?: number;
  /** The how-many-eth such event of the run, counted from 1, or the last one. Without it: the next one. */
  readonly nth?: number | 'last';
}

/** A stop of the guided look through a run. */
export interface Moment {
  readonly when: Matcher;
  /** What to see there; Markdown, one or two sentences. */
  readonly say: string;
  /** Where it stands in lesson.md, counted from 1. */
  readonly line: number;
}
