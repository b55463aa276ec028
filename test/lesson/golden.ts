import { type TraceEvent, type TraceKind, toJsonLine } from '../../src/trace/index.ts';

/** Nobody reads the changes of a longer trace: what is kept of it is what the tasks and threads did, a line each. */
const LONGEST_TRACE = 60_000;
const MOST_LINES = 400;
const LONGEST_LINE = 160;

/** What happens between the steps that are told. */
const UNTOLD: ReadonlySet<TraceKind> = new Set<TraceKind>([
  'callback-finished',
  'callback-scheduled',
  'callback-started',
  'clock-moved',
  'cpu-used',
  'future-created',
  'future-finished',
  'line-reached',
  'loop-iterated',
  'resource-used',
  'source-loaded',
  'step-started',
  'task-woken',
  'thread-preempted',
  'thread-resumed',
  'thread-woken',
  'timer-fired',
  'timer-set',
]);

/**
 * The text of a golden: the trace as JSON Lines; of a long one, how many events of each kind it has, and its story.
 * The folder in which it was recorded is left out.
 */
export function goldenOf(events: readonly TraceEvent[], folder: string): string {
  const lines = events.map((event) => toJsonLine(event).replaceAll(`${folder}/`, ''));
  const trace = lines.join('');
  return trace.length <= LONGEST_TRACE ? trace : digestOf(lines.map((line): TraceEvent => JSON.parse(line)));
}

function digestOf(events: readonly TraceEvent[]): string {
  const counts = new Map<TraceKind, number>();
  for (const { kind } of events) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${count}`);
  const told = events.filter(({ kind }) => !UNTOLD.has(kind)).map(lineOf);
  const end = told.at(-1) ?? '';
  const lines = told.length <= MOST_LINES ? told : [...told.slice(0, MOST_LINES), '...', end];
  return `${[`${events.length} events: ${kinds.join(', ')}`, ...lines].join('\n')}\n`;
}

/** `1.05 thread 1 task 4: task-suspended on=sleep label="sleep 1 s" line=12` */
function lineOf({ at, thread, task, kind, ...fields }: TraceEvent): string {
  const who = task === 0 ? `thread ${thread}` : `thread ${thread} task ${task}`;
  const line = `${at / 1e9} ${who}: ${kind}${leavesOf(fields)}`;
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 3)}...`;
}

function leavesOf(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) =>
      typeof value === 'object' && value !== null ? leavesOf(value) : ` ${name}=${JSON.stringify(value)}`,
    )
    .join('');
}
