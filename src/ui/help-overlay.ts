import type { AppState } from '../app/index.ts';
import { drawBox } from './box.ts';
import { keyLabel } from './key-label.ts';
import { type BindingGroup, helpFor } from './keymap.ts';
import { keysRow } from './player/footer.ts';
import { fitRow, overlay, type Row, rowWidth, span } from './text/row.ts';
import type { Theme, Tone } from './theme.ts';

/** The keys and the signs of the screen, over whatever is shown. */
export function drawHelp(base: readonly Row[], state: AppState, theme: Theme): readonly Row[] {
  const blocks = [...helpFor(state).map((group) => groupRows(group, theme)), legendRows(theme)];
  const content = arrange(blocks, { columns: state.columns - 6, rows: base.length - 3 });
  const rows = Math.min(base.length - 1, content.length + 2);
  const columns = Math.min(state.columns, Math.max(...content.map(rowWidth)) + 4);
  const top = Math.min(state.help ?? 0, Math.max(0, content.length - rows + 2));
  const frame = { columns, rows, frame: 'box', title: [span('keys', 'title')], focused: true } as const;
  const box = drawBox(content.slice(top), { ...frame, scroll: { top, total: content.length } }, theme);
  const faded = base.slice(0, -1).map((row) => row.map((piece) => ({ text: piece.text, tone: 'faint' as const })));
  const at = { column: Math.floor((state.columns - columns) / 2), row: Math.floor((base.length - 1 - rows) / 2) };
  return [...overlay(faded, box, at), keysRow(state, theme, state.columns)];
}

function groupRows({ title, bindings }: BindingGroup, theme: Theme): readonly Row[] {
  const labels = bindings.map(({ keys }) => keys.map((key) => keyLabel(key, theme)).join(' '));
  const width = Math.max(...labels.map((label) => rowWidth([span(label)])));
  return [
    [span(title, 'title')],
    ...bindings.map(
      (binding, index): Row => [
        ...fitRow([span(labels[index] as string, 'key')], width + 2),
        span(binding.help, 'dim'),
      ],
    ),
  ];
}

const LEGEND: readonly (readonly [Tone & keyof Theme['glyphs'], string])[] = [
  ['running', 'runs'],
  ['callback', 'runs a callback of yours'],
  ['ready', 'ready: waits for its turn'],
  ['waiting', 'waits for what it awaits'],
  ['blocked', 'blocks the event loop'],
  ['starving', 'starves: the loop is blocked'],
  ['cpu', 'computes'],
  ['queued', 'waits for a worker'],
  ['done', 'done'],
  ['failed', 'raised an exception'],
  ['cancelled', 'was cancelled'],
];

function legendRows(theme: Theme): readonly Row[] {
  return [
    [span('Signs', 'title')],
    ...LEGEND.map(([state, text]): Row => {
      const glyph = theme.glyphs[state] as string;
      const line = state === 'done' || state === 'failed' || state === 'cancelled' ? `${glyph}   ` : glyph.repeat(4);
      return [span(line, state), span(`  ${text}`, 'dim')];
    }),
  ];
}

/** Puts blocks side by side in as few columns as the height needs, and no more than the width allows. */
function arrange(blocks: readonly Block[], room: { readonly columns: number; readonly rows: number }): Block {
  let best = stack(blocks);
  for (let count = 2; count <= blocks.length && best.length > room.rows; count++) {
    const columns = split(blocks, count).map(stack);
    const widths = columns.map((column) => Math.max(...column.map(rowWidth)) + COLUMN_GAP);
    if (widths.reduce((sum, width) => sum + width, -COLUMN_GAP) > room.columns) break;
    best = sideBySide(columns, widths);
  }
  return best;
}

type Block = readonly Row[];

const COLUMN_GAP = 3;

/** Blocks one under the other, a blank row between two. */
function stack(blocks: readonly Block[]): Block {
  return blocks.flatMap((block, index) => (index === 0 ? block : [[], ...block]));
}

/** Blocks in order in `count` columns, so that the tallest column is as short as it can be. */
function split(blocks: readonly Block[], count: number): readonly (readonly Block[])[] {
  if (count === 1) return [blocks];
  let best: readonly (readonly Block[])[] = [];
  for (let first = 1; first <= blocks.length - count + 1; first++) {
    const candidate = [blocks.slice(0, first), ...split(blocks.slice(first), count - 1)];
    if (best.length === 0 || tallest(candidate) < tallest(best)) best = candidate;
  }
  return best;
}

function tallest(columns: readonly (readonly Block[])[]): number {
  return Math.max(...columns.map((blocks) => stack(blocks).length));
}

function sideBySide(columns: readonly Block[], widths: readonly number[]): Block {
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, index) =>
    columns.flatMap((column, place) =>
      fitRow(column[index] ?? [], (widths[place] as number) - (place === columns.length - 1 ? COLUMN_GAP : 0)),
    ),
  );
}
