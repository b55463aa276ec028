import type { Goal } from './goal.ts';

/** An exercise: a program to put right, judged by the trace of its run. */
export interface Exercise {
  readonly title: string;
  /** What to do, in a few sentences; Markdown. */
  readonly task: string;
  /** How long a learner needs, in real minutes. */
  readonly minutes: number;
  /** The text of start.py, which does not meet the goals. */
  readonly start: string;
  /** The text of solution.py, which does. */
  readonly solution: string;
  readonly goals: readonly Goal[];
  /** From a nudge to nearly the answer; Markdown. */
  readonly hints: readonly string[];
}
