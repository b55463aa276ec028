import { EMPTY_PROGRESS, type KeptAnswer, type LessonProgress, type Progress, type Settings } from './progress.ts';

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
  return { kind: 'progress', progress: progressOf(value, value.lessons) };
}

/** The text of a progress file. */
export function writeProgress(progress: Progress): string {
  return `${JSON.stringify({ version: VERSION, ...progress }, null, 1)}\n`;
}

type Fields = Readonly<Record<string, unknown>>;

function progressOf(value: Fields, lessons: Fields): Progress {
  return {
    latest: typeof value.latest === 'string' ? value.latest : null,
    lessons: mapRecord(lessons, lessonOf),
    settings: isRecord(value.settings) ? settingsOf(value.settings) : EMPTY_PROGRESS.settings,
    cards: isRecord(value.cards) ? value.cards : {},
  };
}

function lessonOf(value: unknown): LessonProgress | undefined {
  if (!isRecord(value)) return undefined;
  return {
    last: typeof value.last === 'string' ? value.last : '',
    seen: strings(value.seen),
    steps: typeof value.steps === 'number' ? value.steps : 0,
    completed: value.completed === true,
    answers: isRecord(value.answers) ? mapRecord(value.answers, answerOf) : {},
  };
}

function answerOf(value: unknown): KeptAnswer | undefined {
  if (!isRecord(value) || !Array.isArray(value.lines)) return undefined;
  return { lines: strings(value.lines), right: typeof value.right === 'boolean' ? value.right : null };
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

function mapRecord<T>(record: Fields, read: (value: unknown) => T | undefined): Record<string, T> {
  const entries = Object.entries(record).flatMap(([key, value]) => {
    const made = read(value);
    return made === undefined ? [] : [[key, made] as const];
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
