import { harmless } from '../text/index.ts';

/** A place in a file. Both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A mistake in a lesson: where it is, what is wrong and what to do. */
export interface LessonProblem extends Position {
  /** The file as it is called in messages: `05-gather/lesson.md`. */
  readonly path: string;
  /** The whole line, without what a terminal would obey; '' for a file that is not there. */
  readonly excerpt: string;
  readonly message: string;
  readonly remedy: string;
}

/** Reports a mistake at a place of one file. */
export type Report = (place: Position, message: string, remedy: string) => void;

/** Where problems gather. */
export interface Problems {
  readonly list: readonly LessonProblem[];
  /** The report of one file; `text` is all that is in it. */
  reportFor(path: string, text: string): Report;
}

/** The beginning of a file: where what is missing altogether is reported. */
export const START: Position = { line: 1, column: 1 };

/** A place for problems to gather; twice the same counts once. */
export function createProblems(): Problems {
  const list: LessonProblem[] = [];
  const seen = new Set<string>();
  return {
    list,
    reportFor(path, text) {
      const lines = text.split('\n');
      return ({ line, column }, message, remedy) => {
        const key = `${path}:${line}:${column}:${message}`;
        if (seen.has(key)) return;
        seen.add(key);
        list.push({ path, line, column, excerpt: harmless(lines[line - 1] ?? ''), message, remedy });
      };
    },
  };
}

/** The problem with the line it stands on and a caret below the place. */
export function renderLessonProblem({ path, line, column, excerpt, message, remedy }: LessonProblem): string {
  const head = `${path}:${line}:${column}: ${message}`;
  if (excerpt === '') return `${head}\n  ${remedy}`;
  const gutter = `${line} | `;
  const [shown, at] = nearColumn(excerpt.replaceAll('\t', ' ').trimEnd(), column);
  const caret = `${' '.repeat(gutter.length - 2)}| ${' '.repeat(at - 1)}^`;
  return [head, `${gutter}${shown}`, caret, `  ${remedy}`].join('\n');
}

const WIDEST_EXCERPT = 100;

/** A long line around a column of it, and where the column is then. */
function nearColumn(line: string, column: number): [string, number] {
  if (line.length <= WIDEST_EXCERPT) return [line, column];
  const from = Math.max(0, Math.min(column - 1 - WIDEST_EXCERPT / 2, line.length - WIDEST_EXCERPT));
  const cut = line.slice(from, from + WIDEST_EXCERPT);
  return [`${from > 0 ? '…' : ''}${cut}`, column - from + (from > 0 ? 1 : 0)];
}

/** Problems in the order in which a person goes through the files. */
export function sortedProblems(problems: readonly LessonProblem[]): LessonProblem[] {
  const paths = [...new Set(problems.map(({ path }) => path))];
  return [...problems].sort(
    (a, b) => paths.indexOf(a.path) - paths.indexOf(b.path) || a.line - b.line || a.column - b.column,
  );
}
