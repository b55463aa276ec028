import type { EventOf, TaskId } from '../trace/index.ts';
import { type Draft, dequeueFrom, enqueueIn, ownLoop, ownTask, ownThread, put, runFromQueue } from './draft.ts';
import { runThread } from './fold-thread.ts';
import { taskEntry } from './ready-queue.ts';
import { leaveStep, pauseStep } from './step.ts';
import { isInternalTask, shownName } from './task-name.ts';

export function taskCreated(draft: Draft, event: EventOf<'task-created'>): void {
  const { created: id, name, coroutine, loop, where } = event;
  if (id <= 0) return;
  const internal = isInternalTask(coroutine);
  ownLoop(draft, loop).cleaningUp = internal;
  const isNew = draft.tasks.get(id) === undefined;
  const task = ownTask(draft, id);
  Object.assign(task, { name: shownName(draft, { name, coroutine }), pythonName: name, internal, coroutine, where });
  if (isNew) Object.assign(task, { loop, parent: event.task, state: 'ready' });
  else if (task.ticket < 0) task.loop = loop;
}

export function taskWoken(draft: Draft, event: EventOf<'task-woken'>): void {
  if (event.woken <= 0) return;
  const task = ownTask(draft, event.woken);
  if (task.state === 'finished') return;
  if (task.ticket < 0) task.ticket = enqueueIn(draft, task.loop, taskEntry(task.id));
  task.wokenBy = event.cause;
  // A task that yields is often woken inside its own step: it is in the queue already, and still running.
  if (task.state === 'running') return;
  task.state = 'ready';
  task.since = draft.at;
  task.lastWait = task.wait;
  task.wait = undefined;
}

export function stepStarted(draft: Draft, event: EventOf<'step-started'>): void {
  const { task: id } = event;
  if (id <= 0) return;
  runThread(draft, event.thread);
  const task = ownTask(draft, id);
  if (task.state === 'finished') return;
  runFromQueue(draft, task.loop, task.ticket);
  ownLoop(draft, task.loop).lastStep = id;
  const thread = ownThread(draft, event.thread);
  if (thread.task !== id) task.interrupts = pauseStep(draft, thread.task);
  thread.task = id;
  task.state = 'running';
  task.since = draft.at;
  task.ticket = -1;
  task.lastWait = task.wait ?? task.lastWait;
  task.wait = undefined;
  task.steps += 1;
}

export function taskSuspended(draft: Draft, event: EventOf<'task-suspended'>): void {
  const { wait, where, task: id } = event;
  if (id <= 0) return;
  const task = ownTask(draft, id);
  if (task.state === 'finished') return;
  const queued = task.ticket >= 0;
  task.state = queued ? 'ready' : 'waiting';
  task.since = draft.at;
  if (where.line > 0) task.place = where;
  if (queued) task.lastWait = wait;
  else task.wait = wait;
  if (wait.on === 'executor') awaitWork(draft, wait.work, id);
  leaveStep(draft, event.thread, id);
}

export function taskFinished(draft: Draft, event: EventOf<'task-finished'>): void {
  const { task: id } = event;
  if (id <= 0) return;
  const task = ownTask(draft, id);
  if (task.state === 'finished') return;
  dequeueFrom(draft, task.loop, task.ticket);
  task.state = 'finished';
  task.since = draft.at;
  task.ticket = -1;
  task.wait = undefined;
  task.outcome = event.outcome;
  leaveStep(draft, event.thread, id);
}

export function cancelRequested(draft: Draft, event: EventOf<'cancel-requested'>): void {
  // A future that is no task can be cancelled, too: `future-finished` tells of it.
  if (event.target <= 0 || draft.futures.get(event.target) !== undefined) return;
  const task = ownTask(draft, event.target);
  if (task.state !== 'finished') task.cancelRequested = true;
}

function awaitWork(draft: Draft, id: number, task: TaskId): void {
  const work = draft.works.get(id);
  if (work !== undefined && work.awaitedBy !== task)
    draft.works = put(draft, draft.works, id, { ...work, awaitedBy: task });
}
