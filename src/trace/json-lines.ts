import type { ZodError } from 'zod';
import { TRACE_VERSION, type TraceEvent } from './events.ts';

/** What is wrong with a line of a trace, for a person. */
export interface LineProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** One line, read. */
export type ParsedLine =
  | { readonly kind: 'event'; readonly event: TraceEvent }
  /** An empty line, or an event of a kind that this version does not know: a reader goes on without it. */
  | { readonly kind: 'skipped'; readonly unknown: string | undefined }
  | { readonly kind: 'problem'; readonly problem: LineProblem };

/** A whole trace, read. With problems, `events` holds what comes before the first of them. */
export interface ParsedTrace {
  readonly events: readonly TraceEvent[];
  readonly problems: readonly LineProblem[];
  /** How many events were left out because their kinds are not known here. */
  readonly skipped: number;
}

/** Problems are listed up to this many: a file that is something else has one on every line. */
const MOST_PROBLEMS = 10;

/** The event as one line of JSON with its line end: who and when first, then what. */
export function toJsonLine(event: TraceEvent): string {
  const { at, thread, task, kind, ...rest } = event;
  return `${JSON.stringify({ at, thread, task, kind, ...rest })}\n`;
}

/** Reads one line. Never throws for what the line holds. `lineNumber` counts from 1 and is only for messages. */
export async function parseJsonLine(line: string, lineNumber: number): Promise<ParsedLine> {
  return parseWith(await loadSchema(), line, lineNumber);
}

/** Reads a whole trace. The first event must say which version of the vocabulary the trace is written in. */
export async function readJsonLines(text: string): Promise<ParsedTrace> {
  const schema = await loadSchema();
  const events: TraceEvent[] = [];
  const problems: LineProblem[] = [];
  let skipped = 0;
  for (const [place, line] of text.split('\n').entries()) {
    const parsed = parseWith(schema, line, place + 1);
    const problem = parsed.kind === 'problem' ? parsed.problem : outOfPlace(parsed, events.at(-1), place + 1);
    if (problem !== undefined) problems.push(problem);
    else if (parsed.kind === 'event' && problems.length === 0) events.push(parsed.event);
    else if (parsed.kind === 'skipped' && parsed.unknown !== undefined) skipped += 1;
    if (problems.length >= MOST_PROBLEMS || isFatal(problem, events)) break;
  }
  if (events.length === 0 && problems.length === 0) problems.push(notATrace(1));
  return { events, problems, skipped };
}

type Schema = typeof import('./schema.ts');

let loading: Promise<Schema> | undefined;

function loadSchema(): Promise<Schema> {
  loading ??= import('./schema.ts');
  return loading;
}

function parseWith({ traceEventSchema, traceKinds }: Schema, line: string, lineNumber: number): ParsedLine {
  if (line.trim() === '') return { kind: 'skipped', unknown: undefined };
  const value = parseJson(line);
  if (!isRecord(value) || typeof value.kind !== 'string') return { kind: 'problem', problem: notATrace(lineNumber) };
  if (value.kind === 'program-started' && typeof value.version === 'number' && value.version > TRACE_VERSION) {
    return { kind: 'problem', problem: tooNew(value.version, lineNumber) };
  }
  if (!traceKinds.has(value.kind)) return { kind: 'skipped', unknown: value.kind };
  const parsed = traceEventSchema.safeParse(value);
  if (parsed.success) return { kind: 'event', event: parsed.data };
  return { kind: 'problem', problem: malformed(value.kind, parsed.error, lineNumber) };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What can be wrong with a good event in the wrong place. */
function outOfPlace(parsed: ParsedLine, before: TraceEvent | undefined, line: number): LineProblem | undefined {
  if (parsed.kind !== 'event') return undefined;
  const { event } = parsed;
  if (before === undefined && event.kind !== 'program-started') {
    const message = `the trace begins with "${event.kind}" instead of "program-started"`;
    return { line, message, remedy: 'Record the program again; the beginning of this file is missing.' };
  }
  if (before !== undefined && event.at < before.at) {
    const message = `the clock goes back, from ${before.at} to ${event.at} ns`;
    return { line, message, remedy: 'The lines of a trace must stay in the order in which they were written.' };
  }
  return undefined;
}

/** After a problem on the first event nothing else in the file can be trusted. */
function isFatal(problem: LineProblem | undefined, events: readonly TraceEvent[]): boolean {
  return problem !== undefined && events.length === 0;
}

function notATrace(line: number): LineProblem {
  const remedy = 'Give a file that was written with "async-tutor run --json FILE.py".';
  return { line, message: 'this is not an event of a trace', remedy };
}

function tooNew(version: number, line: number): LineProblem {
  const message = `the trace is of version ${version}, and this async-tutor reads up to version ${TRACE_VERSION}`;
  return { line, message, remedy: 'Update async-tutor, or record the program again with this one.' };
}

function malformed(kind: string, error: ZodError, line: number): LineProblem {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const message = `"${kind}": ${path === '' ? '' : `${path}: `}${issue?.message ?? 'not as it should be'}`;
  return { line, message, remedy: 'See src/trace/README.md for the fields of each event.' };
}
