import type { Ground, Tone } from '../theme.ts';
import { codePointWidth, takeColumns, textWidth } from './width.ts';

/** A piece of a row in one style. The text is harmless and holds no line end. */
export interface Span {
  readonly text: string;
  readonly tone: Tone;
  /** What lies under the text; nothing by default. */
  readonly ground?: Ground | undefined;
  readonly strong?: boolean | undefined;
}

/** One row of the screen, from left to right. */
export type Row = readonly Span[];

/** A span; the tone defaults to plain text. */
export function span(
  text: string,
  tone: Tone = 'text',
  more: { readonly ground?: Ground; readonly strong?: boolean } = {},
): Span {
  return { text, tone, ...more };
}

/** The columns a row takes. */
export function rowWidth(row: Row): number {
  let width = 0;
  for (const piece of row) width += textWidth(piece.text);
  return width;
}

/** The row in exactly `width` columns: padded with spaces on `ground`, or cut with `mark` as its last column. */
export function fitRow(
  row: Row,
  width: number,
  options: { readonly mark?: string; readonly ground?: Ground } = {},
): Row {
  if (width <= 0) return [];
  const missing = width - rowWidth(row);
  if (missing === 0) return row;
  if (missing > 0) return [...row, { text: ' '.repeat(missing), tone: 'text', ground: options.ground }];
  const mark = options.mark ?? '';
  const kept = takeRow(row, width - textWidth(mark));
  const end: Row = mark === '' ? [] : [{ text: mark, tone: 'dim', ground: options.ground }];
  return fitRow([...kept, ...end], width, options);
}

/** The beginning of a row, at most `columns` wide. */
export function takeRow(row: Row, columns: number): Row {
  const out: Span[] = [];
  let left = columns;
  for (const piece of row) {
    if (left <= 0) break;
    const taken = takeColumns(piece.text, left);
    if (taken.text !== '') out.push({ ...piece, text: taken.text });
    if (taken.text.length < piece.text.length) break;
    left -= taken.width;
  }
  return out;
}

/** The columns `from` up to `to` of a row; half of a wide character becomes a space. */
export function sliceRow(row: Row, from: number, to: number): Row {
  const out: Span[] = [];
  let column = 0;
  for (const piece of row) {
    let text = '';
    for (const character of piece.text) {
      const width = codePointWidth(character.codePointAt(0) as number);
      const inside = Math.min(to, column + width) - Math.max(from, column);
      if (inside === width && (width > 0 || (column > from && column <= to))) text += character;
      else if (inside > 0) text += ' ';
      column += width;
    }
    if (text !== '') out.push({ ...piece, text });
  }
  return out;
}

/** `left` at the left edge and `right` at the right edge of `width` columns; `left` is cut where they would meet. */
export function spread(left: Row, right: Row, width: number, mark = ''): Row {
  const rightWidth = rowWidth(right);
  if (rightWidth >= width) return fitRow(right, width, { mark });
  return [...fitRow(left, width - rightWidth, { mark }), ...right];
}

/** Puts the rows of `top` over `base`, its upper left corner at (`column`, `row`). Both have rows of equal width. */
export function overlay(
  base: readonly Row[],
  top: readonly Row[],
  at: { readonly column: number; readonly row: number },
): readonly Row[] {
  return base.map((row, index) => {
    const over = top[index - at.row];
    if (over === undefined) return row;
    const end = at.column + rowWidth(over);
    return [...sliceRow(row, 0, at.column), ...over, ...sliceRow(row, end, Number.POSITIVE_INFINITY)];
  });
}

/** The text of a row without its styles. */
export function plainRow(row: Row): string {
  return row.map((piece) => piece.text).join('');
}
