import { type CompareOptions, type CompareState, createCompare } from './compare.ts';

/** Two programs on one axis, outside of a lesson: `async-tutor compare A B`. */
export interface CompareScreen {
  readonly kind: 'compare';
  readonly title: string;
  readonly compare: CompareState;
}

/** The screen of two programs that have not started; see `start`. */
export function compareScreen({
  title,
  ...options
}: Omit<CompareOptions, 'nextRun'> & { readonly title: string }): CompareScreen {
  const [compare] = createCompare({ ...options, nextRun: 1 });
  return { kind: 'compare', title, compare };
}
