import { highlightPython } from '../highlight.ts';
import type { Theme, Tone } from '../theme.ts';
import { harmless } from './harmless.ts';
import { fitRow, type Row, rowWidth, type Span, span } from './row.ts';
import { wrapRow } from './wrap.ts';

/** How Markdown is set. */
export interface Typesetting {
  /** Prose is never wider, however wide the terminal is. */
  readonly columns: number;
  readonly theme: Theme;
  /** True for words that can be looked up: they are underlined. */
  readonly isTerm?: (words: string) => boolean;
  /** The tone of plain words. */
  readonly tone?: Tone;
}

/** Lines of prose are hard to read when they are longer. */
export const WIDEST_PROSE = 76;

/** Markdown as rows: paragraphs, lists, quotes, headings, emphasis, code. What it does not know is shown as it is written. */
export function setMarkdown(markdown: string, how: Typesetting): readonly Row[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap((block, index) => {
    const rows = setBlock(block, how);
    const previous = blocks[index - 1];
    const isTight = block.kind === 'item' && previous?.kind === 'item' && !block.loose;
    return previous === undefined || isTight ? rows : [[], ...rows];
  });
}

/** One line of Markdown as styled text, for where there is no room for blocks. */
export function setInline(markdown: string, how: Typesetting): Row {
  return inline(markdown.replace(/\s+/g, ' ').trim(), how, how.tone ?? 'text');
}

type Block =
  | { readonly kind: 'paragraph' | 'quote' | 'heading'; readonly text: string }
  | {
      readonly kind: 'item';
      readonly mark: string;
      readonly depth: number;
      readonly text: string;
      readonly loose: boolean;
    }
  | { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly lines: readonly string[] }
  | { readonly kind: 'rule' };

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*(\S*)/;
const ITEM = /^( *)([-*+]|\d{1,3}[.)]) +(.*)$/;

function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  let isAfterBlank = true;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const fence = FENCE.exec(line);
    const item = ITEM.exec(line);
    const last = blocks.at(-1);
    if (fence !== null) {
      const end = lines.findIndex((other, place) => place > at && other.trim().startsWith(fence[1] as string));
      const stop = end < 0 ? lines.length : end;
      blocks.push({ kind: 'code', language: fence[2] ?? '', lines: lines.slice(at + 1, stop) });
      at = stop;
      isAfterBlank = true;
    } else if (line.trim() === '') isAfterBlank = true;
    else if (/^#{1,6} /.test(line)) {
      blocks.push({ kind: 'heading', text: line.replace(/^#+ +/, '').replace(/ +#+$/, '') });
      isAfterBlank = true;
    } else if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) {
      blocks.push({ kind: 'rule' });
      isAfterBlank = true;
    } else if (item !== null) {
      const depth = Math.floor((item[1] as string).length / 2);
      const loose = isAfterBlank && last?.kind === 'item';
      blocks.push({ kind: 'item', mark: item[2] as string, depth, text: item[3] as string, loose });
      isAfterBlank = false;
    } else if (line.trimStart().startsWith('|')) {
      if (last?.kind === 'table' && !isAfterBlank)
        blocks[blocks.length - 1] = { ...last, lines: [...last.lines, line] };
      else blocks.push({ kind: 'table', lines: [line] });
      isAfterBlank = false;
    } else {
      const isQuote = /^ {0,3}>/.test(line);
      const text = isQuote ? line.replace(/^ {0,3}> ?/, '') : line.trim();
      const goesOn = !isAfterBlank && last !== undefined && 'text' in last && (last.kind === 'quote') === isQuote;
      if (goesOn) blocks[blocks.length - 1] = { ...last, text: `${last.text} ${text.trim()}` };
      else blocks.push({ kind: isQuote ? 'quote' : 'paragraph', text });
      isAfterBlank = false;
    }
  }
  return blocks;
}

function setBlock(block: Block, how: Typesetting): readonly Row[] {
  const columns = Math.min(how.columns, WIDEST_PROSE);
  const { glyphs } = how.theme;
  const tone = how.tone ?? 'text';
  switch (block.kind) {
    case 'paragraph':
      return wrapRow(inline(block.text, how, tone), columns);
    case 'heading':
      return wrapRow(inline(block.text, how, 'heading'), columns);
    case 'quote':
      return wrapRow(inline(block.text, how, 'dim'), columns - 2).map((row) => [
        span(`${glyphs.vertical} `, 'faint'),
        ...row,
      ]);
    case 'item': {
      const mark = /\d/.test(block.mark) ? block.mark : glyphs.bullet;
      const indent = ' '.repeat(block.depth * 2);
      const head = span(`${indent}${mark} `, 'accent');
      return wrapRow([head, ...inline(block.text, how, tone)], columns, { hang: head.text.length });
    }
    case 'code':
      return setCode(block, how);
    case 'table':
      return setTable(block.lines, how);
    case 'rule':
      return [[span(glyphs.horizontal.repeat(Math.min(20, columns)), 'faint')]];
    default:
      return block satisfies never;
  }
}

