import {
  type AppState,
  type ExerciseMark,
  exerciseMark,
  type ListedExercise,
  type PracticeScreen,
  selectedExercise,
} from '../../app/index.ts';
import { drawPage, pageHeader, pageSpace } from '../page-frame.ts';
import { prosaic } from '../text/markdown.ts';
import { fitRow, type Row, rowWidth, span, spread } from '../text/row.ts';
import type { Theme, Tone } from '../theme.ts';
import { minutesText } from './practice-scene.ts';

/** The exercises by part, with how far the learner is; null when the terminal is too small. */
export function drawExercises(state: AppState, screen: PracticeScreen, theme: Theme): readonly Row[] | null {
  const space = pageSpace(state);
  if (space === null) return null;
  const done = state.profile.progress.exercises;
  const here = selectedExercise(screen, done);
  const columns = Math.min(space.columns, WIDEST);
  const rows: Row[] = [...introRows(theme, columns)];
  let focus = 0;
  let part = 0;
  for (const exercise of screen.exercises) {
    if (exercise.part !== part) rows.push([], partRow(state, exercise.part, theme));
    part = exercise.part;
    if (exercise === here) focus = rows.length;
    rows.push(exerciseRow(state, exercise, { theme, columns, selected: exercise === here }));
  }
  const solved = screen.exercises.filter(({ lesson }) => exerciseMark(done, lesson) === 'solved').length;
  const right: Row = [span(`${solved} of ${screen.exercises.length} solved`, 'dim')];
  const header = pageHeader(state, ['practice'], right, theme);
  const notice = screen.notice ?? state.profile.notice;
  return drawPage(state, { header, body: rows, top: topFor(focus, rows.length, space.rows), notice }, theme);
}

const WIDEST = 84;

/** The selected row stays in the middle where it can; at the ends the list stands still. */
function topFor(focus: number, total: number, rows: number): number {
  return Math.max(0, Math.min(total - rows, focus - Math.floor(rows / 2)));
}

function introRows(theme: Theme, columns: number): readonly Row[] {
  const text = 'Programs to put right in your own editor, judged on every save.';
  return [fitRow([span(text, 'dim')], columns, { mark: theme.glyphs.ellipsis })];
}

function partRow({ profile }: AppState, part: number, theme: Theme): Row {
  const name = profile.curriculum.parts[part - 1] ?? `Part ${part}`;
  return [span(prosaic(name, theme.options.ascii), 'title')];
}

interface Look {
  readonly theme: Theme;
  readonly columns: number;
  readonly selected: boolean;
}

/** Columns for the lesson's id. */
const ID = 18;

function exerciseRow(
  { profile }: AppState,
  { lesson, title, minutes }: ListedExercise,
  { theme, columns, selected }: Look,
): Row {
  const done = profile.progress.exercises;
  const [glyph, tone] = markLook(exerciseMark(done, lesson), theme);
  const tries = Object.hasOwn(done, lesson) ? (done[lesson]?.attempts ?? 0) : 0;
  const wide = columns >= 70;
  const left: Row = [
    span(selected ? `${theme.glyphs.stands} ` : '  ', 'accent'),
    span(`${glyph} `, tone),
    span(prosaic(title, theme.options.ascii), selected ? 'accent' : tone === 'done' ? 'dim' : 'text'),
  ];
  const right: Row = [
    ...(wide && tries > 0 ? [span(`${tries === 1 ? '1 attempt' : `${tries} attempts`}   `, 'faint')] : []),
    ...(wide ? fitRow([span(lesson, 'dim')], ID, { mark: theme.glyphs.ellipsis }) : []),
    span(minutesText(minutes).padStart(6), 'faint'),
    span(' '),
  ];
  const row = spread(fitRow(left, columns - rowWidth(right), { mark: theme.glyphs.ellipsis }), right, columns);
  return selected ? row.map((piece) => ({ ...piece, ground: 'selected' as const })) : row;
}

function markLook(mark: ExerciseMark, { glyphs }: Theme): readonly [string, Tone] {
  switch (mark) {
    case 'solved':
      return [glyphs.done, 'done'];
    case 'tried':
      return [glyphs.begun, 'ready'];
    case 'new':
      return [glyphs.fresh, 'faint'];
    default:
      return mark satisfies never;
  }
}
