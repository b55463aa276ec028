import type { EventOf, LoopId, ThreadId } from '../trace/index.ts';
import { type Draft, dequeueFrom, enqueueIn, ownLoop, ownThread, put, runFromQueue } from './draft.ts';
import { runThread } from './fold-thread.ts';
import { callbackEntry } from './ready-queue.ts';
import { abandonStep } from './step.ts';
import { tableDelete } from './table.ts';
import { NOWHERE } from './timeline.ts';

export function loopStarted(draft: Draft, event: EventOf<'loop-started'>): void {
  const { thread: id, loop } = event;
  runThread(draft, id);
  if (id > 0) ownThread(draft, id).loop = loop;
  Object.assign(ownLoop(draft, loop), { thread: id, running: true, idle: undefined, blocked: undefined });
}

export function loopIterated(draft: Draft, event: EventOf<'loop-iterated'>): void {
  abandonStep(draft, event.thread);
  runThread(draft, event.thread);
  const loop = ownLoop(draft, event.loop);
  loop.iteration = event.iteration;
  loop.idle = undefined;
  loop.blocked = undefined;
  loop.callback = 0;
}

export function loopStopped(draft: Draft, event: EventOf<'loop-stopped'>): void {
  const loop = ownLoop(draft, event.loop);
  Object.assign(loop, { running: false, cleaningUp: true, idle: undefined, blocked: undefined, callback: 0 });
  if (draft.threads.get(loop.thread)?.loop === event.loop) ownThread(draft, loop.thread).loop = undefined;
}

export function loopBlocked(draft: Draft, event: EventOf<'loop-blocked'>): void {
  const loop = ownLoop(draft, event.loop);
  loop.blocked = undefined;
  loop.blockedFor += Math.max(0, draft.at - event.since);
}

export function callbackScheduled(draft: Draft, event: EventOf<'callback-scheduled'>): void {
  const { callback: id, name, internal, where } = event;
  if (draft.callbacks.get(id) !== undefined) return;
  const loop = event.loop ?? loopOf(draft, event.thread);
  const ticket = enqueueIn(draft, loop, callbackEntry(id));
  const state = { id, name, internal, loop, parent: event.task, where, state: 'ready', ticket } as const;
  draft.callbacks = put(draft, draft.callbacks, id, state);
}

export function callbackStarted(draft: Draft, event: EventOf<'callback-started'>): void {
  runThread(draft, event.thread);
  const { callback: id, name, internal } = event;
  const known = draft.callbacks.get(id);
  const loop = known?.loop ?? loopOf(draft, event.thread);
  if (known !== undefined) runFromQueue(draft, known.loop, known.ticket);
  const made = known ?? { id, name, internal, loop, parent: 0, where: NOWHERE };
  draft.callbacks = put(draft, draft.callbacks, id, { ...made, state: 'running', ticket: -1 });
  Object.assign(ownLoop(draft, loop), { callback: id, idle: undefined });
}

export function callbackFinished(draft: Draft, event: EventOf<'callback-finished'>): void {
  const known = draft.callbacks.get(event.callback);
  if (known === undefined) return;
  dequeueFrom(draft, known.loop, known.ticket);
  draft.callbacks = tableDelete(draft.callbacks, event.callback, draft.owner);
  if (draft.loops.get(known.loop)?.callback === event.callback) ownLoop(draft, known.loop).callback = 0;
}

export function timerSet(draft: Draft, event: EventOf<'timer-set'>): void {
  const { timer: id, deadline, purpose, name, where, task } = event;
  draft.timers = put(draft, draft.timers, id, { id, deadline, purpose, name, task, setAt: draft.at, where });
}

export function timerGone(draft: Draft, event: EventOf<'timer-fired' | 'timer-cancelled'>): void {
  draft.timers = tableDelete(draft.timers, event.timer, draft.owner);
}

export function futureCreated(draft: Draft, event: EventOf<'future-created'>): void {
  const { future: id, label, work, where, task: parent } = event;
  const outcome = draft.futures.get(id)?.outcome;
  draft.futures = put(draft, draft.futures, id, { id, label, work, parent, createdAt: draft.at, where, outcome });
}

export function futureFinished(draft: Draft, event: EventOf<'future-finished'>): void {
  const { future: id, outcome } = event;
  // A task is a future too, and its end is told by `task-finished`.
  if (draft.tasks.get(id) !== undefined) return;
  const known = draft.futures.get(id);
  const made = known ?? { id, label: 'future', work: undefined, parent: 0, createdAt: draft.at, where: NOWHERE };
  draft.futures = put(draft, draft.futures, id, { ...made, outcome });
}

/** The loop that a thread runs; a thread without one can only mean the loop that was started last. */
function loopOf(draft: Draft, thread: ThreadId): LoopId {
  const own = draft.threads.get(thread)?.loop;
  if (own !== undefined) return own;
  let last = 0;
  for (const loop of draft.loops) last = loop.running || last === 0 ? loop.id : last;
  return last;
}