const PYTHON = /^(py|python|python3|)$/i;

/** Code is never wrapped: what is too long is cut with a mark. */
function setCode({ language, lines }: Extract<Block, { readonly kind: 'code' }>, how: Typesetting): readonly Row[] {
  const { theme } = how;
  const { ascii } = theme.options;
  const isPython =
    PYTHON.test(language) && (language !== '' || lines.some((line) => /\b(def|await|import|async)\b/.test(line)));
  const rows: readonly Row[] = isPython
    ? highlightPython(lines.join('\n'), { ascii })
    : lines.map((line) => [span(harmless(line, { ascii }), 'string')]);
  const bar = span(`${theme.glyphs.vertical} `, 'faint');
  return rows.map((row) => {
    const fitted = fitRow(row, how.columns - 4, { mark: theme.glyphs.ellipsis });
    return [span('  '), bar, ...fitted];
  });
}

function setTable(lines: readonly string[], how: Typesetting): readonly Row[] {
  const cells = lines
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter((row) => !row.every((cell) => /^:?-*:?$/.test(cell)));
  const set = cells.map((row, index) => row.map((cell) => inline(cell, how, index === 0 ? 'title' : 'text')));
  const widths = (set[0] ?? []).map((_, column) => Math.max(...set.map((row) => rowWidth(row[column] ?? []))));
  return set.map((row) =>
    fitRow(
      row.flatMap((cell, column) => fitRow(cell, (widths[column] ?? 0) + 2)),
      how.columns,
      {
        mark: how.theme.glyphs.ellipsis,
      },
    ),
  );
}

/** `code`, **strong**, _emphasis_, [links](address), each outermost first. */
const INLINE =
  /(`+)(.+?)\1(?!`)|\*\*(?=\S)(.+?)\*\*|(?<![\w])__(?=\S)(.+?)__(?![\w])|(?<![\w*])\*(?=[^\s*])(.+?)\*(?![\w*])|(?<![\w])_(?=[^\s_])(.+?)_(?![\w])|!?\[([^\]]*)\]\(([^)\s]*)\)|\\([\\`*_{}[\]()#+.!|-])/g;

function inline(text: string, how: Typesetting, tone: Tone): readonly Span[] {
  const { ascii } = how.theme.options;
  const plain = (piece: string, as: Tone, strong = false) => span(prosaic(piece, ascii), as, strong ? { strong } : {});
  const out: Span[] = [];
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, , code, strong, strongToo, emphasis, emphasisToo, label, address, escaped] = match;
    if (match.index > done) out.push(plain(text.slice(done, match.index), tone));
    done = match.index + whole.length;
    const bold = strong ?? strongToo;
    const words = emphasis ?? emphasisToo;
    if (code !== undefined) out.push(span(harmless(code.replace(/^ (.+) $/, '$1'), { ascii }), 'code'));
    else if (bold !== undefined) out.push(...inline(bold, how, tone).map((piece) => ({ ...piece, strong: true })));
    else if (words !== undefined) out.push(plain(words, how.isTerm?.(words) === true ? 'term' : 'emphasis'));
    else if (label !== undefined) {
      out.push(plain(label, 'accent'));
      if (address !== undefined && address !== label) out.push(plain(` (${address})`, 'dim'));
    } else if (escaped !== undefined) out.push(plain(escaped, tone));
  }
  if (done < text.length) out.push(plain(text.slice(done), tone));
  return out;
}

/** What typewriters had in the place of typographic signs. */
const TYPEWRITER: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚′]/g, "'"],
  [/[“”„«»″]/g, '"'],
  [/[–—−]/g, '-'],
  [/…/g, '...'],
  [/→/g, '->'],
  [/←/g, '<-'],
  [/×/g, 'x'],
  [/≤/g, '<='],
  [/≥/g, '>='],
  [/\u00a0/g, ' '],
];

/** Prose as it is safe to show; in ASCII with the signs of a typewriter. */
export function prosaic(text: string, ascii: boolean): string {
  if (!ascii) return harmless(text);
  return harmless(
    TYPEWRITER.reduce((out, [sign, by]) => out.replace(sign, by), text),
    { ascii },
  );
}
