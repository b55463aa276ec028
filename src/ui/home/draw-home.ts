import {
  type AppState,
  type HomeItem,
  type HomeScreen,
  homeSections,
  SMALLEST,
  selectedItem,
} from '../../app/index.ts';
import { drawTextLine, keysRow } from '../player/footer.ts';
import { harmless } from '../text/harmless.ts';
import { fitRow, type Row, rowWidth, span, spread } from '../text/row.ts';
import type { Theme } from '../theme.ts';
import { aboutRows } from './about.ts';
import { bannerRows } from './banner.ts';
import { itemRow } from './item-row.ts';

/** Beside the list there is room for what the selected item is about. */
const TWO_COLUMNS = 92;
const LIST_COLUMNS = 50;

/** The rows of the start screen; null when the terminal is too small. */
export function drawHome(state: AppState, home: HomeScreen, theme: Theme): readonly Row[] | null {
  const { columns, rows } = state;
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return null;
  const banner = bannerRows(state, theme);
  const footer = [footerRow(state, home, theme)];
  const body = rows - 1 - banner.length - footer.length;
  const content =
    columns >= TWO_COLUMNS
      ? twoColumns(state, home, { theme, rows: body })
      : oneColumn(state, home, { theme, rows: body });
  return [...banner, ...content, ...footer].map((row) => fitRow(row, columns, { mark: theme.glyphs.ellipsis }));
}

interface Room {
  readonly theme: Theme;
  readonly rows: number;
}

function twoColumns(state: AppState, home: HomeScreen, { theme, rows }: Room): readonly Row[] {
  const margin = Math.max(2, Math.floor((state.columns - 128) / 2));
  const gap = 5;
  const list = listRows(state, home, { theme, rows, columns: LIST_COLUMNS });
  const columns = Math.min(72, state.columns - margin - LIST_COLUMNS - gap - 2);
  const about = aboutRows(state, home, { theme, columns });
  return Array.from(
    { length: rows },
    (_, index): Row => [
      span(' '.repeat(margin)),
      ...fitRow(list[index] ?? [], LIST_COLUMNS),
      span(' '.repeat(gap)),
      ...(about[index - 1] ?? []),
    ],
  );
}

function oneColumn(state: AppState, home: HomeScreen, { theme, rows }: Room): readonly Row[] {
  const columns = state.columns - 4;
  const about = aboutRows(state, home, { theme, columns }).slice(0, rows >= 17 ? 5 : 3);
  const room = rows >= 17 ? 6 : 4;
  const list = listRows(state, home, { theme, rows: rows - room, columns });
  const line: Row = [span(theme.glyphs.horizontal.repeat(columns), 'faint')];
  const below = [line, ...Array.from({ length: room - 1 }, (_, index) => about[index] ?? [])];
  return [...list, ...below].map((row) => [span('  '), ...row]);
}

interface ListRoom extends Room {
  readonly columns: number;
}

/** The items under their headings, as many as fit, the selected one among them. */
function listRows(state: AppState, home: HomeScreen, { theme, rows, columns }: ListRoom): readonly Row[] {
  const selected = selectedItem(home, state.profile)?.key;
  const lines: { readonly row: Row; readonly item: HomeItem | null }[] = [];
  for (const { title, items } of homeSections(state.profile)) {
    if (items.length === 0) continue;
    if (lines.length > 0) lines.push({ row: [], item: null });
    if (title !== '') lines.push({ row: [span(harmless(title, theme.options), 'title')], item: null });
    for (const item of items) {
      const row = itemRow(item, {
        profile: state.profile,
        theme,
        columns: columns - 2,
        selected: item.key === selected,
      });
      lines.push({ row, item });
    }
  }
  const place = lines.findIndex(({ item }) => item !== null && item.key === selected);
  const top = windowTop({ place, total: lines.length, rows });
  const shown = lines.slice(top, top + rows).map(({ row }) => row);
  const full = Array.from({ length: rows }, (_, index) =>
    fitRow(shown[index] ?? [], columns - 2, { mark: theme.glyphs.ellipsis }),
  );
  return withThumb(full, { top, total: lines.length, rows, theme });
}

/** The selected line stays in the middle of the window where it can; at the ends the list stands still. */
function windowTop({
  place,
  total,
  rows,
}: {
  readonly place: number;
  readonly total: number;
  readonly rows: number;
}): number {
  return Math.max(0, Math.min(total - rows, place - Math.floor(rows / 2)));
}

interface Thumb extends Room {
  readonly top: number;
  readonly total: number;
}

function withThumb(list: readonly Row[], { top, total, rows, theme }: Thumb): readonly Row[] {
  if (total <= rows) return list;
  const size = Math.max(1, Math.round((rows * rows) / total));
  const start = Math.round((top / Math.max(1, total - rows)) * (rows - size));
  return list.map((row, index) => {
    const inside = index >= start && index < start + size;
    return [...row, span(' '), span(inside ? theme.glyphs.scrollThumb : ' ', 'faint')];
  });
}

function footerRow(state: AppState, home: HomeScreen, theme: Theme): Row {
  const { columns, profile } = state;
  if (home.prompt !== null)
    return drawTextLine(home.prompt, { label: ' run ', hint: 'the path of a Python program', columns, theme });
  const notice = home.notice ?? profile.notice;
  const said: Row =
    notice === null ? [] : [span(` ${theme.glyphs.warning} ${harmless(notice, theme.options)}  `, 'warning')];
  if (rowWidth(said) > columns - 24) return fitRow(said, columns, { mark: theme.glyphs.ellipsis });
  return spread([...said, ...keysRow(state, theme, columns - rowWidth(said))], [], columns);
}
