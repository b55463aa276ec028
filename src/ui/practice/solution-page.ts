import { highlightPython } from '../highlight.ts';
import { fitRow, type Row, span } from '../text/row.ts';
import type { PracticePage, PracticeScene } from './practice-scene.ts';

/** From this width on both programs stand side by side. */
const TWO_COLUMNS = 104;

/** The solution and the learner's program: side by side, or one below the other. */
export function solutionPage(scene: PracticeScene, top: number): PracticePage {
  const { desk, state, theme } = scene;
  const { solution } = desk.opened.exercise;
  const columns = state.columns - 4;
  if (columns < TWO_COLUMNS)
    return {
      rows: [...titled(scene, 'The solution', solution, columns), [], ...titled(scene, 'Yours', desk.text, columns)],
      top,
      isWide: true,
    };
  const half = Math.floor((columns - 3) / 2);
  const left = titled(scene, 'Yours', desk.text, half);
  const right = titled(scene, 'The solution', solution, half);
  const rows = Array.from(
    { length: Math.max(left.length, right.length) },
    (_, index): Row => [
      ...fitRow(left[index] ?? [], half, { mark: theme.glyphs.ellipsis }),
      span(` ${theme.glyphs.vertical} `, 'faint'),
      ...fitRow(right[index] ?? [], half, { mark: theme.glyphs.ellipsis }),
    ],
  );
  return { rows, top, isWide: true };
}

/** A program under its title, with the numbers of its lines; lines that the other program has not are marked. */
function titled({ desk, theme }: PracticeScene, title: string, source: string, columns: number): readonly Row[] {
  const other = source === desk.text ? desk.opened.exercise.solution : desk.text;
  const others = new Set(other.split(/\r?\n/).map((line) => line.trim()));
  const texts = source.split(/\r?\n/);
  const lines = highlightPython(source, theme.options);
  const digits = String(lines.length).length;
  return [
    [span(title, 'title')],
    [],
    ...lines.map((line, index): Row => {
      const isOwn = !others.has((texts[index] ?? '').trim());
      const row: Row = [
        span(isOwn ? `${theme.glyphs.selected} ` : '  ', 'accent'),
        span(`${String(index + 1).padStart(digits)}  `, 'faint'),
        ...line,
      ];
      return fitRow(row, columns, { mark: theme.glyphs.ellipsis });
    }),
  ];
}
