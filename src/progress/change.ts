import {
  type CourseProgress,
  type DayProgress,
  EMPTY_COURSE,
  EMPTY_PROGRESS,
  type ExerciseProgress,
  type KeptAnswer,
  type LessonProgress,
  type MisconceptionProgress,
  MOST_ASKED,
  MOST_DAYS,
  type Progress,
  type Settings,
} from './progress.ts';

/**
 * Something that happened to a learner. Changes and not whole states are saved, so that what two programs save
 * at the same time adds up.
 */
export type ProgressChange =
  | { readonly kind: 'visit-step'; readonly lesson: string; readonly step: string; readonly steps: number }
  | { readonly kind: 'complete-lesson'; readonly lesson: string }
  | { readonly kind: 'keep-answer'; readonly lesson: string; readonly step: string; readonly answer: KeptAnswer }
  | { readonly kind: 'change-settings'; readonly settings: Settings }
  | AnsweredQuestion
  /** A version of the learner's program has been judged and does not meet the goals yet. */
  | { readonly kind: 'attempt-exercise'; readonly lesson: string }
  /** A version of it meets all goals: this is an attempt too. */
  | { readonly kind: 'solve-exercise'; readonly lesson: string; readonly at: number; readonly day: string }
  /** So many hints have been shown by now. */
  | { readonly kind: 'show-hints'; readonly lesson: string; readonly hints: number }
  /** Forgets the course; for the course that comes with the program everything, except the settings. */
  | { readonly kind: 'forget-all' };

/** A question of the quiz that the learner has answered. */
export interface AnsweredQuestion {
  readonly kind: 'answer-question';
  /** The id of the question. */
  readonly question: string;
  readonly right: boolean;
  /** The card after this answer, as the quiz room writes it; null for a program of the learner's own. */
  readonly card: { readonly id: string; readonly state: unknown } | null;
  /** The misconceptions behind the wrong choices that were taken, and behind those that were not. */
  readonly fellFor: readonly string[];
  readonly sawThrough: readonly string[];
  /** Milliseconds since 1970, and the day on the learner's calendar: `2026-01-31`. */
  readonly at: number;
  readonly day: string;
}

const NEW_LESSON: LessonProgress = { last: '', seen: [], steps: 0, completed: false, answers: {} };
const NEW_EXERCISE: ExerciseProgress = { solvedAt: null, attempts: 0, hints: 0 };
const NEW_MISCONCEPTION: MisconceptionProgress = { wrong: 0, right: 0, last: 0, lastWrong: null };
const NEW_DAY: DayProgress = { answers: 0, right: 0, solved: 0 };

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
    case 'answer-question':
      return answered(progress, change);
    case 'attempt-exercise':
      return withExercise(progress, change.lesson, (before) => ({ ...before, attempts: before.attempts + 1 }));
    case 'solve-exercise':
      return solved(progress, change);
    case 'show-hints':
      return withExercise(progress, change.lesson, (before) => ({
        ...before,
        hints: Math.max(before.hints, change.hints),
      }));
    case 'forget-all':
      return { ...EMPTY_PROGRESS, settings: progress.settings };
    default:
      return change satisfies never;
  }
}

/** What is remembered of the learner in a course; the key of the one that comes with the program is ''. */
export function progressIn(all: Progress, course: string): Progress {
  if (course === '') return all;
  const own = at(all.courses, course) ?? EMPTY_COURSE;
  return { ...own, settings: all.settings, days: all.days, courses: {} };
}

/** The progress after a change that happened in a course. */
export function applyIn(all: Progress, course: string, change: ProgressChange): Progress {
  if (course === '') return applyChange(all, change);
  if (change.kind === 'forget-all') {
    const others = Object.entries(all.courses).filter(([key]) => key !== course);
    return { ...all, courses: Object.fromEntries(others) };
  }
  const { settings, days, courses: _, ...own } = applyChange(progressIn(all, course), change);
  return { ...all, settings, days, courses: { ...all.courses, [course]: own satisfies CourseProgress } };
}

function visited(lesson: LessonProgress, { step, steps }: { readonly step: string; readonly steps: number }) {
  const seen = lesson.seen.includes(step) ? lesson.seen : [...lesson.seen, step];
  return { ...lesson, last: step, steps, seen };
}

function answered(progress: Progress, change: AnsweredQuestion): Progress {
  const { question, right, card, day } = change;
  const withDone = withDay(progress, day, (before) => ({
    ...before,
    answers: before.answers + 1,
    right: before.right + (right ? 1 : 0),
  }));
  const asked = [...progress.asked.filter((id) => id !== question), question].slice(-MOST_ASKED);
  const cards = card === null ? progress.cards : { ...progress.cards, [card.id]: card.state };
  return { ...withDone, asked, cards, misconceptions: judged(progress.misconceptions, change) };
}

function judged(
  before: Progress['misconceptions'],
  { fellFor, sawThrough, at: now }: AnsweredQuestion,
): Progress['misconceptions'] {
  const after = [...new Set([...fellFor, ...sawThrough])].map((id) => {
    const known = at(before, id) ?? NEW_MISCONCEPTION;
    // Another program may have saved a later answer already.
    const last = Math.max(known.last, now);
    return fellFor.includes(id)
      ? [id, { ...known, last, wrong: known.wrong + 1, lastWrong: Math.max(known.lastWrong ?? 0, now) }]
      : [id, { ...known, last, right: known.right + 1 }];
  });
  return { ...before, ...Object.fromEntries(after) };
}

function solved(progress: Progress, { lesson, at: now, day }: ProgressChange & { kind: 'solve-exercise' }): Progress {
  const isFirst = (at(progress.exercises, lesson) ?? NEW_EXERCISE).solvedAt === null;
  const after = withExercise(progress, lesson, (before) => ({
    ...before,
    attempts: before.attempts + 1,
    solvedAt: before.solvedAt ?? now,
  }));
  return isFirst ? withDay(after, day, (before) => ({ ...before, solved: before.solved + 1 })) : after;
}

function withLesson(progress: Progress, id: string, change: (lesson: LessonProgress) => LessonProgress): Progress {
  return { ...progress, lessons: { ...progress.lessons, [id]: change(at(progress.lessons, id) ?? NEW_LESSON) } };
}

function withExercise(
  progress: Progress,
  lesson: string,
  change: (exercise: ExerciseProgress) => ExerciseProgress,
): Progress {
  const after = change(at(progress.exercises, lesson) ?? NEW_EXERCISE);
  return { ...progress, exercises: { ...progress.exercises, [lesson]: after } };
}

function withDay(progress: Progress, day: string, change: (before: DayProgress) => DayProgress): Progress {
  const days = { ...progress.days, [day]: change(at(progress.days, day) ?? NEW_DAY) };
  const kept = Object.keys(days).length <= MOST_DAYS ? days : Object.fromEntries(Object.entries(days).sort().slice(1));
  return { ...progress, days: kept };
}

/** What a record holds itself: a lesson may be called `constructor`. */
function at<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
