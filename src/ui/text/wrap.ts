import { type Row, rowWidth, type Span, takeRow } from './row.ts';
import { takeColumns, textWidth } from './width.ts';

/** How lines are broken. */
export interface WrapOptions {
  /** Columns by which every line but the first is indented. */
  readonly hang?: number;
}

/** Breaks styled text at spaces into rows of at most `width` columns; a word that is longer than a row is cut. */
export function wrapRow(row: Row, width: number, options: WrapOptions = {}): readonly Row[] {
  const hang = Math.min(options.hang ?? 0, Math.max(0, width - 2));
  const lines = new Lines(width, hang);
  for (const word of words(row)) {
    if (word.space) lines.addSpace(word.spans[0] as Span);
    else lines.addWord(word);
  }
  return lines.rows;
}

/** Rows that are filled word by word. */
class Lines {
  readonly rows: Span[][] = [[]];
  readonly #width: number;
  readonly #hang: number;
  #column = 0;
  #space: Span | null = null;

  constructor(width: number, hang: number) {
    this.#width = width;
    this.#hang = hang;
  }

  /** Spaces only count when a word follows on the same row. */
  addSpace(space: Span): void {
    this.#space = space;
  }

  addWord({ spans, width }: Word): void {
    const gap = this.#space === null ? 0 : textWidth(this.#space.text);
    const fresh = this.#column <= this.#hang;
    if (!fresh && this.#column + gap + width > this.#width) this.#break();
    else if (this.#space !== null)
      this.#put([{ ...this.#space, text: ' '.repeat(Math.min(gap, this.#width - this.#column - 1)) }]);
    this.#space = null;
    let rest: Row = spans;
    while (this.#column + rowWidth(rest) > this.#width) {
      const head = takeRow(rest, this.#width - this.#column);
      if (head.length === 0 && this.#column <= this.#hang) break;
      this.#put(head);
      rest = dropRow(rest, head);
      this.#break();
    }
    this.#put(rest);
  }

  #put(row: Row): void {
    this.rows.at(-1)?.push(...row);
    this.#column += rowWidth(row);
  }

  #break(): void {
    this.rows.push(this.#hang > 0 ? [{ text: ' '.repeat(this.#hang), tone: 'text' }] : []);
    this.#column = this.#hang;
  }
}

/** {@link wrapRow} for text without styles. */
export function wrapText(text: string, width: number): readonly string[] {
  return wrapRow([{ text, tone: 'text' }], width).map((row) => row.map((piece) => piece.text).join(''));
}

/** Cuts text into pieces of at most `width` columns, wherever the edge falls: for output, where spaces mean something. */
export function chopText(text: string, width: number): readonly string[] {
  const out: string[] = [];
  let rest = text;
  do {
    const head = takeColumns(rest, Math.max(1, width)).text || rest.slice(0, 2);
    out.push(head);
    rest = rest.slice(head.length);
  } while (rest !== '');
  return out;
}

const NO_BREAK = '\u00a0';
/** The space between a number and its unit. */
const UNIT = /(\d) (?=(?:s|ms|µs|ns)\b)/g;

interface Word {
  readonly space: boolean;
  readonly spans: readonly Span[];
  readonly width: number;
}

/** Words may run over several spans ("**bold**ly"): they only end at spaces, and not at those between "2" and "s". */
function words(row: Row): readonly Word[] {
  const out: { space: boolean; spans: Span[]; width: number }[] = [];
  for (const piece of row) {
    for (const text of piece.text.replace(UNIT, `$1${NO_BREAK}`).split(/( +)/)) {
      if (text === '') continue;
      const space = text.startsWith(' ');
      const last = out.at(-1);
      const part = { ...piece, text: text.replaceAll(NO_BREAK, ' ') };
      if (last !== undefined && last.space === space && !space) {
        last.spans.push(part);
        last.width += textWidth(text);
      } else out.push({ space, spans: [part], width: textWidth(text) });
    }
  }
  return out;
}

/** `row` without its beginning `head`, which {@link takeRow} took from it. */
function dropRow(row: Row, head: Row): Row {
  let length = head.reduce((sum, piece) => sum + piece.text.length, 0);
  const out: Span[] = [];
  for (const piece of row) {
    const text = piece.text.slice(length);
    length = Math.max(0, length - piece.text.length);
    if (text !== '') out.push({ ...piece, text });
  }
  return out;
}
