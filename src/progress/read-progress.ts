import {
  type CourseProgress,
  type DayProgress,
  EMPTY_PROGRESS,
  type ExerciseProgress,
  type KeptAnswer,
  type LessonProgress,
  type MisconceptionProgress,
  MOST_ASKED,
  type Progress,
  type Settings,
} from './progress.ts';

/** The version of the file's schema. It goes up when a program of before could no longer read the file. */
const VERSION = 1;

/** What a progress file holds, or why it cannot be used. */
export type ReadProgress =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'newer'; readonly version: number };

/** Reads the text of a progress file. Never throws; what is not understood inside a lesson is left out. */
export function readProgress(text: string): ReadProgress {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'damaged', why: (error as Error).message };
  }
  if (!isRecord(value)) return { kind: 'damaged', why: 'it holds no object' };
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { kind: 'damaged', why: 'it has no version' };
  if (version > VERSION) return { kind: 'newer', version };
  if (!isRecord(value.lessons)) return { kind: 'damaged', why: 'it has no lessons' };
  return { kind: 'progress', progress: progressOf(value) };
}

/** The text of a progress file. */
export function writeProgress(progress: Progress): string {
  return `${JSON.stringify({ version: VERSION, ...progress }, null, 1)}\n`;
}

type Fields = Readonly<Record<string, unknown>>;

function progressOf(value: Fields): Progress {
  return {
    ...courseOf(value),
    settings: isRecord(value.settings) ? settingsOf(value.settings) : EMPTY_PROGRESS.settings,
    days: recordOf(value.days, dayOf),
    courses: recordOf(value.courses, (course) => (isRecord(course) ? courseOf(course) : undefined)),
  };
}

function courseOf(value: Fields): CourseProgress {
  return {
    latest: typeof value.latest === 'string' ? value.latest : null,
    lessons: recordOf(value.lessons, lessonOf),
    cards: isRecord(value.cards) ? value.cards : {},
    misconceptions: recordOf(value.misconceptions, misconceptionOf),
    exercises: recordOf(value.exercises, exerciseOf),
    asked: strings(value.asked).slice(-MOST_ASKED),
  };
}

function lessonOf(value: unknown): LessonProgress | undefined {
  if (!isRecord(value)) return undefined;
  return {
    last: typeof value.last === 'string' ? value.last : '',
    seen: strings(value.seen),
    steps: numberFrom(value.steps),
    completed: value.completed === true,
    answers: recordOf(value.answers, answerOf),
  };
}

function answerOf(value: unknown): KeptAnswer | undefined {
  if (!isRecord(value) || !Array.isArray(value.lines)) return undefined;
  return { lines: strings(value.lines), right: typeof value.right === 'boolean' ? value.right : null };
}

function exerciseOf(value: unknown): ExerciseProgress | undefined {
  if (!isRecord(value)) return undefined;
  const { solvedAt, attempts, hints } = value;
  return { solvedAt: timeFrom(solvedAt), attempts: numberFrom(attempts), hints: numberFrom(hints) };
}

function misconceptionOf(value: unknown): MisconceptionProgress | undefined {
  if (!isRecord(value)) return undefined;
  const { wrong, right, last, lastWrong } = value;
  return {
    wrong: numberFrom(wrong),
    right: numberFrom(right),
    last: numberFrom(last),
    lastWrong: timeFrom(lastWrong),
  };
}

function dayOf(value: unknown): DayProgress | undefined {
  if (!isRecord(value)) return undefined;
  return { answers: numberFrom(value.answers), right: numberFrom(value.right), solved: numberFrom(value.solved) };
}

function settingsOf({ colour, signs, speed }: Fields): Settings {
  return {
    colour: colour === 'none' ? 'none' : 'auto',
    signs: signs === 'ascii' ? 'ascii' : 'auto',
    speed: typeof speed === 'number' && speed > 0 ? speed : 1,
  };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** What a record holds, as far as it is understood. */
function recordOf<T>(record: unknown, read: (value: unknown) => T | undefined): Record<string, T> {
  if (!isRecord(record)) return {};
  const entries = Object.entries(record).flatMap(([key, value]) => {
    const made = read(value);
    return made === undefined ? [] : [[key, made] as const];
  });
  return Object.fromEntries(entries);
}

/** A number that is at least 0; 0 for anything else. */
function numberFrom(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? value : 0;
}

function timeFrom(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
