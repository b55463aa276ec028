import { fitRow, type Row, rowWidth, type Span, span } from './text/row.ts';
import type { Theme, Tone } from './theme.ts';

/** What surrounds the content of a pane. */
export interface BoxOptions {
  readonly columns: number;
  readonly rows: number;
  /** `box`: a border all around; `rule`: only a title line above. */
  readonly frame: 'box' | 'rule';
  readonly title: Row;
  /** At the right end of the title line: dim. */
  readonly note?: Row;
  /** At the right end of the lower border. */
  readonly footnote?: Row;
  readonly focused: boolean;
  /** Which part of a longer content is shown. */
  readonly scroll?: { readonly top: number; readonly total: number };
}

/** The rows of a pane: `content` cut and padded to fit into its frame. */
export function drawBox(content: readonly Row[], options: BoxOptions, theme: Theme): readonly Row[] {
  return options.frame === 'box' ? boxed(content, options, theme) : ruled(content, options, theme);
}

function boxed(content: readonly Row[], options: BoxOptions, theme: Theme): readonly Row[] {
  const { columns, rows } = options;
  const { glyphs } = theme;
  const line = lineTone(options);
  const inner = rows - 2;
  const thumb = thumbOf(options, inner);
  const out: Row[] = [titleLine(options, theme, [glyphs.topLeft, glyphs.topRight])];
  for (let index = 0; index < inner; index++) {
    const edge = thumb(index) ? span(glyphs.scrollThumb, 'dim') : span(glyphs.vertical, line);
    const row = fitRow(content[index] ?? [], columns - 4, { mark: glyphs.ellipsis });
    out.push([span(`${glyphs.vertical} `, line), ...row, span(' '), edge]);
  }
  out.push(bottomLine(options, theme));
  return out;
}

function ruled(content: readonly Row[], options: BoxOptions, theme: Theme): readonly Row[] {
  const { columns, rows } = options;
  const { glyphs } = theme;
  const inner = rows - 1;
  const thumb = thumbOf(options, inner);
  const out: Row[] = [titleLine(options, theme, [glyphs.horizontal, glyphs.horizontal])];
  for (let index = 0; index < inner; index++) {
    const edge = thumb(index) ? span(glyphs.scrollThumb, 'dim') : span(' ');
    out.push([span(' '), ...fitRow(content[index] ?? [], columns - 2, { mark: glyphs.ellipsis }), edge]);
  }
  return out;
}

function lineTone({ focused }: BoxOptions): Tone {
  return focused ? 'dim' : 'faint';
}

function titleLine(options: BoxOptions, theme: Theme, ends: readonly [string, string]): Row {
  const { glyphs } = theme;
  const line = lineTone(options);
  const note: Row =
    options.note === undefined || options.note.length === 0 ? [] : [span(' '), ...options.note, span(' ')];
  const room = options.columns - 2 - 2;
  const title = fitTitle([span(' '), ...options.title, span(' ')], room, glyphs.ellipsis);
  const shown = rowWidth(title) + rowWidth(note) + 1 <= room ? note : [];
  const fill = options.columns - 4 - rowWidth(title) - rowWidth(shown);
  return [
    span(ends[0] + glyphs.horizontal, line),
    ...title,
    span(glyphs.horizontal.repeat(fill), line),
    ...shown,
    span(glyphs.horizontal + ends[1], line),
  ];
}

function bottomLine(options: BoxOptions, theme: Theme): Row {
  const { glyphs } = theme;
  const line = lineTone(options);
  const note: readonly Span[] = options.footnote === undefined ? [] : [span(' '), ...options.footnote, span(' ')];
  const shown = rowWidth(note) <= options.columns - 4 ? note : [];
  const fill = options.columns - 3 - rowWidth(shown);
  return [
    span(glyphs.bottomLeft + glyphs.horizontal.repeat(fill), line),
    ...shown,
    span(glyphs.horizontal + glyphs.bottomRight, line),
  ];
}

function fitTitle(title: Row, room: number, mark: string): Row {
  return rowWidth(title) <= room ? title : fitRow(title, room, { mark });
}

/** Which rows of the right edge show the thumb of a scroll bar. */
function thumbOf({ scroll }: BoxOptions, rows: number): (row: number) => boolean {
  if (scroll === undefined || scroll.total <= rows || rows <= 0) return () => false;
  const size = Math.max(1, Math.round((rows * rows) / scroll.total));
  const most = Math.max(1, scroll.total - rows);
  const start = Math.round((Math.min(scroll.top, most) / most) * (rows - size));
  return (row) => row >= start && row < start + size;
}
