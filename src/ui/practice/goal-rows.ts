import { askedFor, goalsOf, isJudging, linesOf, shownGoals, wantedLines } from '../../app/index.ts';
import { highlightPython } from '../highlight.ts';
import { fitRow, type Row, rowWidth, span, spread } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import { inFewerRows, pairInAnyOrder, pairLines } from './line-pairs.ts';
import type { PracticeScene } from './practice-scene.ts';

type Judgement = ReturnType<typeof goalsOf>[number];

/** The goals with what is known of them, and the number of the row of the selected one. */
export function goalRows(scene: PracticeScene): { readonly rows: readonly Row[]; readonly focus: number } {
  const { desk } = scene;
  const known = desk.judged?.judgements ?? null;
  const all = known ?? goalsOf(desk);
  const goals = shownGoals(desk).flatMap((number): ShownGoal[] => {
    const goal = all[number];
    if (goal === undefined) return [];
    const actual = known === null || !isTold(goal) ? '' : scene.safe(goal.actual);
    return [{ number, asked: scene.safe(askedFor(goal)), actual, holds: known === null ? null : goal.holds }];
  });
  const widest = Math.max(...goals.map(({ asked }) => asked.length));
  const longest = Math.max(...goals.map(({ actual }) => actual.length));
  const isTable = MARKS + widest + GAP + longest <= scene.space.columns;
  const rows: Row[] = [statusRow(scene)];
  let focus = 0;
  for (const goal of goals) {
    const isHere = goal.number === desk.selected;
    if (isHere) focus = rows.length;
    rows.push(...goalRow(scene, goal, { isHere, column: isTable ? widest + MARKS + GAP : 0 }));
  }
  return { rows, focus };
}

/** What happened is always told of a goal that does not hold; of others where it is a number. */
function isTold({ goal, holds }: Judgement): boolean {
  return !holds || MEASURED.has(goal.kind);
}

const MEASURED: ReadonlySet<Judgement['goal']['kind']> = new Set([
  'within',
  'duration',
  'blocked',
  'at-most',
  'at-least',
  'requests-at-most',
]);

/** Columns before what a goal asks for. */
const MARKS = 4;
/** Columns between that and what happened. */
const GAP = 3;

/** How many goals hold, and what the program is doing. */
function statusRow({ desk, theme, columns }: PracticeScene): Row {
  const { glyphs } = theme;
  const known = desk.judged?.judgements;
  const shown = shownGoals(desk);
  const held = shown.filter((number) => known?.[number]?.holds === true).length;
  const total = shown.length;
  const all = known !== undefined && held === total;
  const count: Row =
    known === undefined
      ? []
      : [span(all ? `${glyphs.check} all hold` : `${held} of ${total} hold`, all ? 'good' : 'dim', { strong: all })];
  const running: Row = isJudging(desk) ? [span(`${glyphs.play} `, 'running'), span('it runs  ', 'dim')] : [];
  return spread([span('Goals', 'title')], [...running, ...count], columns);
}

interface ShownGoal {
  readonly number: number;
  readonly asked: string;
  /** '' where there is nothing to tell. */
  readonly actual: string;
  /** Null while it is not known. */
  readonly holds: boolean | null;
}

interface GoalPlace {
  readonly isHere: boolean;
  /** Where what happened begins; 0 where there is no column for it. */
  readonly column: number;
}

function goalRow(
  scene: PracticeScene,
  { asked, actual, holds }: ShownGoal,
  { isHere, column }: GoalPlace,
): readonly Row[] {
  const { desk, theme, space } = scene;
  const { glyphs } = theme;
  const isOld = isJudging(desk);
  const sign = holds === null ? glyphs.queued : holds ? glyphs.check : glyphs.cross;
  const head: Row = [
    span(isHere ? `${glyphs.stands} ` : '  ', 'accent'),
    span(`${sign} `, isOld ? 'faint' : holds === true ? 'good' : 'bad'),
    span(asked, isOld ? 'dim' : isHere ? 'accent' : 'text'),
  ];
  const told = span(actual, isOld ? 'faint' : holds === true ? 'dim' : 'bad');
  const gap = column === 0 ? GAP : column - rowWidth(head);
  if (rowWidth(head) + gap + rowWidth([told]) <= space.columns) return [[...head, span(' '.repeat(gap)), told]];
  const below = actual === '' ? [] : wrapRow([span(' '.repeat(MARKS)), told], space.columns, { hang: MARKS });
  return [...wrapRow(head, space.columns, { hang: MARKS }), ...below];
}

