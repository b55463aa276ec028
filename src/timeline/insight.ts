import type { Nanoseconds, Place, TraceEvent } from '../trace/index.ts';

/** The classic mistakes that a recording can show. */
export type InsightKind =
  | 'loop-blocked'
  | 'sequential-awaits'
  | 'never-awaited'
  | 'never-retrieved'
  | 'destroyed-pending'
  | 'left-behind'
  | 'lock-held'
  | 'unbounded-tasks'
  | 'slow-callback'
  | 'deadlock'
  | 'limit';

/** One diagnosis: what is wrong or slow, where, and what to do. */
export interface Insight {
  readonly kind: InsightKind;
  /** `mistake`: wrong; `slow`: right, but slower than it need be; `hint`: worth a thought. */
  readonly severity: 'mistake' | 'slow' | 'hint';
  /** One sentence: what happened. */
  readonly title: string;
  /** What to do about it, in a sentence or two. */
  readonly remedy: string;
  /** The line to look at; undefined when no single line is to blame. */
  readonly where: Place | undefined;
  /** An index at which the player shows it. */
  readonly index: number;
  readonly at: Nanoseconds;
  /** Virtual time that it cost or that could be saved, where that can be said. */
  readonly cost: Nanoseconds | undefined;
  /** How often it happened. */
  readonly times: number;
}

/** Looks at all events in their order, then says what it found. */
export interface Detector {
  /** Takes in the event that leads to `index`. */
  observe(event: TraceEvent, index: number): void;
  found(): readonly Insight[];
}

/** The same line, for grouping. */
export function placeKey(place: Place): string {
  return `${place.source}:${place.line}`;
}

/** " on line 8", or nothing when the line is not known. */
export function onLine(place: Place): string {
  return place.line > 0 ? ` on line ${place.line}` : '';
}

/** The place, unless its line is not known. */
export function known(place: Place): Place | undefined {
  return place.line > 0 ? place : undefined;
}
