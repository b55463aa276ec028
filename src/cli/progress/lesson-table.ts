import { visible } from '../../export/index.ts';
import { counted } from '../../timeline/index.ts';
import type { TerminalFeatures } from '../terminal-features.ts';
import type { Pens } from './pens.ts';
import type { LessonReport, ProgressReport } from './report.ts';

/** What the columns of the table take. */
interface Columns {
  readonly id: number;
  /** 0 where there is no room for the titles. */
  readonly title: number;
  readonly bar: number;
  readonly hasExercises: boolean;
}

const LEAST_BAR = 5;
const MOST_BAR = 16;
const GAP = 2;
/** ` 100 %`, `due`, `exercise`. */
const PERCENT = 6;
const DUE = 3;
const EXERCISE = 8;

/** The lessons by part: how much is read, how well it is known, what is due. */
export function lessonTable({ lessons, parts }: ProgressReport, features: TerminalFeatures, pens: Pens): string {
  const columns = columnsFor(lessons, features.width);
  const numbers = [...new Set(lessons.map(({ part }) => part))].sort((one, other) => one - other);
  const room: Room = { columns, pens, features };
  return numbers
    .map((part) => {
      const inPart = lessons.filter((lesson) => lesson.part === part);
      const heading = `Part ${part}${parts[part - 1] === undefined ? '' : `: ${parts[part - 1]}`}`;
      return inPart.some(isBegun) ? table(heading, inPart, room) : ahead(heading, inPart, room);
    })
    .join('\n');
}

interface Room {
  readonly columns: Columns;
  readonly pens: Pens;
  readonly features: TerminalFeatures;
}

function columnsFor(lessons: readonly LessonReport[], width: number): Columns {
  const id = Math.max(8, ...lessons.map((lesson) => lesson.id.length));
  const longest = Math.max(0, ...lessons.map((lesson) => lesson.title.length));
  const hasExercises = lessons.some(({ exercise }) => exercise !== null);
  const fixed = GAP + id + 2 * (GAP + PERCENT) + GAP + DUE;
  const withExercise = hasExercises && fixed + 2 * 8 + GAP + EXERCISE <= width;
  const left = width - fixed - (withExercise ? GAP + EXERCISE : 0);
  const title = left - 2 * MOST_BAR >= longest + GAP ? longest : 0;
  const forBars = left - (title === 0 ? 0 : title + GAP);
  const bar = Math.max(LEAST_BAR, Math.min(MOST_BAR, Math.floor(forBars / 2)));
  return { id, title, bar, hasExercises: withExercise };
}

function isBegun({ seen, ideas, exercise }: LessonReport): boolean {
  return seen > 0 || ideas.asked > 0 || (exercise !== null && exercise.attempts > 0);
}

/** A part that nobody has begun takes one row. */
function ahead(heading: string, lessons: readonly LessonReport[], { columns, pens, features }: Room): string {
  const left = GAP + columns.id + (columns.title === 0 ? 0 : GAP + columns.title);
  const says = `${counted(lessons.length, 'lesson')} ahead`;
  const space = ' '.repeat(Math.max(1, left + GAP - heading.length));
  const row = `${pens.heading(visible(heading, features.ascii))}${space}${pens.dim(says)}`;
  return heading.length + space.length + says.length <= features.width ? row : pens.heading(heading);
}

function table(heading: string, lessons: readonly LessonReport[], room: Room): string {
  const { id, title, bar, hasExercises } = room.columns;
  const left = GAP + id + (title === 0 ? 0 : GAP + title);
  const head = ['read', 'known'].map((word) => `${' '.repeat(GAP)}${word.padEnd(bar + PERCENT)}`).join('');
  const rest = `${head}${' '.repeat(GAP)}due${hasExercises ? `${' '.repeat(GAP)}exercise` : ''}`;
  const named = room.pens.heading(visible(heading, room.features.ascii));
  // A long name takes the place of the heads of the columns: those of other parts say what they are.
  const top = heading.length <= left ? `${named}${' '.repeat(left - heading.length)}${room.pens.dim(rest)}` : named;
  return `${[top, ...lessons.map((lesson) => lessonRow(lesson, room))].join('\n')}\n`;
}

function lessonRow(lesson: LessonReport, { columns, pens, features }: Room): string {
  const { id, title, bar, hasExercises } = columns;
  const gap = ' '.repeat(GAP);
  const { due } = lesson.ideas;
  const cells = [
    `${gap}${lesson.id.padEnd(id)}`,
    ...(title === 0 ? [] : [pens.dim(visible(lesson.title, features.ascii).padEnd(title))]),
    shareCell(lesson.seen, { bar, ascii: features.ascii, pens, full: pens.good }),
    shareCell(lesson.mastery, { bar, ascii: features.ascii, pens, full: pens.accent }),
    due === 0 ? pens.faint('-'.padStart(DUE)) : pens.warning(String(due).padStart(DUE)),
    ...(hasExercises ? [exerciseCell(lesson, pens)] : []),
  ];
  return cells.join(gap).trimEnd();
}

interface ShareOptions {
  readonly bar: number;
  readonly ascii: boolean;
  readonly pens: Pens;
  readonly full: (text: string) => string;
}

/** A bar and its number. Only what is begun has a sign, only what is whole is full. */
function shareCell(share: number, { bar, ascii, pens, full }: ShareOptions): string {
  const filled = share >= 1 ? bar : Math.min(bar - 1, Math.max(share > 0 ? 1 : 0, Math.round(share * bar)));
  const [done, ahead] = ascii ? ['=', '-'] : ['━', '─'];
  const percent = share >= 1 ? 100 : Math.min(99, Math.max(share > 0 ? 1 : 0, Math.round(share * 100)));
  const number = `${percent} %`.padStart(PERCENT);
  return `${full(done.repeat(filled))}${pens.faint(ahead.repeat(bar - filled))}${share > 0 ? number : pens.faint(number)}`;
}

function exerciseCell({ exercise }: LessonReport, pens: Pens): string {
  if (exercise === null) return '';
  if (exercise.solved) return pens.good('solved');
  return exercise.attempts > 0 ? pens.warning('begun') : pens.faint('-');
}
