import type { CallbackId, LoopId, TaskId } from '../trace/index.ts';
import { idOfEntry, isCallbackEntry } from './ready-queue.ts';
import type { Timeline } from './timeline.ts';

/** One handle of a ready queue. */
export type ReadyEntry =
  | { readonly kind: 'task'; readonly task: TaskId; readonly name: string }
  | { readonly kind: 'callback'; readonly callback: CallbackId; readonly name: string; readonly internal: boolean };

/** The first entries of something that can be long, and how many there are in all. */
export interface Head<T> {
  readonly first: readonly T[];
  readonly total: number;
}

/** The handles that a loop will run next, in order: the first `limit` of them. */
export function readyQueue(timeline: Timeline, loop: LoopId, limit: number): Head<ReadyEntry> {
  const queue = timeline.loops.get(loop)?.queue;
  if (queue === undefined) return { first: [], total: 0 };
  const first: ReadyEntry[] = [];
  for (let ticket = queue.head; ticket < queue.tail && first.length < limit; ticket += 1) {
    const entry = queue.entries.get(ticket);
    if (entry !== undefined) first.push(readyEntry(timeline, entry));
  }
  return { first, total: queue.entries.size };
}

function readyEntry(timeline: Timeline, entry: number): ReadyEntry {
  const id = idOfEntry(entry);
  if (!isCallbackEntry(entry)) return { kind: 'task', task: id, name: timeline.tasks.get(id)?.name ?? `task ${id}` };
  const callback = timeline.callbacks.get(id);
  return { kind: 'callback', callback: id, name: callback?.name ?? '?', internal: callback?.internal ?? false };
}
