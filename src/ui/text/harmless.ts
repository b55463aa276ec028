/** How {@link harmless} writes what it must not pass on. */
export interface HarmlessOptions {
  /** Everything outside printable ASCII becomes a Python escape such as `\xe9`, as `ascii()` would write it. */
  readonly ascii?: boolean;
  /** The column at which the text starts, so that tabs reach the right stops. */
  readonly column?: number;
}

const TAB_STOP = 8;
const MAX_MARKS = 2;
// Printable ASCII, which nearly all text is, needs no second look.
const PLAIN = /^[\x20-\x7e]*$/;
const COMBINING = /^[\p{Mn}\p{Me}]$/u;
// Code points whose width or effect terminals disagree about: joiners, variation selectors, skin tones, tags.
const JOINERS =
  /^(?:\u200c|\u200d|\u2060|\ufeff|\u00ad|[\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}])$/u;
// Invisible, direction-changing, private, unassigned or not text at all.
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]$/u;

/**
 * One line of foreign text (output, source, names, messages) as it is safe to show: nothing in it can move the cursor,
 * change colours, reverse the reading direction or be wider than it is measured. What had to go stays visible: control
 * characters become their pictures (`␛`), others their number (`<202E>`). Emoji sequences are shown as their parts,
 * because terminals disagree about the width of the whole.
 */
export function harmless(text: string, options: HarmlessOptions = {}): string {
  if (PLAIN.test(text)) return text;
  const start = options.column ?? 0;
  let out = '';
  let column = start;
  let marks = 0;
  for (const character of text) {
    const piece = pieceFor(character, column, options.ascii === true);
    marks = COMBINING.test(piece) ? marks + 1 : 0;
    if (marks > MAX_MARKS || (marks > 0 && out === '')) continue;
    out += piece;
    column += piece.length;
  }
  return out;
}

function pieceFor(character: string, column: number, ascii: boolean): string {
  const codePoint = character.codePointAt(0) as number;
  if (codePoint === 9) return ' '.repeat(TAB_STOP - (column % TAB_STOP));
  if (codePoint >= 0x20 && codePoint < 0x7f) return character;
  if (ascii) return asciiEscape(codePoint);
  if (codePoint < 0x20) return String.fromCodePoint(0x2400 + codePoint);
  if (codePoint === 0x7f) return '\u2421';
  if (JOINERS.test(character)) return '';
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return '\ufffd';
  if (INVISIBLE.test(character)) return `<${codePoint.toString(16).toUpperCase().padStart(4, '0')}>`;
  return character;
}

function asciiEscape(codePoint: number): string {
  const hex = codePoint.toString(16);
  if (codePoint < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return codePoint < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** {@link harmless} for text of several lines: line ends stay what they are. */
export function harmlessLines(text: string, options: HarmlessOptions = {}): readonly string[] {
  return text.split(/\r\n|\n/).map((line) => harmless(line, options));
}
