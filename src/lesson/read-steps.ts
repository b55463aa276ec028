import { didYouMean, nearNames } from '../text/index.ts';
import {
  type Directive,
  readCompare,
  readJavaScript,
  readPredict,
  readRun,
  readSummary,
  type StepContent,
} from './directives.ts';
import type { Step, StepKind } from './lesson.ts';
import { type Body, type Piece, splitMarkdown } from './markdown.ts';
import type { Report } from './problem.ts';
import type { Files } from './programs.ts';
import { readModify } from './read-modify.ts';

/** A reader for each directive. */
const DIRECTIVES: Readonly<Record<string, (directive: Directive) => StepContent | undefined>> = {
  predict: readPredict,
  run: readRun,
  compare: readCompare,
  modify: readModify,
  'javascript-run': readJavaScript,
  summary: readSummary,
};

/** What the steps of a lesson are read with. */
export interface StepReading {
  /** Stands above the steps before the first heading. */
  readonly title: string;
  readonly files: Files;
  readonly report: Report;
}

/** Reads the Markdown of a lesson as steps. Every mistake is reported; what is wrong is left out. */
export function readSteps(body: Body, { title, files, report }: StepReading): Step[] {
  const counts = new Map<StepKind, number>();
  const pieces = splitMarkdown(body, report);
  const steps = pieces.flatMap((piece): Step[] => {
    const content = contentOf(piece, files, report);
    if (content === undefined) return [];
    const count = (counts.get(content.kind) ?? 0) + 1;
    counts.set(content.kind, count);
    const place = { id: `${content.kind}-${count}`, heading: piece.heading ?? title, line: piece.line };
    return [{ ...place, ...content }];
  });
  complainBehindSummary(steps, report);
  if (body.markdown.trim() === '') {
    const place = { line: body.firstLine, column: 1 };
    report(place, 'the lesson is empty', 'Write what it teaches below the front matter.');
  }
  return steps;
}

function contentOf(piece: Piece, files: Files, report: Report): StepContent | undefined {
  if (piece.kind === 'prose') return { kind: 'prose', markdown: piece.markdown };
  const [name, ...args] = piece.words;
  const read = Object.hasOwn(DIRECTIVES, name.text) ? DIRECTIVES[name.text] : undefined;
  if (read !== undefined) return read({ name, args, body: piece.body, bodyLine: piece.line + 1, files, report });
  const names = Object.keys(DIRECTIVES);
  const remedy =
    didYouMean(nearNames(name.text, names)) ??
    `The directives are ${names.join(', ')}; for code to read, name its language: "python".`;
  report(name.place, `nobody knows the directive "${name.text}"`, remedy);
  return undefined;
}

function complainBehindSummary(steps: readonly Step[], report: Report): void {
  const summary = steps.findIndex(({ kind }) => kind === 'summary');
  const next = summary < 0 ? undefined : steps[summary + 1];
  if (next === undefined) return;
  report({ line: next.line, column: 1 }, 'something stands behind the summary', 'The summary is the last step.');
}
