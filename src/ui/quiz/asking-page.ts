import type { AskingPhase } from '../../app/index.ts';
import { WIDEST_PROSE } from '../text/markdown.ts';
import { fitRow, type Row, rowWidth, span, spread } from '../text/row.ts';
import { answerRows, sureRows } from './answer-rows.ts';
import { type ProgramRows, programRows } from './program-rows.ts';
import type { QuizScene } from './quiz-scene.ts';

/** A page that fills the screen and scrolls by itself. */
export interface AskingPage {
  readonly rows: readonly Row[];
  /** Columns before the rows. */
  readonly margin: number;
}

/** Beside the question there is room for the program. */
const TWO_COLUMNS = 96;
const MARGIN = 2;
const GAP = 4;

/** A question, its program and its choices. */
export function askingPage(scene: QuizScene, phase: AskingPhase): AskingPage {
  const { program } = phase.question;
  if (program === null) return wordsOnly(scene, phase);
  return scene.state.columns >= TWO_COLUMNS ? sideBySide(scene, phase) : stacked(scene, phase);
}

function wordsOnly(scene: QuizScene, phase: AskingPhase): AskingPage {
  const { margin, columns, rows } = scene.space;
  return { rows: questionRows(scene, phase, { columns: Math.min(columns, WIDEST_PROSE), rows }), margin };
}

/** The program at the left, as wide as its lines are long; the question and the choices at the right. */
function sideBySide(scene: QuizScene, phase: AskingPhase): AskingPage {
  const { rows } = scene.space;
  const most = Math.min(160, scene.state.columns - 2 * MARGIN);
  const left = Math.max(Math.floor(most * 0.4), Math.min(Math.floor(most * 0.58), widthOf(phase)));
  const right = Math.min(WIDEST_PROSE, most - left - GAP);
  const program = programWindow(scene, phase, { columns: left, rows });
  const question = questionRows(scene, phase, { columns: right, rows });
  const both = Array.from(
    { length: Math.min(rows, Math.max(program.length, question.length)) },
    (_, index): Row => [...fitRow(program[index] ?? [], left), span(' '.repeat(GAP)), ...(question[index] ?? [])],
  );
  return { rows: both, margin: Math.max(MARGIN, Math.floor((scene.state.columns - left - right - GAP) / 2)) };
}

/** Columns that the longest line takes with its number. */
function widthOf({ question }: AskingPhase): number {
  const sources = [question.program?.source ?? '', question.changed?.program.source ?? ''];
  return Math.max(...sources.flatMap((source) => source.split('\n')).map((line) => line.length)) + 6;
}

/** The question and its choices, and what is left of the height for the program; or the program alone. */
function stacked(scene: QuizScene, phase: AskingPhase): AskingPage {
  const columns = scene.state.columns - 2 * MARGIN;
  const { rows } = scene.space;
  if (phase.pane === 'program') return { rows: programWindow(scene, phase, { columns, rows }), margin: MARGIN };
  const question = questionRows(scene, phase, { columns, rows });
  const left = rows - question.length - 1;
  if (left < 1) return { rows: question, margin: MARGIN };
  const room = { columns, rows: left < LEAST_PROGRAM ? 1 : left };
  return { rows: [...question, [], ...programWindow(scene, phase, room)], margin: MARGIN };
}

/** With fewer rows only the program's name is there, and the key that shows it. */
const LEAST_PROGRAM = 4;

interface Room {
  readonly columns: number;
  readonly rows: number;
}

/** The question, the choices and how sure one is: whole where that fits, else what is selected stays in sight. */
function questionRows(scene: QuizScene, phase: AskingPhase, { columns, rows }: Room): readonly Row[] {
  const head = [...scene.prose(phase.question.question, columns, 'heading'), []];
  const answer = answerRows(scene, phase, columns);
  const sure = sureRows(scene, phase, columns);
  const room = Math.max(3, rows - head.length - sure.length - 1);
  const top = Math.max(0, Math.min(answer.rows.length - room, answer.focus - room + 2));
  const { glyphs } = scene.theme;
  const shown = answer.rows.slice(top, top + room);
  const isCut = top + room < answer.rows.length;
  const more: Row = isCut ? [span(`${glyphs.down} more`, 'faint')] : [];
  const whole = [...head, ...shown, more, ...sure];
  return whole.length <= rows ? whole : whole.slice(whole.length - rows);
}

/** The program with its name: around the line that the question is about, until somebody scrolls. */
function programWindow(scene: QuizScene, phase: AskingPhase, { columns, rows }: Room): readonly Row[] {
  const code = programRows(phase.question, { columns, theme: scene.theme });
  const room = rows - 1;
  const top = topOf(code, { scrolled: phase.top, room });
  const shown = code.rows.slice(top, top + room);
  const total = code.rows.length;
  const place = room === 0 ? `${total} lines` : `${top + 1}-${top + shown.length} of ${total}`;
  return [windowTitle(scene, phase, { columns, place: shown.length < total ? place : null }), ...shown];
}

interface WindowTitle {
  readonly columns: number;
  /** Which part is shown; null for all of it. */
  readonly place: string | null;
}

/** The name of the program, the signs of a change, and where only a part is shown, which one and how to see all. */
function windowTitle({ state, theme, safe }: QuizScene, phase: AskingPhase, { columns, place }: WindowTitle): Row {
  const { program, changed } = phase.question;
  const isWide = state.columns >= TWO_COLUMNS;
  const isHere = phase.pane === 'program';
  const name: Row = [
    ...(isWide && isHere ? [span(`${theme.glyphs.stands} `, 'accent')] : []),
    span(safe([program?.name ?? '', ...(program?.args ?? [])].join(' ')), 'title'),
    ...(changed === null ? [] : [span('   - before  ', 'bad'), span('+ after', 'good')]),
  ];
  if (place === null) return name;
  const key: Row = isWide || isHere ? [] : [span('Tab', 'key'), span(' all   ', 'dim')];
  const end: Row = [...key, span(place, 'faint')];
  return rowWidth(name) + rowWidth(end) + 2 <= columns ? spread(name, end, columns) : name;
}

interface Scrolling {
  readonly scrolled: number;
  readonly room: number;
}

function topOf({ rows, focus }: ProgramRows, { scrolled, room }: Scrolling): number {
  const most = Math.max(0, rows.length - room);
  const start = focus < room - 1 ? 0 : Math.min(most, focus - Math.floor(room / 2));
  return Math.max(0, Math.min(most, start + scrolled));
}
