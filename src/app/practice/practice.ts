import type { Lesson } from '../../lesson/index.ts';

/** An exercise that is worked on in the learner's own editor and judged on every save. */
export interface PracticeScreen {
  readonly kind: 'practice';
  /** The lesson that the exercise belongs to. */
  readonly lesson: Lesson;
  /** The lesson's folder, as the shell knows it. */
  readonly folder: string;
  /** What just went wrong, or null. */
  readonly notice: string | null;
}

/** What a screen of an exercise starts with. */
export interface PracticeOptions {
  readonly lesson: Lesson;
  readonly folder: string;
}

/** An exercise at its beginning. */
export function createPractice({ lesson, folder }: PracticeOptions): PracticeScreen {
  return { kind: 'practice', lesson, folder, notice: null };
}
