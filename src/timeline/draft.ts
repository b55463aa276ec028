import type { LoopId, TaskId, ThreadId } from '../trace/index.ts';
import { dequeue, EMPTY_QUEUE, enqueue, idOfEntry, isCallbackEntry, type OwnedQueue } from './ready-queue.ts';
import { MAX_ID, type Owner, type Table, tableDelete, tableSet } from './table.ts';
import { type LoopState, NOWHERE, type TaskState, type ThreadState, type Timeline } from './timeline.ts';

/**
 * A timeline under construction. Inside one call of `foldEvents` it is changed in place, with everything that `owner`
 * made; what it shared with the timeline it came from stays as it was.
 */
export type Draft = { -readonly [K in keyof Timeline]: Timeline[K] } & { owner: Owner };

/** A draft that starts as `timeline`. */
export function draftOf(timeline: Timeline): Draft {
  return { ...timeline, owner: {} };
}

/** The draft as a constant timeline; the draft can go on. */
export function snapshotOf(draft: Draft): Timeline {
  draft.owner = {};
  return { ...draft };
}

/** A state that its draft may change in place. */
export type Mine<T> = { -readonly [K in keyof T]: T[K] } & { readonly owner: Owner };

/** Replaces or adds the value of one id in one of the draft's tables. */
export function put<T extends object | number>(draft: Draft, table: Table<T>, id: number, value: T): Table<T> {
  return tableSet(table, id, value, draft.owner);
}

/** The task of this id, to change. One whose creation the recording left out appears as soon as it does something. */
export function ownTask(draft: Draft, id: TaskId): Mine<TaskState> {
  const known = draft.tasks.get(id) as Mine<TaskState> | undefined;
  if (known?.owner === draft.owner) return known;
  const mine = known === undefined ? newTask(draft, id) : { ...known, owner: draft.owner };
  draft.tasks = put(draft, draft.tasks, id, mine);
  return mine;
}

/** The thread of this id, to change; made up when the recording does not tell of its creation. */
export function ownThread(draft: Draft, id: ThreadId): Mine<ThreadState> {
  const known = draft.threads.get(id) as Mine<ThreadState> | undefined;
  if (known?.owner === draft.owner) return known;
  const mine = known === undefined ? newThread(draft, id) : { ...known, owner: draft.owner };
  draft.threads = put(draft, draft.threads, id, mine);
  return mine;
}

/** The loop of this id, to change. It can appear before its `loop-started`: asyncio.run creates its task early. */
export function ownLoop(draft: Draft, id: LoopId): Mine<LoopState> {
  const known = draft.loops.get(id) as Mine<LoopState> | undefined;
  if (known?.owner === draft.owner) return known;
  const mine = known === undefined ? newLoop(draft, id) : { ...known, owner: draft.owner };
  draft.loops = put(draft, draft.loops, id, mine);
  return mine;
}

function newTask({ at, owner }: Draft, id: TaskId): Mine<TaskState> {
  return {
    id,
    name: `task ${id}`,
    pythonName: '',
    internal: false,
    coroutine: '',
    loop: 0,
    parent: 0,
    createdAt: at,
    where: NOWHERE,
    state: 'waiting',
    since: at,
    place: NOWHERE,
    wait: undefined,
    wokenBy: undefined,
    lastWait: undefined,
    outcome: undefined,
    cancelRequested: false,
    steps: 0,
    ticket: -1,
    interrupts: 0,
    owner,
  };
}

function newThread({ at, owner }: Draft, id: ThreadId): Mine<ThreadState> {
  return {
    id,
    name: id === 1 ? 'MainThread' : `thread ${id}`,
    daemon: false,
    process: 1,
    pool: undefined,
    parent: 0,
    parentTask: 0,
    createdAt: at,
    state: 'ready',
    since: at,
    wait: undefined,
    place: NOWHERE,
    task: 0,
    loop: undefined,
    work: undefined,
    cpu: 0,
    outcome: undefined,
    owner,
  };
}

function newLoop({ at, thread, owner }: Draft, id: LoopId): Mine<LoopState> {
  return {
    id,
    thread,
    running: false,
    cleaningUp: false,
    startedAt: at,
    iteration: 0,
    lastStep: 0,
    callback: 0,
    idle: undefined,
    blocked: undefined,
    blockedFor: 0,
    queue: EMPTY_QUEUE,
    owner,
  };
}

/** Puts an entry into a loop's ready queue and gives its ticket. */
export function enqueueIn(draft: Draft, loop: LoopId, entry: number): number {
  return enqueue(ownQueue(draft, loop), entry);
}

/** Takes an entry out of a loop's ready queue. */
export function dequeueFrom(draft: Draft, loop: LoopId, ticket: number): void {
  if (ticket >= 0) dequeue(ownQueue(draft, loop), ticket);
}

/**
 * The handle with this ticket runs now. The queue is first in, first out, so callbacks before it have been cancelled:
 * the loop drops those without a word.
 */
export function runFromQueue(draft: Draft, loop: LoopId, ticket: number): void {
  if (ticket < 0) return;
  const queue = ownQueue(draft, loop);
  dequeue(queue, ticket);
  dropCallbacks(draft, queue, ticket);
}

/** The loop has nothing to do: what is left in its queue are cancelled callbacks. */
export function drainQueue(draft: Draft, loop: LoopId): void {
  if ((draft.loops.get(loop)?.queue.entries.size ?? 0) > 0) dropCallbacks(draft, ownQueue(draft, loop), MAX_ID);
}

function dropCallbacks(draft: Draft, queue: OwnedQueue, before: number): void {
  while (queue.entries.size > 0 && queue.head < before) {
    const entry = queue.entries.get(queue.head);
    if (entry === undefined || !isCallbackEntry(entry)) return;
    draft.callbacks = tableDelete(draft.callbacks, idOfEntry(entry), draft.owner);
    dequeue(queue, queue.head);
  }
}

function ownQueue(draft: Draft, id: LoopId): OwnedQueue {
  const loop = ownLoop(draft, id);
  if (loop.queue.owner !== draft.owner) loop.queue = { ...loop.queue, owner: draft.owner };
  return loop.queue as OwnedQueue;
}
