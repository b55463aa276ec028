import type { Edit } from './site.ts';

/** The source after replacements that do not overlap. Everything else stays: comments, layout, line ends. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const backwards = [...edits].sort((a, b) => b.start - a.start);
  return backwards.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);
}

/** A part of the source before and after edits, as one line: `for page in PAGES: await fetch(page)`. */
export function shownChange(
  source: string,
  shown: readonly [number, number],
  edits: readonly Edit[],
): [string, string] {
  const [start, end] = shown;
  const inside = edits.filter((edit) => edit.start >= start && edit.end <= end);
  const moved = inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const before = source.slice(start, end);
  return [oneLine(before), oneLine(applyEdits(before, moved))];
}

/** A statement or two in one line, without comments between the lines. */
function oneLine(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .reduce((joined, line) => joined + separator(joined, line) + line)
    .replace(/,(?=[)\]}])/g, '');
}

function separator(before: string, after: string): string {
  if (/[([{]$/.test(before) || /^[)\]}]/.test(after)) return '';
  return /[:,]$/.test(before) || isOpen(before) ? ' ' : '; ';
}

/** Whether brackets are open at the end: the line goes on. Brackets inside strings are so rare that they may count. */
function isOpen(text: string): boolean {
  return (text.match(/[([{]/g)?.length ?? 0) > (text.match(/[)\]}]/g)?.length ?? 0);
}
