import type { WarningType } from '../trace/index.ts';

/** A condition on a run: what an exercise asks for, and what a lesson claims. Times are virtual seconds. */
export type Goal =
  /** The program takes exactly so long. */
  | { readonly kind: 'duration'; readonly seconds: number }
  | { readonly kind: 'within'; readonly seconds: number }
  /** These lines are printed in this order; others may stand between. */
  | { readonly kind: 'prints'; readonly lines: readonly string[] }
  /** Exactly these lines are printed. */
  | { readonly kind: 'output'; readonly lines: readonly string[] }
  /** The same lines are printed as by another program of the folder, in any order. */
  | { readonly kind: 'same-lines-as'; readonly file: string }
  /** No loop is blocked for longer at a time. */
  | { readonly kind: 'blocked'; readonly seconds: number }
  /** So many tasks are alive at once between their first step and their end; only those of this name when `of` is given. */
  | { readonly kind: 'at-most' | 'at-least'; readonly tasks: number; readonly of: string | undefined }
  /** No more requests than these wait for the answer of a server at once. */
  | { readonly kind: 'requests-at-most'; readonly requests: number }
  /** Exactly these kinds of warnings are raised. */
  | { readonly kind: 'warnings'; readonly warnings: readonly WarningType[] }
  | { readonly kind: 'exit'; readonly code: number }
  /** Names that the source mentions, or must not mention. */
  | { readonly kind: 'uses' | 'avoids'; readonly names: readonly string[] };

/** The word that says what a goal asks for. */
export type GoalKind = Goal['kind'];
