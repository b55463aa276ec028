import type { FutureId, TaskId, TraceEvent } from '../trace/index.ts';
import { forEachValue } from './table.ts';
import type { Timeline } from './timeline.ts';
import { counted, listed, shortened } from './words.ts';

/** Who did something: the task whose step it was, the callback that ran, or else the thread. */
export function nameOf(
  timeline: Pick<Timeline, 'tasks' | 'threads' | 'loops' | 'callbacks'>,
  { task, thread: id }: Pick<TraceEvent, 'task' | 'thread'>,
): string {
  const byTask = timeline.tasks.get(task)?.name;
  if (byTask !== undefined) return byTask;
  const thread = timeline.threads.get(id);
  const callback = timeline.callbacks.get(timeline.loops.get(thread?.loop ?? 0)?.callback ?? 0);
  if (callback === undefined) return thread?.name ?? 'the program';
  return ASYNCIO_CALLBACKS[callback.name.split('.')[0] ?? ''] ?? called(callback.name);
}

/** Who acts when a callback of asyncio's own does. */
const ASYNCIO_CALLBACKS: Readonly<Record<string, string>> = {
  Timeout: 'the timeout',
  TaskGroup: 'the task group',
  gather: 'gather',
};

/** The name of a task. */
export function taskNamed(timeline: Pick<Timeline, 'tasks'>, id: TaskId): string {
  return timeline.tasks.get(id)?.name ?? `task ${id}`;
}

/** The name of a task, or what another future stands for: "the future answer", "report()". */
export function futureNamed(timeline: Named, id: FutureId): string {
  const task = timeline.tasks.get(id);
  if (task !== undefined) return task.name;
  const future = timeline.futures.get(id);
  if (future?.work !== undefined) return called(timeline.works.get(future.work)?.name ?? 'a call');
  if (future?.label === 'gather') return 'gather';
  return future === undefined || future.label === 'future' ? 'a future' : `the future ${future.label}`;
}

type Named = Pick<Timeline, 'tasks' | 'futures' | 'works'>;

/** "greet and do_something_else", "fetch, fetch #2, fetch #3 and 17 more". */
export function futureNames(timeline: Named, ids: readonly FutureId[]): string {
  const names = ids.slice(0, 5).map((id) => futureNamed(timeline, id));
  if (names.length > 1 && names.every((name) => name === 'a future')) return counted(ids.length, 'future');
  return listed(names, 3, ids.length);
}

/** What Python says about "Task-2", with the names that are shown. */
export function withShownNames(timeline: Pick<Timeline, 'tasks'>, text: string): string {
  const pythonNames = new Set(text.match(/\bTask-\d+\b/g));
  if (pythonNames.size === 0) return text;
  const shown = new Map<string, string>();
  forEachValue(timeline.tasks, (task) => {
    if (pythonNames.has(task.pythonName)) shown.set(task.pythonName, task.name);
  });
  return text.replace(/\bTask-\d+\b/g, (name) => shown.get(name) ?? name);
}

/** A function as it is called: "report()", for "main.<locals>.report" too. */
export function called(name: string): string {
  const own = shortened(name.split('<locals>.').at(-1) ?? name);
  return own.endsWith(')') ? own : `${own}()`;
}
