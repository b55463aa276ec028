import { harmless } from '../text/index.ts';
import type { Report } from './problem.ts';
import { type Word, wordsOf } from './programs.ts';

/** A piece of a lesson in reading order. `heading` is the one above it; undefined before the first. */
export type Piece = { readonly heading: string | undefined; readonly line: number } & (
  | { readonly kind: 'prose'; readonly markdown: string }
  | { readonly kind: 'directive'; readonly words: readonly [Word, ...Word[]]; readonly body: string }
);

/** The Markdown of a lesson. */
export interface Body {
  readonly markdown: string;
  /** The line of the file on which it begins. */
  readonly firstLine: number;
}

/** Languages a fence may name: such a fence is prose, code to read. */
const LANGUAGES = new Set([
  ...['text', 'output', 'diff', 'python', 'py', 'pycon', 'traceback', 'console', 'sh', 'bash', 'shell'],
  ...['javascript', 'js', 'typescript', 'ts', 'json', 'yaml', 'toml', 'html', 'sql', 'http', 'markdown'],
]);

/** Parts a lesson at its headings (`#` and `##`) and directives. */
export function splitMarkdown({ markdown, firstLine }: Body, report: Report): Piece[] {
  const pieces: Piece[] = [];
  const lines = markdown.split('\n');
  let heading: string | undefined;
  let start = 0;
  const endProse = (end: number) => {
    let first = start;
    while (first < end && lines[first]?.trim() === '') first++;
    const text = lines.slice(first, end).join('\n').trimEnd();
    if (text !== '') pieces.push({ kind: 'prose', heading, line: firstLine + first, markdown: text });
  };
  for (let index = 0; index < lines.length; index++) {
    const title = /^#{1,2}[ \t]+(.+?)[ \t]*#*$/.exec(lines[index] ?? '')?.[1];
    const fence = openingFence(lines[index] ?? '', firstLine + index);
    if (title !== undefined || fence?.directive !== undefined) endProse(index);
    if (title !== undefined) {
      heading = title;
      start = index + 1;
    }
    if (fence === undefined) continue;
    const end = closingFence(lines, index, fence.marks);
    if (end === undefined) {
      const place = { line: firstLine + index, column: 1 };
      report(place, 'this block has no end', `Close it with a line "${fence.marks}".`);
      if (fence.directive === undefined) continue;
      return pieces;
    }
    if (fence.directive !== undefined) {
      const body = lines.slice(index + 1, end).join('\n');
      pieces.push({ kind: 'directive', heading, line: firstLine + index, words: fence.directive, body });
      start = end + 1;
    }
    index = end;
  }
  endProse(lines.length);
  return pieces;
}

interface Fence {
  readonly marks: string;
  /** The words behind the marks, when the first is not a language. */
  readonly directive: readonly [Word, ...Word[]] | undefined;
}

function openingFence(text: string, line: number): Fence | undefined {
  const match = /^( {0,3})(`{3,}|~{3,})[ \t]*(.*)$/.exec(text);
  if (match === null) return undefined;
  const [, indent = '', marks = '', info = ''] = match;
  if (marks.startsWith('`') && info.includes('`')) return undefined;
  const before = text.length - info.length;
  const [first, ...others] = wordsOf(info, { line, column: Math.max(before, indent.length + marks.length) + 1 });
  const isDirective = first !== undefined && !LANGUAGES.has(first.text.toLowerCase());
  return { marks, directive: isDirective ? [first, ...others] : undefined };
}

function closingFence(lines: readonly string[], opening: number, marks: string): number | undefined {
  for (let index = opening + 1; index < lines.length; index++) {
    const line = lines[index]?.trim() ?? '';
    if (line.startsWith(marks) && line === marks[0]?.repeat(line.length)) return index;
  }
  return undefined;
}

/** The text of a file as the parsers want it: "\n" between lines, no byte order mark, nothing a terminal would obey. */
export function normalised(text: string): string {
  return harmless(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
}
