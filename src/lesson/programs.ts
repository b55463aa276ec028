import { didYouMean, nearNames } from '../text/index.ts';
import type { ProgramCall } from './lesson.ts';
import type { Position, Report } from './problem.ts';

/** The texts of a folder by path relative to it, with `/` between folders. */
export type Files = ReadonlyMap<string, string>;

/** A word of a line and its place. */
export interface Word {
  readonly text: string;
  readonly place: Position;
}

/** The words of a text on one line, parted by spaces; quotes hold words together. `place` is where the text begins. */
export function wordsOf(text: string, place: Position): Word[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map((match) => ({
    text: match[1] ?? match[2] ?? match[0],
    place: { line: place.line, column: place.column + match.index },
  }));
}

/** The Python program that these words call; undefined after a report. */
export function programCalled([name, ...args]: readonly Word[], files: Files, report: Report): ProgramCall | undefined {
  const source = name && fileNamed(name, files, { ending: '.py', report });
  if (name === undefined || source === undefined) return undefined;
  return { file: name.text, args: args.map(({ text }) => text), source };
}

/** The text of a file that must be there and end in `ending`; undefined after a report. */
export function fileNamed(
  { text, place }: Word,
  files: Files,
  { ending, report }: { readonly ending: string; readonly report: Report },
): string | undefined {
  const source = files.get(text);
  if (source !== undefined && text.endsWith(ending)) return source;
  const names = [...files.keys()].filter((name) => name.endsWith(ending));
  const listed = names.length === 0 ? `The folder has no ${ending} file yet.` : `The folder has ${names.join(', ')}.`;
  const message = source === undefined ? `there is no file ${text}` : `${text} is not a ${ending} file`;
  report(place, message, didYouMean(nearNames(text, names)) ?? listed);
  return undefined;
}
