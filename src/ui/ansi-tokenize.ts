/**
 * Takes the place of `@alcalzone/ansi-tokenize` in the bundle (see the alias in bin/build.js). Ink 6.8 takes every row
 * of every frame apart with it and puts it together again, 14 to 20 ms at 120x40, because it runs a grapheme
 * segmenter over all of it. Our rows are harmless text with simple colours (see text/harmless.ts), and most of them
 * were in the frame before, so this one reads code points and remembers rows. The functions do for such rows
 * what the original does; test/ui/ansi-tokenize.test.ts compares them.
 */
import { codePointWidth } from './text/width.ts';

/** One column's character with the escape sequences in force. */
export interface StyledChar {
  readonly type: 'char';
  readonly value: string;
  readonly fullWidth: boolean;
  readonly styles: readonly Style[];
}

/** An escape sequence and the one that ends it. */
export interface Style {
  readonly type: 'ansi';
  readonly code: string;
  readonly endCode: string;
}

const SGR = /\u001b\[([\d;]*)m/y;
const MAX_REMEMBERED = 400;
const NO_STYLES: readonly Style[] = [];
let remembered = new Map<string, readonly StyledChar[]>();

/** The first half of the work: nothing to do here, {@link styledCharsFromTokens} does it all. */
export function tokenize(line: string): string {
  return line;
}

/** A row as characters, each with its styles. */
export function styledCharsFromTokens(line: string): readonly StyledChar[] {
  const known = remembered.get(line);
  if (known !== undefined) return known;
  const made = readRow(line);
  if (remembered.size >= MAX_REMEMBERED) remembered = new Map();
  remembered.set(line, made);
  return made;
}

function readRow(line: string): readonly StyledChar[] {
  const out: StyledChar[] = [];
  let styles = NO_STYLES;
  let index = 0;
  while (index < line.length) {
    SGR.lastIndex = index;
    const match = line.charCodeAt(index) === 27 ? SGR.exec(line) : null;
    if (match !== null) {
      styles = applyCodes(styles, match[1] as string);
      index = SGR.lastIndex;
      continue;
    }
    const codePoint = line.codePointAt(index) as number;
    const value = String.fromCodePoint(codePoint);
    const width = codePointWidth(codePoint);
    const last = out.at(-1);
    if (width === 0 && last !== undefined) out[out.length - 1] = { ...last, value: last.value + value };
    else out.push({ type: 'char', value, fullWidth: width === 2, styles });
    index += value.length;
  }
  return out;
}

/** `38;2;r;g;b` and `38;5;n` are one code each; everything else ends at the semicolon. */
const CODE = /[34]8;2;\d+;\d+;\d+|[34]8;5;\d+|\d+/g;

function applyCodes(styles: readonly Style[], codes: string): readonly Style[] {
  let out = styles;
  for (const code of codes.match(CODE) ?? ['0']) {
    const number = Number.parseInt(code, 10);
    const end = endOf(number);
    if (number === 0) out = NO_STYLES;
    else if (end === number) out = out.filter((style) => style.endCode !== sgr(end));
    else
      out = [
        ...out.filter((style) => style.endCode !== sgr(end) || end === 22),
        { type: 'ansi', code: sgr(code), endCode: sgr(end) },
      ];
  }
  return out.length === 0 ? NO_STYLES : out;
}

/** The code that ends a style; a code that ends one gives itself. */
function endOf(code: number): number {
  if (code === 1 || code === 2) return 22;
  if (code >= 3 && code <= 9) return code === 6 ? 25 : code + 20;
  if ((code >= 30 && code <= 38) || (code >= 90 && code <= 97)) return 39;
  if ((code >= 40 && code <= 48) || (code >= 100 && code <= 107)) return 49;
  return code;
}

function sgr(code: number | string): string {
  return `\u001b[${code}m`;
}

/** Characters as a string again, with the fewest escape sequences. */
export function styledCharsToString(chars: readonly StyledChar[]): string {
  let out = '';
  let styles = NO_STYLES;
  for (const char of chars) {
    if (char.styles !== styles) {
      out += transition(styles, char.styles);
      styles = char.styles;
    }
    out += char.value;
  }
  return out + transition(styles, NO_STYLES);
}

function transition(from: readonly Style[], to: readonly Style[]): string {
  if (from === to || (from.length === 0 && to.length === 0)) return '';
  const gone = from.filter(
    (style) =>
      !to.some((other) => other.endCode === style.endCode && (style.endCode !== sgr(22) || other.code === style.code)),
  );
  const ended = new Set(gone.map((style) => style.endCode));
  const added = to.filter((style) => ended.has(style.endCode) || !from.some((other) => other.code === style.code));
  return [...ended].join('') + added.map((style) => style.code).join('');
}
