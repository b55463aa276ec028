import { askedFor, goalsOf, isJudging, linesOf, wantedLines } from '../../app/index.ts';
import { highlightPython } from '../highlight.ts';
import { fitRow, type Row, rowWidth, span, spread } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { PracticeScene } from './practice-scene.ts';

type Judgement = ReturnType<typeof goalsOf>[number];

/** The goals with what is known of them, and the number of the row of the selected one. */
export function goalRows(scene: PracticeScene): { readonly rows: readonly Row[]; readonly focus: number } {
  const { desk } = scene;
  const known = desk.judged?.judgements ?? null;
  const goals = known ?? goalsOf(desk);
  const asked = goals.map((goal) => scene.safe(askedFor(goal)));
  const widest = Math.max(...asked.map((text) => text.length));
  const isTable = widest + MARKS + 14 <= scene.space.columns * 0.6;
  const rows: Row[] = [statusRow(scene)];
  let focus = 0;
  goals.forEach((goal, index) => {
    if (index === desk.selected) focus = rows.length;
    rows.push(...goalRow(scene, known === null ? null : goal, { asked: asked[index] ?? '', index, widest, isTable }));
  });
  return { rows, focus };
}

/** Columns before what a goal asks for. */
const MARKS = 4;

/** How many goals hold, and what the program is doing. */
function statusRow({ desk, theme, columns }: PracticeScene): Row {
  const { glyphs } = theme;
  const known = desk.judged?.judgements;
  const held = known?.filter(({ holds }) => holds).length ?? 0;
  const total = desk.opened.exercise.goals.length;
  const all = known !== undefined && held === total;
  const count: Row =
    known === undefined
      ? []
      : [span(all ? `${glyphs.check} all hold` : `${held} of ${total} hold`, all ? 'good' : 'dim', { strong: all })];
  const running: Row = isJudging(desk) ? [span(`${glyphs.play} `, 'running'), span('it runs  ', 'dim')] : [];
  return spread([span('Goals', 'title')], [...running, ...count], columns);
}

interface GoalPlace {
  readonly asked: string;
  readonly index: number;
  readonly widest: number;
  /** What happened stands in a column of its own. */
  readonly isTable: boolean;
}

function goalRow(scene: PracticeScene, goal: Judgement | null, place: GoalPlace): readonly Row[] {
  const { desk, theme, space, safe } = scene;
  const { glyphs } = theme;
  const { asked, index, widest, isTable } = place;
  const isHere = index === desk.selected;
  const isOld = isJudging(desk);
  const mark =
    goal === null
      ? span(`${glyphs.queued} `, 'faint')
      : span(`${goal.holds ? glyphs.check : glyphs.cross} `, isOld ? 'faint' : goal.holds ? 'good' : 'bad');
  const head: Row = [
    span(isHere ? `${glyphs.stands} ` : '  ', 'accent'),
    mark,
    span(asked, isOld ? 'dim' : isHere ? 'accent' : 'text'),
  ];
  if (goal === null) return wrapRow(head, space.columns, { hang: MARKS });
  const tone = isOld ? 'faint' : goal.holds ? 'dim' : 'bad';
  const actual = span(safe(goal.actual), tone);
  const gap = isTable ? widest + MARKS - rowWidth(head) + 3 : 3;
  if (isTable) return wrapRow([...head, span(' '.repeat(gap)), actual], space.columns, { hang: widest + MARKS + 3 });
  if (rowWidth(head) + gap + rowWidth([actual]) <= space.columns) return [[...head, span(' '.repeat(gap)), actual]];
  const below = goal.holds ? [] : wrapRow([span(' '.repeat(MARKS)), actual], space.columns, { hang: MARKS });
  return [...wrapRow(head, space.columns, { hang: MARKS }), ...below];
}

/** What there is to see of the selected goal when it does not hold: the line of the program, or the lines printed. */
export function goalDetail(scene: PracticeScene): readonly Row[] {
  const { desk } = scene;
  const goal = desk.judged?.judgements[desk.selected];
  if (goal === undefined || goal.holds || isJudging(desk)) return [];
  if (goal.line !== undefined) return lineRows(scene, goal.line);
  const wanted = wantedLines(desk, goal);
  return wanted === null ? [] : outputRows(scene, goal, wanted);
}

/** A line of the program with its neighbours. */
function lineRows({ desk, theme, space }: PracticeScene, line: number): readonly Row[] {
  const lines = highlightPython(desk.judged?.source ?? '', theme.options);
  const from = Math.max(1, line - 1);
  const to = Math.min(lines.length, line + 1);
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

/** The lines that are wanted beside those that are printed, around the first one that is wrong. */
function outputRows(scene: PracticeScene, { goal }: Judgement, wanted: readonly string[]): readonly Row[] {
  const { desk, theme, columns, safe } = scene;
  const { glyphs } = theme;
  const printed = desk.judged === null ? [] : linesOf(desk.judged.player.run.recording);
  const isOrdered = goal.kind === 'output';
  const isRight = (line: string | undefined, index: number, others: readonly string[]) =>
    line !== undefined && (isOrdered ? others[index] === line : others.includes(line));
  const count = Math.max(wanted.length, printed.length);
  const wrong = Array.from({ length: count }, (_, index) => index).find(
    (index) => !isRight(wanted[index], index, printed) || (isOrdered && !isRight(printed[index], index, wanted)),
  );
  const from = Math.max(0, Math.min(count - MOST_LINES, (wrong ?? 0) - 2));
  const half = Math.floor((columns - MARKS - 3) / 2);
  const cell = (lines: readonly string[], others: readonly string[], index: number): Row => {
    const line = lines[index];
    if (line === undefined) return fitRow([], half);
    const right = isRight(line, index, others);
    const mark = span(`${right ? glyphs.check : glyphs.cross} `, right ? 'good' : 'bad');
    return fitRow([mark, span(safe(line), right ? 'dim' : 'text')], half, { mark: glyphs.ellipsis });
  };
  const rows = Array.from(
    { length: Math.min(MOST_LINES, count - from) },
    (_, place): Row => [
      span(' '.repeat(MARKS)),
      ...cell(wanted, printed, from + place),
      span(` ${glyphs.vertical} `, 'faint'),
      ...cell(printed, wanted, from + place),
    ],
  );
  const head: Row = [
    span(' '.repeat(MARKS)),
    ...fitRow([span('should be printed', 'dim')], half),
    span(` ${glyphs.vertical} `, 'faint'),
    span(printed.length === 0 ? 'nothing is printed' : 'is printed', 'dim'),
  ];
  const left = count - from - rows.length;
  const more: readonly Row[] = left > 0 ? [[span(`${' '.repeat(MARKS)}and ${left} more`, 'faint')]] : [];
  return [head, ...rows, ...more];
}
