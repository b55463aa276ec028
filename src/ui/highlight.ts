import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/python';
import { harmless } from './text/harmless.ts';
import type { Row, Span } from './text/row.ts';
import type { Tone } from './theme.ts';

const highlighter = tagHighlighter([
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword],
    class: 'keyword',
  },
  { tag: [tags.string, tags.special(tags.string), tags.docString], class: 'string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'number' },
  { tag: [tags.comment, tags.lineComment], class: 'comment' },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: 'definition' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.meta], class: 'builtin' },
  { tag: [tags.operator, tags.compareOperator, tags.arithmeticOperator, tags.definitionOperator], class: 'operator' },
]);

/** Larger sources are shown without colours: nobody reads them here, and parsing them would delay the first frame. */
const MAX_HIGHLIGHTED = 200_000;

/**
 * Python source as one row per line, harmless and without line ends. Broken source is coloured as far as it goes.
 * Remembers the last few sources.
 */
export function highlightPython(source: string, options: { readonly ascii: boolean }): readonly Row[] {
  const key = `${options.ascii ? 'a' : 'u'}${source}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const rows = toRows(spansOf(source), options.ascii);
  if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value as string);
  remembered.set(key, rows);
  return rows;
}

const MAX_REMEMBERED = 8;
const remembered = new Map<string, readonly Row[]>();

function spansOf(source: string): readonly Span[] {
  if (source.length > MAX_HIGHLIGHTED) return [{ text: source, tone: 'text' }];
  const out: Span[] = [];
  let done = 0;
  highlightTree(parser.parse(source), highlighter, (from, to, tone) => {
    if (from > done) out.push({ text: source.slice(done, from), tone: 'text' });
    out.push({ text: source.slice(from, to), tone: tone as Tone });
    done = to;
  });
  out.push({ text: source.slice(done), tone: 'text' });
  return out;
}

function toRows(spans: readonly Span[], ascii: boolean): readonly Row[] {
  const rows: Span[][] = [[]];
  let column = 0;
  for (const piece of spans) {
    piece.text.split(/\r\n|\n|\r/).forEach((text, index) => {
      if (index > 0) {
        rows.push([]);
        column = 0;
      }
      if (text === '') return;
      const shown = harmless(text, { ascii, column });
      column += shown.length;
      rows.at(-1)?.push({ ...piece, text: shown });
    });
  }
  if (rows.length > 1 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}
