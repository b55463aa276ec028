import type { EventOf, LoopId, TaskId } from '../trace/index.ts';
import { called, nameOf } from './names.ts';
import type { Scene } from './narrate.ts';
import { howItEnds } from './narrate-task.ts';
import type { Timeline } from './timeline.ts';
import { awaiters } from './wait-graph.ts';
import { capital, formatSeconds, listed } from './words.ts';

export function futureCreated({ after, event }: Scene<'future-created'>): string {
  return `${nameOf(after, event)} makes ${futureLabel(event.label)}: a box for a result that is not there yet.`;
}

export function futureFinished({ before, event }: Scene<'future-finished'>): string {
  const label = before.futures.get(event.future)?.label ?? 'future';
  const waiting = awaiters(before, event.future).map((task) => task.name);
  const { outcome } = event;
  const nobody = outcome.kind === 'cancelled' ? '' : 'Nobody awaits it yet.';
  const whose = waiting.length === 0 ? nobody : `${listed(waiting)} awaited it.`;
  if (outcome.kind === 'result')
    return `${capital(nameOf(before, event))} sets the result of ${futureLabel(label)}: ${outcome.value}. ${whose}`;
  if (outcome.kind === 'cancelled' && event.task !== 0)
    return `${nameOf(before, event)} cancels ${futureLabel(label)}. ${whose}`;
  return `${capital(futureLabel(label))} ${howItEnds(outcome)}. ${whose}`;
}

export function callbackScheduled({ after, event }: Scene<'callback-scheduled'>): string {
  const ended = endedTask(after, event);
  const who = ended === undefined ? capital(nameOf(after, event)) : `The end of ${ended}`;
  return `${who} puts the callback ${called(event.name)} into the ready queue.`;
}

/** The task whose end calls its callbacks: its step is over, and nothing else runs in its loop yet. */
function endedTask(after: Timeline, { task, thread }: EventOf<'callback-scheduled'>): string | undefined {
  const loop = after.loops.get(after.threads.get(thread)?.loop ?? -1);
  if (task !== 0 || loop === undefined || !loop.running || loop.callback !== 0) return undefined;
  const last = after.tasks.get(loop.lastStep);
  return last?.state === 'finished' && last.since === after.at ? last.name : undefined;
}

export function callbackStarted({ event }: Scene<'callback-started'>): string {
  return `The event loop calls ${called(event.name)}.`;
}

export function timerSet({ after, event }: Scene<'timer-set'>): string {
  const due = `at ${formatSeconds(event.deadline)}`;
  if (event.purpose === 'timeout') return `${nameOf(after, event)} sets a timeout: it is over ${due}.`;
  return `${nameOf(after, event)} sets a timer: the loop will call ${called(event.name)} ${due}.`;
}

export function timerFired({ before, event }: Scene<'timer-fired'>): string {
  const timer = before.timers.get(event.timer);
  if (timer?.purpose === 'timeout') return `The timeout of ${formatSeconds(timer.deadline - timer.setAt)} is over.`;
  return `The timer for ${called(timer?.name ?? 'a callback')} is due: it goes into the ready queue.`;
}

export function timerCancelled({ before, event }: Scene<'timer-cancelled'>): string {
  const timer = before.timers.get(event.timer);
  if (timer?.purpose === 'timeout' && timer.setAt === event.at) return 'The timeout is switched off again.';
  if (timer?.purpose === 'timeout') return `${whyInTime(before, event.task)}: the timeout is switched off.`;
  return `The timer for ${called(timer?.name ?? 'a callback')} is cancelled.`;
}

/** A timeout is also left in time by whom somebody else cancels. */
function whyInTime({ tasks }: Timeline, id: TaskId): string {
  const task = tasks.get(id);
  const isInterrupted = task?.wokenBy === 'cancelled' || (task?.steps === 1 && task.cancelRequested);
  return isInterrupted ? `${task.name} is interrupted before its timeout is over` : 'It is over in time';
}

export function loopStarted({ event }: Scene<'loop-started'>): string {
  return `${loopNamed(event.loop)} starts: from now on it decides who runs.`;
}

export function loopStopped({ event }: Scene<'loop-stopped'>): string {
  return `${loopNamed(event.loop)} stops.`;
}

/** "the future", or with its variable: "the future answer". */
function futureLabel(label: string): string {
  return label === 'future' ? 'a future' : `the future ${label}`;
}

function loopNamed(id: LoopId): string {
  return id <= 1 ? 'The event loop' : `Event loop ${id}`;
}
