import {
  counted,
  formatSeconds,
  insights,
  isInternalThread,
  lanesAt,
  type Recording,
  type Timeline,
} from '../timeline/index.ts';
import type { DeadlockWait, EndCause, LimitName, Place } from '../trace/index.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** How the summary is written. */
export interface SummaryOptions {
  readonly width: number;
  readonly ascii: boolean;
}

/** How a run ended: time, tasks, threads, what went wrong, and what could be better. */
export function summarise(recording: Recording, { width, ascii }: SummaryOptions): string {
  const timeline = recording.timelineAt(recording.length);
  const paragraphs = [
    `${endedHow(timeline)} after ${formatSeconds(timeline.at)} of virtual time: ${whatThereWas(recording, timeline)}.`,
    ...whatWentWrong(timeline),
    ...insights(recording).map(({ title, remedy }) => `${title} ${remedy}`),
  ];
  const lines = paragraphs.flatMap((text) => text.split('\n'));
  return lines.map((text) => `${wrap(visible(text, ascii), width).join('\n  ')}\n`).join('');
}

const ENDINGS: Readonly<Record<EndCause, string>> = {
  finished: 'Finished',
  exception: 'Ended by an exception',
  exit: 'Exited',
  deadlock: 'Stuck for ever',
  limit: 'Ended by a limit',
  stopped: 'Stopped',
  crashed: 'Crashed',
};

/** The causes for which the exit code is the program's own. */
const OWN_CODE: ReadonlySet<EndCause> = new Set(['finished', 'exception', 'exit']);

function endedHow({ ended }: Timeline): string {
  if (ended === undefined) return 'Not finished';
  const code = ended.exitCode !== 0 && OWN_CODE.has(ended.cause) ? ` (exit code ${ended.exitCode})` : '';
  return `${ENDINGS[ended.cause]}${code}`;
}

function whatThereWas(recording: Recording, timeline: Timeline): string {
  // The tasks that have a lane: not those with which asyncio cleans up behind the program.
  const tasks = lanesAt(recording, recording.length).filter(({ kind }) => kind === 'task').length;
  const printed = recording.outputUpTo(recording.length).filter(({ stream }) => stream === 'stdout');
  const { processes } = timeline;
  // A process has a thread too, but the one that asyncio needs to clean up is not the program's.
  const threads = [...timeline.threads].filter(({ name, process }) => process === 1 && !isInternalThread(name)).length;
  const parts = [
    counted(tasks, 'task'),
    ...(threads > 1 ? [counted(threads, 'thread')] : []),
    ...(processes.size > 1 ? [counted(processes.size, 'process', 'processes')] : []),
    `${counted(printed.length, 'line')} of output`,
  ];
  return parts.join(', ');
}

function whatWentWrong(timeline: Timeline): string[] {
  const { uncaught, ended, omitted } = timeline;
  const crash = ended?.cause === 'crashed' ? ended.message : undefined;
  return [
    ...(uncaught === undefined
      ? []
      : [`Uncaught ${uncaught.type}: ${uncaught.message}${at(uncaught.where, timeline)}`]),
    ...(crash === undefined ? [] : [crash]),
    ...(omitted === 0 ? [] : [`${counted(omitted, 'event')} of one kind are left out of the recording.`]),
  ];
}

/** "main waits for lock 'a', held by worker". */
export function describeDeadlock({ name, label, holder }: DeadlockWait): string {
  return `${name} waits for ${label}${holder === undefined ? '' : `, held by ${holder}`}`;
}

const UNITS: Readonly<Record<LimitName, string>> = {
  events: 'events',
  'virtual-time': 'virtual seconds',
  'wall-time': 'real seconds of work',
  output: 'bytes of output',
  tasks: 'tasks at once',
  threads: 'threads at once',
  memory: 'megabytes of memory',
  stack: 'calls inside each other',
  response: 'real seconds without an answer',
};

/** "The limit of 100,000 tasks at once was reached". */
export function describeLimit({ limit, allowed }: { readonly limit: LimitName; readonly allowed: number }): string {
  return `The limit of ${allowed.toLocaleString('en-US')} ${UNITS[limit]} was reached`;
}

/** " (line 12)", or with the name of the file where the program has several. */
function at({ source, line }: Place, { sources }: Timeline): string {
  if (line === 0) return '';
  const path = source === 0 ? undefined : sources.get(source)?.path;
  return path === undefined ? ` (line ${line})` : ` (${path}, line ${line})`;
}
