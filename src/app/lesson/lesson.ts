import type { Lesson } from '../../lesson/index.ts';
import type { KeptAnswer, LessonProgress } from '../../progress/index.ts';
import { type Page, pagesOf } from './pages.ts';
import type { Stage } from './stage.ts';

/** A lesson that is walked through, one page a screen. */
export interface LessonScreen {
  readonly kind: 'lesson';
  readonly lesson: Lesson;
  /** The lesson's folder, as the shell knows it. */
  readonly folder: string;
  readonly pages: readonly Page[];
  /** The number of the page that is shown, from 0. */
  readonly at: number;
  readonly stage: Stage;
  /** The first row shown of a page that is longer than the screen. */
  readonly top: number;
  /** What lies over the page. */
  readonly overlay: LessonOverlay | null;
  /** The learner's answers, by step. */
  readonly answers: Readonly<Record<string, KeptAnswer>>;
  /** What just went wrong, or null. */
  readonly notice: string | null;
}

/** The list of steps, or the terms of the page. */
export interface LessonOverlay {
  readonly kind: 'steps' | 'terms';
  readonly selected: number;
}

/** A lesson that is opened: its stage is set by `enterPage`. */
export interface LessonOptions {
  readonly lesson: Lesson;
  readonly folder: string;
  /** How far the learner had come before. */
  readonly before: LessonProgress | undefined;
}

/** A lesson where the learner left it: at the beginning when it is new or was finished. */
export function createLesson({ lesson, folder, before }: LessonOptions): LessonScreen {
  const pages = pagesOf(lesson);
  const last = before?.completed === true ? 0 : pages.findIndex(({ id }) => id === before?.last);
  return {
    kind: 'lesson',
    lesson,
    folder,
    pages,
    at: Math.max(0, last),
    stage: { kind: 'read' },
    top: 0,
    overlay: null,
    answers: before?.answers ?? {},
    notice: null,
  };
}

/** The page that is shown. */
export function pageOf({ pages, at }: LessonScreen): Page {
  const page = pages[at];
  if (page === undefined) throw new Error(`the lesson has no page ${at}`);
  return page;
}
