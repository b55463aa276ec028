import type { EventOf, Nanoseconds, Place, SourceId, TaskId, WorkId } from '../trace/index.ts';
import { type Detector, type Insight, known } from './insight.ts';
import { type SourceLine, sourceLines } from './source-lines.ts';
import { counted, formatSeconds, listed } from './words.ts';

/** One awaited call: how long the caller waited in it. */
interface Call {
  readonly line: Place;
  readonly callee: string;
  readonly index: number;
  readonly at: Nanoseconds;
  waited: Nanoseconds;
}

/** One function of a task's call stack, as far as the lines that are reached tell. */
interface Frame {
  readonly name: string;
  readonly isGenerator: boolean;
  /** The line at which it began, and the one that it is at. */
  readonly entry: Place;
  line: Place;
  /** The call that it is in, and those right before it. */
  call: Call | undefined;
  run: Call[];
}

/** A task whose awaits are watched. */
interface Watched {
  readonly frames: Frame[];
  /** The calls that it has handed to executors since it was resumed: one that it awaits now has only just begun. */
  readonly handedOver: Set<WorkId>;
  waiting: EventOf<'task-suspended'> | undefined;
}

/** Functions that await one call after the other, though the calls may not need each other. */
export function findSequences(): Detector {
  const sources = new Map<SourceId, readonly SourceLine[]>();
  const tasks = new Map<TaskId, Watched>();
  const alive = new Set<TaskId>();
  const insights = new Map<string, Insight>();

  const leave = (task: Watched, depth: number) => {
    for (let frame = task.frames[depth]; frame !== undefined; frame = task.frames[depth]) {
      returned(frame, frame.line);
      task.frames.pop();
      const insight = insightOf(frame);
      const key = `${insight?.where?.source}:${insight?.where?.line}`;
      const same = insights.get(key);
      if (insight !== undefined && (same?.cost ?? 0) < (insight.cost ?? 0)) insights.set(key, insight);
    }
  };
  const reached = (task: Watched, line: Place) => {
    const { around, isLoop } = sources.get(line.source)?.[line.line] ?? {};
    if (around === undefined) return;
    const { name, isGenerator } = around;
    const depth = task.frames.findIndex((frame) => frame.name === name);
    const frame = task.frames[depth];
    leave(task, frame === undefined ? task.frames.length : depth + 1);
    // Only a loop comes back to a line by itself: this is the next call, from a caller that stayed on its line.
    const isNextCall = depth > 0 && frame?.entry.line === line.line && isLoop !== true;
    if (isNextCall) {
      leave(task, depth);
      const caller = task.frames[depth - 1] as Frame;
      returned(caller, caller.line);
    }
    if (frame === undefined || isNextCall)
      task.frames.push({ name, isGenerator, entry: line, line, call: undefined, run: [] });
    else returned(frame, line);
  };
  const observe: Detector['observe'] = (event, index) => {
    if (event.kind === 'source-loaded') sources.set(event.source, sourceLines(event.text));
    else if (event.kind === 'task-created') {
      alive.add(event.created);
      // A task among many is part of something that overlaps already.
      if (event.task === 0 || alive.size <= 2)
        tasks.set(event.created, { frames: [], handedOver: new Set(), waiting: undefined });
    }
    const task = tasks.get(event.task);
    if (task === undefined) return;
    if (event.kind === 'line-reached') reached(task, event.where);
    else if (event.kind === 'work-queued') task.handedOver.add(event.work);
    else if (event.kind === 'task-suspended') suspended(task, event, index);
    else if (event.kind === 'step-started') resumed(task, event.at);
    else if (event.kind === 'task-finished') {
      leave(task, 0);
      tasks.delete(event.task);
    }
    if (event.kind === 'task-finished') alive.delete(event.task);
  };
  return { observe, found: () => [...insights.values()] };
}

/** Every function below the one that waits is in a call of the one above it. */
function suspended(task: Watched, event: EventOf<'task-suspended'>, index: number): void {
  const { wait } = event;
  const { frames, handedOver } = task;
  const isNewWork = wait.on === 'executor' && handedOver.has(wait.work);
  handedOver.clear();
  task.waiting = event;
  if (wait.on === 'turn') return;
  frames.forEach((frame, depth) => {
    const callee = frames[depth + 1];
    const inCall = isNewWork || (wait.on === 'sleep' && callee?.isGenerator === false);
    if (inCall)
      frame.call ??= {
        line: frame.line,
        callee: callee === undefined ? wait.label : `${callee.name}()`,
        index,
        at: event.at,
        waited: 0,
      };
    // A function that waits itself, or for others, paces what it does: its calls are no plain sequence.
    else frame.run = frame.run.length > 1 ? frame.run : [];
  });
}

function resumed(task: Watched, at: Nanoseconds): void {
  if (task.waiting === undefined) return;
  const waited = at - task.waiting.at;
  for (const frame of task.frames) if (frame.call !== undefined) frame.call.waited += waited;
  task.waiting = undefined;
}

/** A line of the function itself is reached: the call that it awaited is over. */
function returned(frame: Frame, line: Place): void {
  if (frame.call !== undefined && frame.call.waited > 0) frame.run.push(frame.call);
  frame.call = undefined;
  frame.line = line;
}

function insightOf({ name, run }: Frame): Insight | undefined {
  const [first] = run;
  if (first === undefined || run.length < 2) return undefined;
  const total = run.reduce((sum, call) => sum + call.waited, 0);
  const longest = run.reduce((most, call) => Math.max(most, call.waited), 0);
  const callees = [...new Set(run.map((call) => call.callee))];
  const lines = [...new Set(run.map((call) => call.line.line))];
  return {
    kind: 'sequential-awaits',
    severity: 'slow',
    title: `${name}() awaits ${counted(run.length, 'call')} one after the other, of ${listed(callees)} (line${lines.length === 1 ? '' : 's'} ${listed(lines.map(String), 6)}): ${formatSeconds(total)} in all.`,
    remedy: `If they do not need each other's results, start them together with asyncio.gather or a TaskGroup: about ${formatSeconds(longest)} instead of ${formatSeconds(total)}.`,
    where: known(first.line),
    index: first.index,
    at: first.at,
    cost: total - longest,
    times: run.length,
  };
}
