import { type AppState, SMALLEST } from '../app/index.ts';
import { keysRow } from './player/footer.ts';
import { harmless } from './text/harmless.ts';
import { WIDEST_PROSE } from './text/markdown.ts';
import { fitRow, type Row, rowWidth, span, spread } from './text/row.ts';
import type { Theme } from './theme.ts';

/** A screen that is read from the top: a line of where we are, the page, the keys. */
export interface PageFrame {
  readonly header: Row;
  readonly body: readonly Row[];
  /** The first row of the body to show; where it is shorter than the screen it stays at the top. */
  readonly top: number;
  /** A row of the body that must be seen, whatever `top` says. */
  readonly focus?: number | undefined;
  /** What just went wrong, before the keys. */
  readonly notice: string | null;
  /** Columns before the body; by default where prose begins. */
  readonly margin?: number;
}

/** The space of a page: where its prose begins and how wide it is. */
export interface PageSpace {
  readonly margin: number;
  readonly columns: number;
  readonly rows: number;
}

/** The space that is left for the body; null when the terminal is too small. */
export function pageSpace({ columns, rows }: Pick<AppState, 'columns' | 'rows'>): PageSpace | null {
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return null;
  const margin = Math.max(2, Math.floor((columns - WIDEST_PROSE) / 2 - (columns > 100 ? 4 : 0)));
  const most = columns >= 70 ? Math.min(margin, 24) : 2;
  return { margin: most, columns: columns - most - 2, rows: rows - 1 - HEADER - FOOTER };
}

const HEADER = 2;
const FOOTER = 2;

/** The rows of a page: each as wide as the terminal, one row less than it has. */
export function drawPage(state: AppState, page: PageFrame, theme: Theme): readonly Row[] {
  const space = pageSpace(state);
  if (space === null) return [];
  const { columns } = state;
  const margin = page.margin ?? space.margin;
  const top = topRow(page, space.rows);
  const shown = page.body.slice(top, top + space.rows);
  const more = page.body.length > top + space.rows;
  const rows = Array.from(
    { length: space.rows },
    (_, index): Row => [span(' '.repeat(margin)), ...(shown[index] ?? [])],
  );
  const hint: Row = [
    span(' '.repeat(margin)),
    ...(more
      ? [span(`${theme.glyphs.down} more`, 'faint')]
      : top > 0
        ? [span(`${theme.glyphs.up} more above`, 'faint')]
        : []),
  ];
  const out: readonly Row[] = [page.header, [], ...rows, hint, footer(state, page.notice, theme)];
  return out.map((row) => fitRow(row, columns, { mark: theme.glyphs.ellipsis }));
}

/** The first row of the body that is shown in so many rows. */
export function topRow({ body, top, focus }: Pick<PageFrame, 'body' | 'top' | 'focus'>, rows: number): number {
  const most = Math.max(0, body.length - rows);
  const wanted = Math.min(top, most);
  if (focus === undefined) return wanted;
  return Math.max(0, Math.min(most, focus < wanted + 1 ? focus - 1 : Math.max(wanted, focus - rows + 2)));
}

function footer(state: AppState, notice: string | null, theme: Theme): Row {
  const { ascii } = theme.options;
  const said: Row =
    notice === null ? [] : [span(` ${theme.glyphs.warning} ${harmless(notice, { ascii })}  `, 'warning')];
  if (rowWidth(said) > state.columns - 24) return said;
  return [...said, ...keysRow(state, theme, state.columns - rowWidth(said))];
}

/** Where we are, and at the right how far. */
export function pageHeader(
  { columns }: Pick<AppState, 'columns'>,
  titles: readonly string[],
  right: Row,
  theme: Theme,
): Row {
  const { ascii } = theme.options;
  const last = titles.length - 1;
  const crumbs = titles.flatMap(
    (part, index): Row => [
      span(` ${theme.glyphs.crumb} `, 'faint'),
      span(harmless(part, { ascii }), index === last ? 'title' : 'dim'),
    ],
  );
  const long: Row = [span(' async-tutor', 'accent'), ...crumbs];
  const short: Row = [span(` ${harmless(titles[last] ?? 'async-tutor', { ascii })}`, 'title')];
  const left = rowWidth(long) + rowWidth(right) + 3 <= columns ? long : short;
  return spread(left, [...right, span(' ')], columns, theme.glyphs.ellipsis);
}
