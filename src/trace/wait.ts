import type { FutureId, Nanoseconds, ResourceId, TaskId, ThreadId, WorkId } from './ids.ts';

/** What kind of shared object a task or a thread waits for or works on. */
export type ResourceType =
  | 'lock'
  | 'rlock'
  | 'event'
  | 'condition'
  | 'semaphore'
  | 'barrier'
  | 'queue'
  | 'simple-queue'
  | 'stream';

/**
 * What a suspended task waits for. `label` is readable by itself ("sleep 2 s", "gather of 2", "lock 'db'") and is
 * what a screen shows; the other fields are for lookups.
 */
export type Wait = { readonly label: string; readonly timeout?: Nanoseconds } & (
  | { readonly on: 'sleep'; readonly until: Nanoseconds; readonly seconds: number }
  /** Gave the loop a turn: `asyncio.sleep(0)` or a bare `yield` in an awaitable. */
  | { readonly on: 'turn' }
  | { readonly on: 'task'; readonly future: TaskId }
  | { readonly on: 'future'; readonly future: FutureId }
  /** `gather`, `wait`, `as_completed` or the end of a `TaskGroup`: all the children, done ones included. */
  | { readonly on: 'gather' | 'wait' | 'as-completed' | 'taskgroup'; readonly children: readonly FutureId[] }
  | { readonly on: 'acquire' | 'event' | 'condition' | 'barrier'; readonly resource: ResourceId }
  | { readonly on: 'queue-get' | 'queue-put' | 'queue-join'; readonly resource: ResourceId }
  /** A call that runs in an executor: `run_in_executor`, `to_thread`. */
  | { readonly on: 'executor'; readonly work: WorkId; readonly future: FutureId }
  /** Bytes from a peer (`read`) or room for bytes to a peer (`drain`). */
  | { readonly on: 'stream'; readonly future: FutureId }
  | { readonly on: 'other'; readonly future: FutureId }
);

/** The words a {@link Wait} can be `on`. */
export type WaitKind = Wait['on'];

/** What a blocked thread waits for. A thread that blocks inside a step of a task blocks that task's whole loop. */
export type ThreadWait = { readonly label: string; readonly until?: Nanoseconds } & (
  | { readonly on: 'sleep' }
  /** The thread runs an event loop that has nothing to do until a timer is due or another thread calls it. */
  | { readonly on: 'loop' }
  | { readonly on: 'lock'; readonly resource: ResourceId; readonly owner?: ThreadId }
  | { readonly on: 'join'; readonly target: ThreadId }
  /** An idle worker of a pool. */
  | { readonly on: 'work' }
  | { readonly on: 'input' }
  | { readonly on: 'other' }
);

/** The words a {@link ThreadWait} can be `on`. */
export type ThreadWaitKind = ThreadWait['on'];
