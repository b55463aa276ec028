import { counted, listed, type Recording, type TaskState } from '../timeline/index.ts';
import { type EventOf, type Nanoseconds, SECOND, type WarningType } from '../trace/index.ts';
import type { Goal } from './goal.ts';
import type { Verdict } from './judge.ts';
import { toleranceOf } from './match-moment.ts';
import { secondsOf } from './say.ts';

/** A block of a loop. */
export interface Block {
  readonly event: EventOf<'loop-blocked'>;
  /** The index at which it is over. */
  readonly index: number;
  readonly length: Nanoseconds;
  /** The line of the program that blocked; undefined when it is not known. */
  readonly line: number | undefined;
}

/** Everything that blocked a loop, in order. */
export function blocksIn(recording: Recording): Block[] {
  const blocks: Block[] = [];
  for (let position = 0; position < recording.length; position++) {
    const event = recording.event(position);
    if (event?.kind !== 'loop-blocked') continue;
    blocks.push({
      event,
      index: position + 1,
      length: event.at - event.since,
      line: lineOf(recording, event, position),
    });
  }
  return blocks;
}

/** The block can be told when its step is over: then the step's task says where. */
function lineOf(recording: Recording, event: EventOf<'loop-blocked'>, position: number): number | undefined {
  const before = recording.timelineAt(position);
  const last = before.tasks.get(before.loops.get(event.loop)?.lastStep ?? 0);
  const place = event.where.line > 0 ? event.where : last?.place;
  return place === undefined || place.line === 0 || place.source !== 0 ? undefined : place.line;
}

/** No loop is blocked for longer. */
export function judgeBlocks(seconds: number, recording: Recording): Verdict {
  const expected =
    seconds === 0 ? 'never blocks the loop' : `never blocks the loop for more than ${secondsOf(seconds * SECOND)}`;
  const [longest] = blocksIn(recording).sort((a, b) => b.length - a.length);
  if (longest === undefined) return { holds: true, expected, actual: 'the loop was never blocked' };
  const where = longest.line === undefined ? '' : ` at line ${longest.line}`;
  return {
    holds: longest.length < seconds * SECOND + toleranceOf(seconds),
    expected,
    actual: `the loop was blocked for ${secondsOf(longest.length)}${where}`,
    at: longest.index,
    ...(longest.line === undefined ? {} : { line: longest.line }),
  };
}

/** So many tasks are alive at once. */
export function judgeCrowd(
  { kind, tasks, of }: Extract<Goal, { kind: 'at-most' | 'at-least' }>,
  recording: Recording,
): Verdict {
  const noun = of === undefined ? 'task' : `${of} task`;
  const { most, index } = largestCrowd(recording, of);
  return {
    holds: kind === 'at-most' ? most <= tasks : most >= tasks,
    expected: `at ${kind === 'at-most' ? 'most' : 'least'} ${counted(tasks, noun)} at once`,
    actual: `there ${most === 1 ? 'was' : 'were'} ${counted(most, noun)} at once`,
    at: index,
  };
}

/** The largest number of tasks between their first step and their end, and the first index at which there were so many. */
function largestCrowd(recording: Recording, of: string | undefined): { readonly most: number; readonly index: number } {
  const { tasks } = recording.timelineAt(recording.length);
  const alive = new Set<number>();
  let most = 0;
  let index = 0;
  for (let position = 0; position < recording.length; position++) {
    const event = recording.event(position);
    if (event?.kind === 'task-finished') alive.delete(event.task);
    if (event?.kind !== 'step-started') continue;
    const task = tasks.get(event.task);
    if (task === undefined || task.internal || !goesBy(task, of)) continue;
    alive.add(event.task);
    if (alive.size <= most) continue;
    most = alive.size;
    index = position + 1;
  }
  return { most, index };
}

/** Whether a task has a name: its own, with a number behind it ("fetch #2"), or that of its coroutine. */
function goesBy({ name, pythonName, coroutine }: TaskState, of: string | undefined): boolean {
  if (of === undefined) return true;
  const own = coroutine.split('<locals>.').at(-1);
  return name === of || pythonName === of || name.replace(/ #\d+$/, '') === of || own === of;
}

/** How the stand-ins of the libraries for HTTP call what they wait for. */
const ANSWER = 'the answer of ';

/** No more tasks than these wait for the answer of a server at once. */
export function judgeRequests(allowed: number, recording: Recording): Verdict {
  const waiting = new Set<number>();
  let most = 0;
  let index = 0;
  for (let position = 0; position < recording.length; position++) {
    const event = recording.event(position);
    if (event?.kind === 'step-started' || event?.kind === 'task-finished') waiting.delete(event.task);
    if (event?.kind !== 'task-suspended' || !event.wait.label.startsWith(ANSWER)) continue;
    waiting.add(event.task);
    if (waiting.size <= most) continue;
    most = waiting.size;
    index = position + 1;
  }
  return {
    holds: most <= allowed,
    expected: `has at most ${counted(allowed, 'request')} under way at once`,
    actual: `there ${most === 1 ? 'was' : 'were'} ${counted(most, 'request')} at once`,
    ...(most === 0 ? {} : { at: index }),
  };
}

/** Exactly these kinds of warnings. */
export function judgeWarnings(wanted: readonly WarningType[], recording: Recording): Verdict {
  const found = new Map<WarningType, { readonly index: number; readonly message: string; readonly line: number }>();
  for (let position = 0; position < recording.length; position++) {
    const event = recording.event(position);
    if (event?.kind !== 'warning-raised' || found.has(event.warning)) continue;
    // What the engine has to say about itself is no mistake of the program.
    if (event.warning === 'engine-note' && !wanted.includes('engine-note')) continue;
    found.set(event.warning, { index: position + 1, message: event.message, line: event.where.line });
  }
  const expected = wanted.length === 0 ? 'leaves nothing to warn of' : `is warned: ${listed([...wanted], 6)}`;
  const lost = wanted.find((warning) => !found.has(warning));
  if (lost !== undefined) return { holds: false, expected, actual: `there is no warning "${lost}"` };
  const [more] = [...found].filter(([warning]) => !wanted.includes(warning));
  if (more === undefined)
    return { holds: true, expected, actual: wanted.length === 0 ? 'there is no warning' : 'it is' };
  const [warning, { index, message, line }] = more;
  return { holds: false, expected, actual: `${warning}: ${message}`, at: index, ...(line > 0 ? { line } : {}) };
}
