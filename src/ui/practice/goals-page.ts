import { comparisonOf } from '../../app/index.ts';
import { timelineRows } from '../compare/compare-rows.ts';
import { type Row, span, spread } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import { goalDetail, goalRows } from './goal-rows.ts';
import { minutesText, type PracticePage, type PracticeScene } from './practice-scene.ts';

/** The task, where the learner's file is, which goals hold, the hints; and the timelines where there is room. */
export function goalsPage(scene: PracticeScene): PracticePage {
  const { desk, space } = scene;
  const { exercise } = desk.opened;
  const gap: readonly Row[] = space.rows < ROOMY ? [] : [[]];
  const head: Row[] = [titleRow(scene), ...gap, ...scene.prose(exercise.task), [], ...fileRows(scene), []];
  const goals = goalRows(scene);
  const detail = goalDetail(scene, space.rows < ROOMY ? 0 : 1);
  const hints = hintRows(scene);
  const body: Row[] = [...head, ...goals.rows, ...(detail.length > 0 ? [[], ...detail] : [])];
  if (hints.length > 0) body.push([], ...hints);
  const lastHint = body.length - 1;
  const timelines = timelinesIn(scene, space.rows - body.length - 1);
  const rows = timelines.length === 0 ? body : [...body, [], ...timelines];
  return { rows, top: desk.top, focus: focusOf(scene, head.length + goals.focus, lastHint) };
}

function focusOf({ desk }: PracticeScene, goal: number, hint: number): number | undefined {
  if (desk.looking === 'page') return undefined;
  return desk.looking === 'hints' ? hint : goal;
}

function titleRow({ desk, theme, columns, safe }: PracticeScene): Row {
  const { exercise } = desk.opened;
  const solved = desk.isSolved ? [span(`${theme.glyphs.check} solved   `, 'good')] : [];
  return spread(
    [span(safe(exercise.title), 'heading')],
    [...solved, span(minutesText(exercise.minutes), 'faint')],
    columns,
    theme.glyphs.ellipsis,
  );
}

/** Where the file is, and how it gets there what the learner does. */
function fileRows({ desk, theme, space, safe }: PracticeScene): readonly Row[] {
  const { glyphs } = theme;
  if (desk.trouble !== null)
    return wrapRow([span(`${glyphs.warning} ${safe(desk.trouble)}`, 'warning')], space.columns);
  const file: Row = [span('Your file  ', 'dim'), span(safe(desk.opened.shown), 'code')];
  const how: Row = [span('   e', 'key'), span(' edits it; every save runs it', 'dim')];
  return wrapRow([...file, ...how], space.columns);
}

/** The hints that were asked for, the newest one bright. */
function hintRows(scene: PracticeScene): readonly Row[] {
  const { desk, theme } = scene;
  const { hints } = desk.opened.exercise;
  return hints.slice(0, desk.hints).flatMap((hint, index): readonly Row[] => {
    const isNewest = index === desk.hints - 1;
    const label = span(`Hint ${index + 1} of ${hints.length}`, isNewest ? 'title' : 'faint');
    const rows = scene
      .prose(hint, isNewest ? 'text' : 'dim')
      .map((row): Row => [span(`${theme.glyphs.vertical} `, isNewest ? 'ready' : 'faint'), ...row]);
    return [...(index > 0 ? [[]] : []), [label], ...rows];
  });
}

/** Below so many rows every one of them counts. */
const ROOMY = 28;

/** The fewest rows in which two timelines can be told apart. */
const FEWEST = 7;

/** The attempt's timeline above the goal's, on one axis: in the room that is left, else below what is seen at once. */
function timelinesIn({ desk, theme, space }: PracticeScene, left: number): readonly Row[] {
  const compare = comparisonOf(desk);
  if (compare === null) return [];
  const rows = left < FEWEST ? space.rows - 1 : left;
  return timelineRows(compare, { columns: space.columns, rows, theme }).slice(0, rows);
}
