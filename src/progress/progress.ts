/** What a learner answered to a prediction. */
export interface KeptAnswer {
  /** The lines in the learner's order, or the one line that was chosen or typed. */
  readonly lines: readonly string[];
  /** Whether the run agreed; null until somebody looked at the run. */
  readonly right: boolean | null;
}

/** How far somebody is in a lesson. Steps are named by their ids, which stay when a lesson is edited. */
export interface LessonProgress {
  /** The step where the learner was last. */
  readonly last: string;
  /** The steps the learner has seen, in the order of the first look. */
  readonly seen: readonly string[];
  /** How many steps the lesson had. */
  readonly steps: number;
  readonly completed: boolean;
  /** By the id of the step. */
  readonly answers: Readonly<Record<string, KeptAnswer>>;
}

/** What the learner likes. */
export interface Settings {
  /** `auto`: as the terminal says. */
  readonly colour: 'auto' | 'none';
  readonly signs: 'auto' | 'ascii';
  /** Virtual seconds in a real one. */
  readonly speed: number;
}

/** Everything that is remembered of a learner. */
export interface Progress {
  /** The lesson where the learner was last; null before the first. */
  readonly latest: string | null;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  readonly settings: Settings;
  /** The cards of the quiz by their id, as the quiz room writes them. */
  readonly cards: Readonly<Record<string, unknown>>;
}

/** A learner who has just come. */
export const EMPTY_PROGRESS: Progress = {
  latest: null,
  lessons: {},
  settings: { colour: 'auto', signs: 'auto', speed: 1 },
  cards: {},
};

/** The share of a lesson that has been seen, from 0 to 1. */
export function lessonShare(lesson: LessonProgress | undefined): number {
  if (lesson === undefined) return 0;
  if (lesson.completed) return 1;
  return lesson.steps === 0 ? 0 : Math.min(1, lesson.seen.length / lesson.steps);
}
