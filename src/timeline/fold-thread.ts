import type { EventOf, ThreadId } from '../trace/index.ts';
import { type Draft, drainQueue, ownLoop, ownThread, put } from './draft.ts';
import { abandonStep } from './step.ts';
import type { ThreadStatus } from './timeline.ts';

export function threadCreated(draft: Draft, event: EventOf<'thread-created'>): void {
  const { created: id, name, daemon, process, pool, thread: parent, task: parentTask } = event;
  if (id <= 0) return;
  const isNew = draft.threads.get(id) === undefined;
  Object.assign(ownThread(draft, id), { name, daemon, pool }, isNew ? { process, parent, parentTask } : {});
  if (draft.processes.get(process) === undefined) {
    draft.processes = put(draft, draft.processes, process, { id: process, running: 0, previous: 0, firstThread: id });
  }
}

/** `id` has the interpreter of its process from now on. Events can say so without a `thread-resumed` before them. */
export function runThread(draft: Draft, id: ThreadId): void {
  if (id <= 0) return;
  const known = draft.threads.get(id);
  const before = draft.processes.get(known?.process ?? 1);
  if (before?.running === id && known?.state === 'running') return;
  const previous = before?.running ?? 0;
  if (previous !== id && draft.threads.get(previous)?.state === 'running') enter(draft, previous, 'ready');
  enter(draft, id, 'running');
  const thread = ownThread(draft, id);
  thread.wait = undefined;
  const { process } = thread;
  const firstThread = before?.firstThread ?? id;
  draft.processes = put(draft, draft.processes, process, { id: process, running: id, previous, firstThread });
  wakeLoop(draft, thread.loop);
}

export function threadBlocked(draft: Draft, event: EventOf<'thread-blocked'>): void {
  const { wait, where, thread: id } = event;
  if (id <= 0) return;
  if (wait.on === 'loop') abandonStep(draft, id);
  stop(draft, id, 'blocked');
  const thread = ownThread(draft, id);
  thread.wait = wait;
  if (where.line > 0) thread.place = where;
  if (thread.loop === undefined) return;
  const loop = ownLoop(draft, thread.loop);
  const since = draft.at;
  if (wait.on === 'loop') {
    drainQueue(draft, loop.id);
    loop.idle = { since, until: wait.until };
    loop.callback = 0;
  } else if (thread.task !== 0 || loop.callback !== 0) {
    loop.blocked = { since, by: wait.label, task: thread.task, where };
  }
}

export function threadWoken(draft: Draft, event: EventOf<'thread-woken'>): void {
  if (draft.threads.get(event.woken)?.state !== 'blocked') return;
  enter(draft, event.woken, 'ready');
  ownThread(draft, event.woken).wait = undefined;
}

export function threadPreempted(draft: Draft, event: EventOf<'thread-preempted'>): void {
  if (draft.threads.get(event.thread)?.state === 'running') stop(draft, event.thread, 'ready');
}

export function cpuUsed(draft: Draft, event: EventOf<'cpu-used'>): void {
  if (event.thread > 0) ownThread(draft, event.thread).cpu += Math.max(0, draft.at - event.since);
}

export function threadEnded(draft: Draft, event: EventOf<'thread-ended'>): void {
  if (event.thread <= 0) return;
  abandonStep(draft, event.thread);
  stop(draft, event.thread, 'ended');
  Object.assign(ownThread(draft, event.thread), { wait: undefined, work: undefined, outcome: event.outcome });
}

function enter(draft: Draft, id: ThreadId, state: ThreadStatus): void {
  const thread = ownThread(draft, id);
  thread.state = state;
  thread.since = draft.at;
}

/** A thread that does not run any more gives its interpreter back. */
function stop(draft: Draft, id: ThreadId, state: ThreadStatus): void {
  enter(draft, id, state);
  const process = draft.processes.get(ownThread(draft, id).process);
  if (process?.running === id) draft.processes = put(draft, draft.processes, process.id, { ...process, running: 0 });
}

/** A thread that runs again has neither an idle nor a blocked loop. */
function wakeLoop(draft: Draft, id: number | undefined): void {
  const loop = id === undefined ? undefined : draft.loops.get(id);
  if (loop === undefined || (loop.idle === undefined && loop.blocked === undefined)) return;
  Object.assign(ownLoop(draft, loop.id), { idle: undefined, blocked: undefined });
}
