/** The kinds of questions whose answers are computed by running a program, with what each asks. */
export const COMPUTED_KINDS = {
  'next-line': 'what prints next',
  order: 'in which order lines print',
  duration: 'how long the program takes',
  'who-runs': 'who runs at a moment',
  'waits-for': 'what a task waits for at a moment',
  'how-many-wait': 'how many tasks wait at a moment',
  'what-if': 'what happens if a line changes',
  'blocking-line': 'which line blocks the loop',
  outcome: 'what is printed or raised in the end',
} as const;

/** The word that says what a computed question asks. */
export type ComputedKind = keyof typeof COMPUTED_KINDS;
