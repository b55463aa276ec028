import { eastAsianWidth } from 'get-east-asian-width';

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const known = new Map<number, number>();

/**
 * The columns a code point takes in a terminal: 0 (combining), 1 or 2 (East Asian wide, most emoji). Expects harmless
 * text: a control character has no width that terminals agree about.
 */
export function codePointWidth(codePoint: number): number {
  if (codePoint < 0x300) return 1;
  const remembered = known.get(codePoint);
  if (remembered !== undefined) return remembered;
  const width = ZERO_WIDTH.test(String.fromCodePoint(codePoint)) ? 0 : eastAsianWidth(codePoint);
  known.set(codePoint, width);
  return width;
}

/** The columns that `text` takes. Linear, with a fast path for ASCII. */
export function textWidth(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x300) width += 1;
    else {
      const codePoint = text.codePointAt(index) as number;
      if (codePoint > 0xffff) index++;
      width += codePointWidth(codePoint);
    }
  }
  return width;
}

/** The longest beginning of `text` that fits into `columns`, with the columns it really takes. */
export function takeColumns(text: string, columns: number): { readonly text: string; readonly width: number } {
  let width = 0;
  let index = 0;
  while (index < text.length) {
    const codePoint = text.codePointAt(index) as number;
    const next = width + codePointWidth(codePoint);
    if (next > columns) break;
    width = next;
    index += codePoint > 0xffff ? 2 : 1;
  }
  return { text: text.slice(0, index), width };
}
