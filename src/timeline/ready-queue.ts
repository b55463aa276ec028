import type { CallbackId, TaskId } from '../trace/index.ts';
import { emptyTable, type Owner, type Table, tableDelete, tableSet } from './table.ts';

/**
 * The handles that a loop runs in its next passes, first in, first out. Each entry has a ticket, a number that only
 * grows; entries can leave from the middle. Read it with `readyQueue`.
 */
export interface ReadyQueue {
  /** Ticket to entry: twice the id of a task, or twice the id of a callback plus one. */
  readonly entries: Table<number>;
  /** No entry has a smaller ticket. */
  readonly head: number;
  /** The ticket of the next entry. */
  readonly tail: number;
  readonly owner: Owner | undefined;
}

/** A {@link ReadyQueue} that its owner may change. */
export type OwnedQueue = { -readonly [K in keyof ReadyQueue]: ReadyQueue[K] } & { readonly owner: Owner };

export const EMPTY_QUEUE: ReadyQueue = { entries: emptyTable(), head: 0, tail: 0, owner: undefined };

/** The entry of a task's step. */
export const taskEntry = (task: TaskId): number => task * 2;

/** The entry of a callback. */
export const callbackEntry = (callback: CallbackId): number => callback * 2 + 1;

export const isCallbackEntry = (entry: number): boolean => entry % 2 === 1;

/** The task or the callback of an entry. */
export const idOfEntry = (entry: number): number => Math.floor(entry / 2);

/** Puts an entry at the end and gives its ticket. */
export function enqueue(queue: OwnedQueue, entry: number): number {
  const ticket = queue.tail;
  queue.entries = tableSet(queue.entries, ticket, entry, queue.owner);
  queue.tail += 1;
  return ticket;
}

/** Takes an entry out, wherever it is. */
export function dequeue(queue: OwnedQueue, ticket: number): void {
  queue.entries = tableDelete(queue.entries, ticket, queue.owner);
  if (queue.entries.size === 0) {
    queue.head = 0;
    queue.tail = 0;
    return;
  }
  while (queue.head < queue.tail && queue.entries.get(queue.head) === undefined) queue.head += 1;
}
