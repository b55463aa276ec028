import type { LoopId, Outcome, TaskId } from '../trace/index.ts';
import { called, futureNamed, futureNames, nameOf, taskNamed } from './names.ts';
import type { Scene } from './narrate.ts';
import { readyQueue } from './ready.ts';
import type { TaskState, Timeline } from './timeline.ts';
import { awaiters, futuresOf } from './wait-graph.ts';
import { afterWhat, isForFirst, letsGo, waitLabel, whyItWakes } from './wait-phrases.ts';
import { capital, listed, shortened } from './words.ts';

export function taskCreated({ after, event }: Scene<'task-created'>): string {
  const task = taskNamed(after, event.created);
  if (event.task === 0) {
    const made = task === event.name ? `makes the task ${task}` : `wraps ${task}() in a task`;
    return `asyncio ${made} and puts it into the ready queue.`;
  }
  const creator = nameOf(after, event);
  if (event.eager) return `${creator} creates the task ${task}. It is eager: it does not wait for its turn.`;
  return `${creator} creates the task ${task}. It does not run yet: its turn comes when ${creator} gives control back.`;
}

export function taskWoken({ before, event }: Scene<'task-woken'>): string {
  const name = taskNamed(before, event.woken);
  const wait = before.tasks.get(event.woken)?.wait;
  if (wait === undefined) return `${name} is ready to run again.`;
  return `${name} wakes: ${whyItWakes(before, wait, event.future)}`;
}

export function stepStarted({ before, after, event }: Scene<'step-started'>): string {
  const task = after.tasks.get(event.task);
  if (task === undefined) return 'A task runs.';
  const outer = before.tasks.get(task.interrupts)?.name;
  if (outer !== undefined) return `${task.name} runs at once, inside ${outer}'s step.`;
  if (task.steps === 1 && task.cancelRequested)
    return `${task.name} was cancelled before its first step: CancelledError is raised before its first line.`;
  if (task.steps === 1) return `${task.name} starts to run.`;
  const where = task.place.line > 0 ? ` at line ${task.place.line}` : '';
  if (task.wokenBy === 'cancelled') return `${task.name} runs again${where}: CancelledError is raised at its await.`;
  return `${task.name} runs again${where}${afterWhat(after, task.lastWait)}.`;
}

export function taskSuspended({ before, after, event }: Scene<'task-suspended'>): string {
  const name = taskNamed(after, event.task);
  const outer = before.tasks.get(before.tasks.get(event.task)?.interrupts ?? 0)?.name;
  const goes = letsGo(after, event.wait);
  if (outer === undefined) return `${name} ${goes}${whoIsNext(after, event.task)}`;
  return `${name} ${goes.replace(/ and gives control back to the event loop(?=[.])/, '')} ${outer} goes on.`;
}

export function taskFinished({ after, event }: Scene<'task-finished'>): string {
  const name = taskNamed(after, event.task);
  return `${name} ${howItEnds(event.outcome)}.${whoWaited(after, event.task)}`;
}

export function cancelRequested({ before, after, event }: Scene<'cancel-requested'>): string {
  if (after.tasks.get(event.target) === undefined)
    return `${capital(whoCancels(after, event))} cancels ${futureNamed(after, event.target)}.`;
  const target = taskNamed(after, event.target);
  const where = whereItIsRaised(before, event.target);
  if (event.passedOnBy !== undefined)
    return `${futureNamed(after, event.passedOnBy)} awaits ${target} and passes that on to it: ${where}.`;
  if (event.task === event.target) return `${target} cancels itself: ${where}.`;
  const over = endOfRun(after, event);
  if (over !== undefined) return `${over}: asyncio.run cancels ${target}. ${where}.`;
  return `${capital(whoCancels(after, event))} asks ${target} to stop: ${where}.`;
}

/** "CancelledError will be raised where it waits (sleep 2 s)". */
function whereItIsRaised(before: Timeline, target: TaskId): string {
  const { wait, steps = 0, ticket = -1 } = before.tasks.get(target) ?? {};
  if (wait !== undefined) return `CancelledError will be raised where it waits (${waitLabel(before, wait)})`;
  if (ticket < 0) return 'CancelledError will be raised at its next await';
  return `it is in the ready queue, and CancelledError will be raised ${steps === 0 ? 'before its first line' : 'at its await'}`;
}

/** "main has returned": asyncio.run cancels what is left as soon as the loop that ran its coroutine has stopped. */
function endOfRun(after: Timeline, { target, task }: Scene<'cancel-requested'>['event']): string | undefined {
  const loop = after.loops.get(after.tasks.get(target)?.loop ?? 0);
  if (task !== 0 || loop === undefined || loop.running || !loop.cleaningUp) return undefined;
  const main = firstTask(after, loop.id);
  const has = main?.outcome?.kind === 'result' ? 'has returned' : 'is over';
  return `${main?.name ?? 'The main coroutine'} ${has}`;
}

function firstTask(timeline: Timeline, loop: LoopId): TaskState | undefined {
  for (const task of timeline.tasks) if (task.loop === loop && task.parent === 0) return task;
  return undefined;
}

/** asyncio cancels for somebody: it does so in a callback of the timeout or task group, or when the program is over. */
function whoCancels(after: Timeline, event: Scene<'cancel-requested'>['event']): string {
  if (event.task !== 0) return nameOf(after, event);
  const callback = after.loops.get(after.threads.get(event.thread)?.loop ?? -1)?.callback ?? 0;
  return callback === 0 ? 'asyncio' : nameOf(after, event);
}

/** "is done and returns 42", "fails with ValueError: no". */
export function howItEnds(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'result':
      return outcome.value === 'None' ? 'is done' : `is done and returns ${shortened(outcome.value)}`;
    case 'exception':
      return `fails with ${outcome.type}${outcome.message === '' ? '' : `: ${shortened(outcome.message)}`}`;
    case 'cancelled':
      return 'is cancelled';
    default:
      return outcome satisfies never;
  }
}

/** Control goes back to the loop: whom it can give it to. */
function whoIsNext(after: Timeline, id: TaskId): string {
  const { first } = readyQueue(after, after.tasks.get(id)?.loop ?? 0, 8);
  const next = first.find((entry) => (entry.kind === 'callback' ? !entry.internal : entry.task !== id));
  return next === undefined ? '' : ` Next is ${next.kind === 'callback' ? called(next.name) : next.name}.`;
}

function whoWaited(after: Timeline, id: TaskId): string {
  const waiting = awaiters(after, id);
  const [first] = waiting;
  if (first?.wait === undefined) return '';
  if (waiting.length > 1) return ` ${listed(waiting.map((task) => task.name))} have been waiting for it.`;
  const open = futuresOf(first.wait).filter((future) => future !== id && isOpen(after, future));
  if (open.length === 0 || isForFirst(first.wait)) return ` ${first.name} has been waiting for it.`;
  return ` ${first.name} still waits for ${futureNames(after, open)}.`;
}

function isOpen(timeline: Timeline, id: TaskId): boolean {
  const task = timeline.tasks.get(id);
  return task === undefined ? timeline.futures.get(id)?.outcome === undefined : task.state !== 'finished';
}
