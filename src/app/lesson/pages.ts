import type { Lesson, PredictStep, ProgramCall, Step } from '../../lesson/index.ts';

/** One screen of a lesson as it is walked through. */
export type Page =
  | { readonly kind: 'step'; readonly id: string; readonly step: Step }
  /** What became of predictions, after the run they were about. */
  | {
      readonly kind: 'verdict';
      readonly id: string;
      readonly predictions: readonly PredictStep[];
      readonly program: ProgramCall;
    }
  /** After the last step: where to go from here. */
  | { readonly kind: 'end'; readonly id: string };

/**
 * The screens of a lesson. Predictions are answered by the next run of their program; those whose program the lesson never
 * runs are answered at once.
 */
export function pagesOf({ steps }: Lesson): readonly Page[] {
  const pages: Page[] = [];
  let open: PredictStep[] = [];
  steps.forEach((step, place) => {
    pages.push({ kind: 'step', id: step.id, step });
    if (step.kind === 'predict') open.push(step);
    const later = steps.slice(place + 1);
    const answered = open.filter(
      ({ program }) =>
        (step.kind === 'run' && isSameCall(step.program, program)) ||
        (step.kind === 'predict' &&
          program === step.program &&
          !later.some((other) => other.kind === 'run' && isSameCall(other.program, program))),
    );
    const [first] = answered;
    if (first === undefined) return;
    pages.push({ kind: 'verdict', id: `verdict-${first.id}`, predictions: answered, program: first.program });
    open = open.filter((prediction) => !answered.includes(prediction));
  });
  pages.push({ kind: 'end', id: 'end' });
  return pages;
}

/** True for the same program with the same arguments. */
export function isSameCall(one: ProgramCall, other: ProgramCall): boolean {
  return one.file === other.file && one.args.join('\0') === other.args.join('\0');
}

/** How many screens there are without the menu at the end: what "step 4 of 11" counts. */
export function pageCount(pages: readonly Page[]): number {
  return pages.length - 1;
}

/** The title of a page in the list of steps. */
export function pageTitle(page: Page): string {
  if (page.kind === 'end') return 'What next?';
  if (page.kind === 'verdict') return 'What really happened';
  const { step } = page;
  switch (step.kind) {
    case 'prose':
      return step.heading;
    case 'predict':
      return step.prediction.question;
    case 'summary':
      return 'To remember';
    case 'run':
    case 'compare':
    case 'modify':
    case 'javascript':
      return step.title;
    default:
      return step satisfies never;
  }
}
