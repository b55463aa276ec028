import { ideaOf, summaryOf } from '../../quiz/index.ts';
import type { QuizScreen } from './quiz.ts';

/** A way on from the end of a quiz. */
export type WayFromQuiz =
  /** A lesson to read again, because of `count` answers that were wrong. */
  | { readonly kind: 'lesson'; readonly id: string; readonly title: string; readonly count: number }
  | { readonly kind: 'again' | 'back' };

/** Where one can go from the end of a quiz: what should be read again first. Nothing asked can be asked again. */
export function waysFromQuiz({ answered }: QuizScreen): readonly WayFromQuiz[] {
  const lessons = summaryOf(answered).reread.map(({ lesson, wrong }): WayFromQuiz => {
    const about = answered.find(({ question }) => question.card.lesson === lesson)?.about;
    return { kind: 'lesson', id: lesson, title: about ?? lesson, count: wrong };
  });
  return [...lessons, ...(answered.length === 0 ? [] : [{ kind: 'again' } as const]), { kind: 'back' }];
}

/** How many right answers in a row there are now. */
export function streakOf({ answered }: QuizScreen): number {
  const lastWrong = answered.findLastIndex(({ right }) => !right);
  return answered.length - 1 - lastWrong;
}

/** A misconception behind wrong answers, for people. */
export interface Believed {
  /** As the learner would say it; Markdown. */
  readonly belief: string;
  /** What is true instead; Markdown. */
  readonly truth: string;
  /** How many answers came from it. */
  readonly count: number;
}

/** What remains of a quiz; misconceptions that nobody knows by name are left out. */
export function outcomeOf({ answered }: QuizScreen) {
  const summary = summaryOf(answered);
  const believed = summary.misconceptions.flatMap(({ idea, count }): readonly Believed[] => {
    const { belief, truth } = ideaOf(idea);
    return belief === '' ? [] : [{ belief, truth, count }];
  });
  return { ...summary, believed };
}
