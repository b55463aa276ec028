import { lookUp, type TermUse, termsIn } from '../../lesson/index.ts';
import { type LessonScreen, pageOf } from './lesson.ts';

/** The terms that can be looked up on the page that is shown. */
export function termsOf(screen: LessonScreen): readonly TermUse[] {
  return termsIn(textsOf(screen).join('\n\n'), screen.lesson.glossary);
}

/** True for a word that the course's glossary explains. */
export function isTerm(screen: LessonScreen, word: string): boolean {
  return lookUp(word, screen.lesson.glossary) !== undefined;
}

/** The Markdown of a page. */
function textsOf(screen: LessonScreen): readonly string[] {
  const page = pageOf(screen);
  if (page.kind === 'end') return [];
  if (page.kind === 'verdict')
    return page.predictions.map(({ prediction }) => `${prediction.question}\n\n${prediction.because}`);
  const { step } = page;
  switch (step.kind) {
    case 'prose':
    case 'summary':
      return [step.markdown];
    case 'predict':
      return [step.prediction.question];
    case 'run':
      return step.moments.map(({ say }) => say);
    case 'compare':
      return [step.say];
    case 'modify':
      return [step.try, ...step.values.flatMap(({ choices }) => choices.map(({ say }) => say))];
    case 'javascript':
      return [];
    default:
      return step satisfies never;
  }
}