/**
 * What there is to see of the selected goal when it does not hold: the line of the program with so many neighbours on
 * each side, or the lines printed.
 */
export function goalDetail(scene: PracticeScene, neighbours: number): readonly Row[] {
  const { desk } = scene;
  const goal = desk.judged?.judgements[desk.selected];
  if (goal === undefined || goal.holds || isJudging(desk)) return [];
  if (goal.line !== undefined) return lineRows(scene, goal.line, neighbours);
  const wanted = wantedLines(desk, goal);
  return wanted === null ? [] : outputRows(scene, goal, wanted);
}

function lineRows({ desk, theme, space }: PracticeScene, line: number, neighbours: number): readonly Row[] {
  const lines = highlightPython(desk.judged?.source ?? '', theme.options);
  const from = Math.max(1, line - neighbours);
  const to = Math.min(lines.length, line + neighbours);
  const digits = String(to).length;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place): Row => {
    const number = from + place;
    const isIt = number === line;
    const row: Row = [
      span(`    ${isIt ? theme.glyphs.stands : ' '} `, 'bad'),
      span(`${String(number).padStart(digits)}  `, isIt ? 'text' : 'faint'),
      ...(lines[number - 1] ?? []).map((piece) => (isIt ? piece : { ...piece, tone: 'dim' as const })),
    ];
    return fitRow(row, space.columns, { mark: theme.glyphs.ellipsis });
  });
}

/** More lines of output than these hide the rest of the page. */
const MOST_LINES = 7;
const WIDEST_LINES = 110;

/** The lines that are wanted beside those that are printed, around the first one that is wrong. */
function outputRows(scene: PracticeScene, { goal }: Judgement, wanted: readonly string[]): readonly Row[] {
  const { desk, theme, space, safe } = scene;
  const { glyphs } = theme;
  const printed = desk.judged === null ? [] : linesOf(desk.judged.player.run.recording);
  const pairs = goal.kind === 'same-lines-as' ? pairInAnyOrder(wanted, printed) : pairLines(wanted, printed);
  // Where others may stand between, what is not wanted is not wrong.
  const shown = goal.kind === 'prints' ? pairs.filter((pair) => pair.wanted !== null) : inFewerRows(pairs);
  const half = Math.floor((Math.min(space.columns, WIDEST_LINES) - MARKS - 3) / 2);
  const cell = (line: string | null, isRight: boolean): Row => {
    if (line === null) return fitRow([], half);
    const mark = span(`${isRight ? glyphs.check : glyphs.cross} `, isRight ? 'good' : 'bad');
    return fitRow([mark, span(safe(line), isRight ? 'dim' : 'text')], half, { mark: glyphs.ellipsis });
  };
  const beside = (left: Row, right: Row): Row => [
    span(' '.repeat(MARKS)),
    ...fitRow(left, half),
    span(` ${glyphs.vertical} `, 'faint'),
    ...right,
  ];
  const wrong = shown.findIndex((pair) => pair.wanted !== pair.printed);
  const from = Math.max(0, Math.min(shown.length - MOST_LINES, wrong - 2));
  const rows = shown.slice(from, from + MOST_LINES).map((pair) => {
    const isRight = pair.wanted === pair.printed;
    return beside(cell(pair.wanted, isRight), cell(pair.printed, isRight));
  });
  const is = printed.length === 0 ? 'nothing is printed' : 'is printed';
  const left = shown.length - from - rows.length;
  const more: readonly Row[] = left > 0 ? [[span(`${' '.repeat(MARKS)}and ${left} more`, 'faint')]] : [];
  return [beside([span('should be printed', 'dim')], [span(is, 'dim')]), ...rows, ...more];
}
