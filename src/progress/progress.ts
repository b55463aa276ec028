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

/** How far somebody is with an exercise. */
export interface ExerciseProgress {
  /** When it was first solved, in milliseconds since 1970; null while it is not. */
  readonly solvedAt: number | null;
  /** How many versions of the program have been judged. */
  readonly attempts: number;
  /** How many hints have been shown. */
  readonly hints: number;
}

/** How often a misconception made the learner choose, and how often it was there and did not. */
export interface MisconceptionProgress {
  readonly wrong: number;
  readonly right: number;
  /** The last time either happened, in milliseconds since 1970. */
  readonly last: number;
  /** The last time it was wrong; null for never. */
  readonly lastWrong: number | null;
}

/** What was done on one day. */
export interface DayProgress {
  readonly answers: number;
  /** How many of the answers were right. */
  readonly right: number;
  /** How many exercises were solved for the first time. */
  readonly solved: number;
}

/** What the learner likes. */
export interface Settings {
  /** `auto`: as the terminal says. */
  readonly colour: 'auto' | 'none';
  readonly signs: 'auto' | 'ascii';
  /** Virtual seconds in a real one. */
  readonly speed: number;
}

/** What is remembered of a learner in one course. */
export interface CourseProgress {
  /** The lesson where the learner was last; null before the first. */
  readonly latest: string | null;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** The cards of the quiz by their id, as the quiz room writes them. */
  readonly cards: Readonly<Record<string, unknown>>;
  /** By the id of the misconception. */
  readonly misconceptions: Readonly<Record<string, MisconceptionProgress>>;
  /** By the id of the lesson. */
  readonly exercises: Readonly<Record<string, ExerciseProgress>>;
  /** The ids of the questions that were answered last, oldest first: at most `MOST_ASKED`. */
  readonly asked: readonly string[];
}

/** Everything that is remembered of a learner; what it says of a course is about the one that comes with the program. */
export interface Progress extends CourseProgress {
  readonly settings: Settings;
  /** By the day on the learner's calendar, `2026-01-31`; the latest `MOST_DAYS`. */
  readonly days: Readonly<Record<string, DayProgress>>;
  /** Courses of other people by their key: their lessons may have the same ids. See `progressIn`. */
  readonly courses: Readonly<Record<string, CourseProgress>>;
}

/** As many questions as fit in several long evenings: so long none is asked again. */
export const MOST_ASKED = 1000;
/** More than two years, for streaks. */
export const MOST_DAYS = 800;

/** A course that nobody has begun. */
export const EMPTY_COURSE: CourseProgress = {
  latest: null,
  lessons: {},
  cards: {},
  misconceptions: {},
  exercises: {},
  asked: [],
};

/** A learner who has just come. */
export const EMPTY_PROGRESS: Progress = {
  ...EMPTY_COURSE,
  settings: { colour: 'auto', signs: 'auto', speed: 1 },
  days: {},
  courses: {},
};

/** The share of a lesson that has been seen, from 0 to 1. */
export function lessonShare(lesson: LessonProgress | undefined): number {
  if (lesson === undefined) return 0;
  if (lesson.completed) return 1;
  return lesson.steps === 0 ? 0 : Math.min(1, lesson.seen.length / lesson.steps);
}
