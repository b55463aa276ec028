import type { FutureId, TaskId, Wait } from '../trace/index.ts';
import { forEachValue, type Table } from './table.ts';
import type { TaskState, Timeline } from './timeline.ts';

/** One thing that a task awaits. */
export interface Awaited {
  readonly id: FutureId;
  /** The name of the task, or the label of the future. */
  readonly name: string;
  readonly done: boolean;
}

/** One task that waits, and what for. */
export interface WaitEdge {
  readonly task: TaskId;
  readonly name: string;
  readonly wait: Wait;
  /** The futures it awaits; empty when it waits for time or for a lock, queue and the like. */
  readonly on: readonly Awaited[];
  /** Who could end the wait for a lock: the name of its holder. */
  readonly holder: string | undefined;
}

/** The futures that a wait is for, done ones included. */
export function futuresOf(wait: Wait): readonly FutureId[] {
  if ('children' in wait) return wait.children;
  if ('future' in wait) return [wait.future];
  return [];
}

/**
 * Who awaits whom: all tasks that wait for other tasks, futures, locks and queues, in the order of their creation.
 * Sleeps are not in it: nobody else can end them.
 */
export function waitGraph(timeline: Timeline, limit = Number.POSITIVE_INFINITY): readonly WaitEdge[] {
  const edges: WaitEdge[] = [];
  for (const task of waitingTasks(timeline.tasks)) {
    if (edges.length >= limit) break;
    if (task.wait !== undefined && task.wait.on !== 'sleep' && task.wait.on !== 'turn') {
      edges.push(edgeOf(timeline, task, task.wait));
    }
  }
  return edges;
}

/** The tasks that wait for this future or task, themselves or among others. */
export function awaiters(timeline: Timeline, future: FutureId): readonly TaskState[] {
  return waitingTasks(timeline.tasks).filter(
    (task) => task.wait !== undefined && futuresOf(task.wait).includes(future),
  );
}

/** A task that sleeps. */
export type Sleeper = TaskState & { readonly wait: Extract<Wait, { readonly on: 'sleep' }> };

/** The tasks that sleep, the first to wake first. */
export function sleepers(timeline: Timeline): readonly Sleeper[] {
  const asleep = waitingTasks(timeline.tasks).filter((task): task is Sleeper => task.wait?.on === 'sleep');
  return asleep.sort((a, b) => a.wait.until - b.wait.until);
}

/** One line of the graph as text: "main <- gather(greet, do_something_else)". */
export function describeEdge(edge: WaitEdge, most = 4): string {
  const names = edge.on.slice(0, most).map((awaited) => awaited.name);
  if (edge.on.length > most) names.push(`${edge.on.length - most} more`);
  const many = 'children' in edge.wait;
  const what = many ? `${edge.wait.on}(${names.join(', ')})` : (names[0] ?? edge.wait.label);
  return `${edge.name} <- ${what}${edge.holder === undefined ? '' : ` held by ${edge.holder}`}`;
}

function edgeOf(timeline: Timeline, task: TaskState, wait: Wait): WaitEdge {
  const on = futuresOf(wait).map((id) => awaitedOf(timeline, id, wait));
  const held = 'resource' in wait ? timeline.resources.get(wait.resource)?.holder : undefined;
  const holder = held && (timeline.tasks.get(held.task)?.name ?? timeline.threads.get(held.thread)?.name);
  return { task: task.id, name: task.name, wait, on, holder };
}

function awaitedOf(timeline: Timeline, id: FutureId, wait: Wait): Awaited {
  const task = timeline.tasks.get(id);
  if (task !== undefined) return { id, name: task.name, done: task.state === 'finished' };
  const future = timeline.futures.get(id);
  return {
    id,
    name: 'children' in wait ? (future?.label ?? 'future') : wait.label,
    done: future?.outcome !== undefined,
  };
}

const waitingByTable = new WeakMap<Table<TaskState>, readonly TaskState[]>();

/** All tasks that wait; found once for each state of the tasks. */
function waitingTasks(tasks: Table<TaskState>): readonly TaskState[] {
  const known = waitingByTable.get(tasks);
  if (known !== undefined) return known;
  const waiting: TaskState[] = [];
  forEachValue(tasks, (task) => {
    if (task.state === 'waiting') waiting.push(task);
  });
  waitingByTable.set(tasks, waiting);
  return waiting;
}
