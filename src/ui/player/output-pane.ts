import type { OutputLine } from '../../timeline/index.ts';
import { fitRow, type Row, rowWidth, span } from '../text/row.ts';
import { textWidth } from '../text/width.ts';
import { chopText, wrapRow } from '../text/wrap.ts';
import { clockText, type PaneView, type Scene } from './scene.ts';

const EMPTY = 'Nothing is printed yet.';

/** What the program has printed, when and by whom, and the line in which its `input()` is answered. */
export const outputPane: PaneView = (scene, size) => {
  const { player, theme } = scene;
  const { recording } = player.run;
  const total = recording.outputCount(player.index);
  const back = Math.min(player.view.output, Math.max(0, total - 1));
  const input = back === 0 ? inputRows(scene, size.columns) : [];
  const space = Math.max(1, size.rows - input.length);
  const lines = recording.outputUpTo(player.index, space + back).slice(0, -back || undefined);
  const rows = newestRows(scene, lines, { columns: size.columns, rows: space });
  if (rows.length === 0 && input.length === 0) return { title: 'output', rows: [[span(EMPTY, 'faint')]] };
  const shown = [...rows, ...input];
  const note: Row = total === 0 ? [] : [span(`${total} ${total === 1 ? 'line' : 'lines'}`, 'faint')];
  return {
    title: 'output',
    rows: shown.length > size.rows ? shown.slice(-size.rows) : shown,
    note: back > 0 ? [span(`${theme.glyphs.down} ${back} newer`, 'warning')] : note,
    scroll: { top: Math.max(0, total - back - space), total },
  };
};

/** The newest lines that fit, whole; of a line that is taller than the pane its beginning. */
function newestRows(
  scene: Scene,
  lines: readonly OutputLine[],
  size: { readonly columns: number; readonly rows: number },
): readonly Row[] {
  let rows: readonly Row[] = [];
  for (let place = lines.length - 1; place >= 0; place--) {
    const entry = lineRows(scene, lines[place] as OutputLine, size.columns);
    if (rows.length + entry.length > size.rows) return rows.length === 0 ? entry.slice(0, size.rows) : rows;
    rows = [...entry, ...rows];
  }
  return rows;
}

/** No line takes more rows than this; the rest is cut. */
const MOST_ROWS = 12;

function lineRows(scene: Scene, line: OutputLine, columns: number): readonly Row[] {
  const { glyphs } = scene.theme;
  const error = line.stream === 'stderr';
  const clock = columns >= 34 ? `${clockText(scene, line.at)} ` : '';
  const edge = span(error ? glyphs.error : ' ', 'bad');
  const by =
    columns >= 56
      ? fitRow([span(scene.safe(line.by), 'faint')], Math.min(16, textWidth(scene.safe(line.by))), {
          mark: glyphs.ellipsis,
        })
      : [];
  const room = columns - clock.length - 1 - (by.length > 0 ? rowWidth(by) + 1 : 0);
  const text = line.text.length > room * MOST_ROWS ? line.text.slice(0, room * MOST_ROWS) : line.text;
  return chopText(scene.safe(text), room)
    .slice(0, MOST_ROWS)
    .map((part, index) => [
      span(index === 0 ? clock : ' '.repeat(clock.length), 'dim'),
      edge,
      ...fitRow([span(part, error ? 'bad' : 'text')], room),
      ...(index === 0 && by.length > 0 ? [span(' '), ...by] : []),
    ]);
}

function inputRows(scene: Scene, columns: number): readonly Row[] {
  const { player, theme, timeline } = scene;
  const { prompt } = player;
  if (prompt?.purpose !== 'input') return [];
  const { characters, cursor } = prompt.input;
  const asked = scene.safe((timeline.input?.prompt ?? '').split('\n').at(-1) ?? '');
  return wrapRow(
    [
      span(`${theme.glyphs.prompt} `, 'accent'),
      span(asked, 'text'),
      span(scene.safe(characters.slice(0, cursor).join('')), 'accent'),
      span(theme.glyphs.cursor, 'accent'),
      span(scene.safe(characters.slice(cursor).join('')), 'accent'),
    ],
    columns,
  );
}
