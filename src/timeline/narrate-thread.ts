import { readyTasks } from './blocked-loop.ts';
import { called, nameOf, taskNamed } from './names.ts';
import type { Scene } from './narrate.ts';
import { howItEnds } from './narrate-task.ts';
import { pendingTimers } from './pending-timers.ts';
import type { ThreadState, Timeline, TimerState } from './timeline.ts';
import { counted, formatSeconds } from './words.ts';

export function threadCreated({ after, event }: Scene<'thread-created'>): string {
  const what = event.process === (after.threads.get(event.thread)?.process ?? 1) ? 'thread' : 'process';
  if (event.pool !== undefined) return `A worker ${what} starts in the pool: ${event.name}.`;
  return `${nameOf(after, event)} starts the ${what} ${event.name}.`;
}

export function threadBlocked({ before, after, event }: Scene<'thread-blocked'>): string {
  const { wait } = event;
  if (wait.on === 'loop') return idle(after, event);
  const thread = after.threads.get(event.thread);
  const does = wait.on === 'sleep' ? `calls ${wait.label}` : `waits for ${wait.label}`;
  const until = wait.until === undefined ? '' : formatSeconds(wait.until);
  if (thread !== undefined && isInHandle(after, thread)) {
    const long = until === '' ? '' : ` until ${until}`;
    return `${nameOf(before, event)} ${does} and stops the whole event loop${long}. ${whoStarves(after, thread)}`;
  }
  const goesOn = until === '' ? '' : ` and goes on at ${until}`;
  const others = after.loops.size > 0 && thread?.loop === undefined ? ' Only this thread stands still.' : '';
  return `${thread?.name ?? 'A thread'} ${does}${goesOn}.${others}`;
}

export function threadPreempted({ before, after, event }: Scene<'thread-preempted'>): string {
  const thread = before.threads.get(event.thread);
  if (thread?.loop !== undefined && !isInHandle(before, thread))
    return 'The event loop looks for what is due and lets go of the interpreter (the GIL) meanwhile: another thread has it now.';
  return `${after.threads.get(event.thread)?.name ?? 'A thread'} has had its turn with the interpreter: now the next thread has it.`;
}

export function cpuUsed({ after, event }: Scene<'cpu-used'>): string {
  const long = formatSeconds(event.at - event.since);
  const process = after.threads.get(event.thread)?.process ?? 1;
  if (process !== 1) return `${nameOf(after, event)} computes, with an interpreter (and a GIL) of its own.`;
  return `${nameOf(after, event)} computes. It holds the interpreter (the GIL) for ${long} at a time, then others may.`;
}

export function threadEnded({ after, event }: Scene<'thread-ended'>): string {
  const name = after.threads.get(event.thread)?.name ?? 'A thread';
  return event.outcome.kind === 'exception'
    ? `The thread ${name} ${howItEnds(event.outcome)}.`
    : `The thread ${name} ends.`;
}

export function poolCreated({ after, event }: Scene<'pool-created'>): string {
  const worker = event.of === 'threads' ? 'worker thread' : 'worker process';
  const workers = counted(event.workers, worker, event.of === 'threads' ? 'worker threads' : 'worker processes');
  return `${nameOf(after, event)} sets up ${event.name}: a pool of up to ${workers}.`;
}

export function workQueued({ after, event }: Scene<'work-queued'>): string {
  const pool = after.pools.get(event.pool);
  const handed = `${nameOf(after, event)} hands ${called(event.name)} to ${pool?.name ?? 'a pool'}.`;
  const full = pool !== undefined && pool.running >= pool.workers;
  return full ? `${handed} All ${pool.workers} workers are busy: it has to queue.` : handed;
}

export function workStarted({ after, event }: Scene<'work-started'>): string {
  const work = after.works.get(event.work);
  const waiting = work === undefined || work.awaitedBy === 0 ? '' : ` ${taskNamed(after, work.awaitedBy)} awaits it.`;
  return `${after.threads.get(event.thread)?.name ?? 'A worker'} begins with ${called(work?.name ?? 'a call')}.${waiting}`;
}

export function workFinished({ after, event }: Scene<'work-finished'>): string {
  const work = after.works.get(event.work);
  const where = after.threads.get(work?.thread ?? 0)?.name;
  return `${called(work?.name ?? 'a call')}${where === undefined ? '' : ` in ${where}`} ${howItEnds(event.outcome)}.`;
}

/** A thread in the middle of a step or a callback of its loop. */
function isInHandle(timeline: Timeline, thread: ThreadState): boolean {
  if (thread.loop === undefined) return false;
  return thread.task !== 0 || (timeline.loops.get(thread.loop)?.callback ?? 0) !== 0;
}

function idle(after: Timeline, { thread, wait: { until } }: Scene<'thread-blocked'>['event']): string {
  const others = [...after.threads].some((other) => other.id !== thread && other.state !== 'ended');
  if (until === undefined && !others) return 'Nobody is ready, and no timer is set that could change that.';
  if (until === undefined) return 'Nobody is ready: the event loop waits until another thread calls it.';
  const [timer] = pendingTimers(after, 1).first;
  const waits = `Nobody is ready: the event loop waits until ${formatSeconds(until)}`;
  // What comes over the simulated network has no timer.
  if (timer === undefined || timer.deadline > until) return `${waits}, when something arrives from outside.`;
  const whose = timer.deadline === until ? ` (${timerOwner(after, timer)})` : '';
  return `${waits}, when the next timer is due${whose}.`;
}

/** Whom a timer wakes; who set one for a callback is not concerned. */
function timerOwner(after: Timeline, { purpose, task, name }: TimerState): string {
  const sleeper = purpose === 'callback' ? undefined : after.tasks.get(task)?.name;
  return sleeper ?? called(name);
}

function whoStarves(after: Timeline, thread: ThreadState): string {
  const ready = readyTasks(after, thread.loop ?? 0);
  if (ready === 0) return 'Nothing else can run until then.';
  return `${counted(ready, 'task')} ${ready === 1 ? 'is' : 'are'} ready and cannot run.`;
}
