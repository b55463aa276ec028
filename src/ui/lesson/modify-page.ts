import { changedSource, type ModifyStage } from '../../app/index.ts';
import { highlightPython } from '../highlight.ts';
import { fitRow, type Row, rowWidth, sliceRow, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { PageBody, PageScene } from './page-view.ts';
import { headingRows } from './read-page.ts';

/** The program with the places that can be changed, in place. */
export function modifyPage(scene: PageScene, stage: ModifyStage): PageBody {
  const { step } = stage;
  const head: readonly Row[] = [
    ...headingRows(scene, step.title),
    [],
    ...(step.try === '' ? [] : [...scene.prose(step.try), []]),
  ];
  const program = programRows(scene, stage);
  const values = valueRows(scene, stage);
  // A program edited by hand has no places of its own: it is scrolled.
  const isHere = stage.edited === null && step.values.length > 0 && scene.screen.top === 0;
  return {
    rows: [...head, ...values, [], ...program.rows],
    ...(isHere ? { focus: head.length + values.length + 1 + program.focus } : {}),
  };
}

/** Where the values stand in the changed program: line, column and length. */
interface Spot {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

function spotsOf({ step, chosen, edited }: ModifyStage): readonly (Spot | null)[] {
  if (edited !== null) return step.values.map(() => null);
  const { source } = step.program;
  return step.values.map((value, index) => {
    const lineStart = source.lastIndexOf('\n', value.offset - 1) + 1;
    // Values before it on the same line may have become longer or shorter.
    const moved = step.values.reduce((sum, other, place) => {
      const before = other.offset >= lineStart && other.offset < value.offset;
      return before ? sum + (chosen[place] ?? other.value).length - other.value.length : sum;
    }, 0);
    return {
      line: value.line,
      column: value.offset - lineStart + moved,
      length: (chosen[index] ?? value.value).length,
    };
  });
}

function programRows(scene: PageScene, stage: ModifyStage): { readonly rows: readonly Row[]; readonly focus: number } {
  const { theme, space } = scene;
  const source = changedSource(stage);
  const spots = spotsOf(stage);
  const lines = highlightPython(source, { ascii: theme.options.ascii });
  const digits = Math.max(2, String(lines.length).length);
  const rows = lines.map((code, index): Row => {
    const here = spots.flatMap((spot, place) => (spot?.line === index + 1 ? [{ spot, place }] : []));
    const selected = here.some(({ place }) => place === stage.place);
    const marked = here.reduce((row, { spot, place }) => markSpot(row, spot, place === stage.place), code);
    return [
      span(`${String(index + 1).padStart(digits)} `, selected ? 'text' : 'faint'),
      span(selected ? `${theme.glyphs.stands} ` : '  ', 'accent'),
      ...fitRow(marked, Math.max(10, space.columns - digits - 4), { mark: theme.glyphs.ellipsis }),
    ];
  });
  return { rows, focus: (spots[stage.place]?.line ?? 1) - 1 };
}

/** The value on a chip; the selected one stands out. */
function markSpot(row: Row, { column, length }: Spot, selected: boolean): Row {
  const value = sliceRow(row, column, column + length).map((piece) => ({
    ...piece,
    tone: selected ? ('accent' as const) : piece.tone,
    ground: selected ? ('selected' as const) : ('chip' as const),
    strong: true,
  }));
  return [...sliceRow(row, 0, column), ...value, ...sliceRow(row, column + length, rowWidth(row))];
}

/** What the selected value means, and its choices. */
function valueRows(scene: PageScene, stage: ModifyStage): readonly Row[] {
  const { theme, safe, space } = scene;
  const { step, chosen, place, edited } = stage;
  const columns = Math.min(76, space.columns);
  if (edited !== null)
    return wrapRow(
      [span('This is your own version. ', 'dim'), span('o', 'key'), span(' brings the original back.', 'dim')],
      columns,
    );
  const value = step.values[place];
  if (value === undefined)
    return wrapRow([span('e', 'key'), span(' opens the program in your editor, Enter runs it.', 'dim')], columns);
  const now = chosen[place] ?? value.value;
  const choices = value.choices.flatMap(({ text }, index): Row => {
    const gap: Row = index === 0 ? [] : [span('   ')];
    const mark = text === value.value ? span('') : span('');
    if (text !== now) return [...gap, span(safe(text), 'dim'), mark];
    return [
      ...gap,
      span(`${theme.glyphs.left} `, 'accent'),
      span(safe(text), 'accent'),
      span(` ${theme.glyphs.right}`, 'accent'),
    ];
  });
  const say = value.choices.find(({ text }) => text === now)?.say ?? '';
  const count = step.values.length > 1 ? `  (${place + 1} of ${step.values.length})` : '';
  return [
    [span(safe(value.name), 'title'), span(count, 'faint')],
    ...wrapRow([span('  '), ...choices], columns, { hang: 2 }),
    ...(say === '' ? [] : scene.prose(say, 'dim')),
  ];
}
