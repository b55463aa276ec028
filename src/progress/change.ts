import type { KeptAnswer, LessonProgress, Progress, Settings } from './progress.ts';

/**
 * Something that happened to a learner. Changes and not whole states are saved, so that what two programs save
 * at the same time adds up.
 */
export type ProgressChange =
  | { readonly kind: 'visit-step'; readonly lesson: string; readonly step: string; readonly steps: number }
  | { readonly kind: 'complete-lesson'; readonly lesson: string }
  | { readonly kind: 'keep-answer'; readonly lesson: string; readonly step: string; readonly answer: KeptAnswer }
  | { readonly kind: 'change-settings'; readonly settings: Settings }
  | { readonly kind: 'keep-card'; readonly id: string; readonly card: unknown }
  | { readonly kind: 'forget-all' };

const NEW_LESSON: LessonProgress = { last: '', seen: [], steps: 0, completed: false, answers: {} };

/** The progress after a change. */
export function applyChange(progress: Progress, change: ProgressChange): Progress {
  switch (change.kind) {
    case 'visit-step':
      return { ...withLesson(progress, change.lesson, (lesson) => visited(lesson, change)), latest: change.lesson };
    case 'complete-lesson':
      return withLesson(progress, change.lesson, (lesson) => ({ ...lesson, completed: true }));
    case 'keep-answer':
      return withLesson(progress, change.lesson, (lesson) => ({
        ...lesson,
        answers: { ...lesson.answers, [change.step]: change.answer },
      }));
    case 'change-settings':
      return { ...progress, settings: change.settings };
    case 'keep-card':
      return { ...progress, cards: { ...progress.cards, [change.id]: change.card } };
    case 'forget-all':
      return { ...progress, latest: null, lessons: {}, cards: {} };
    default:
      return change satisfies never;
  }
}

function visited(lesson: LessonProgress, { step, steps }: { readonly step: string; readonly steps: number }) {
  const seen = lesson.seen.includes(step) ? lesson.seen : [...lesson.seen, step];
  return { ...lesson, last: step, steps, seen };
}

function withLesson(progress: Progress, id: string, change: (lesson: LessonProgress) => LessonProgress): Progress {
  const known = Object.hasOwn(progress.lessons, id) ? progress.lessons[id] : undefined;
  return { ...progress, lessons: { ...progress.lessons, [id]: change(known ?? NEW_LESSON) } };
}
