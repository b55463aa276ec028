import { type FutureId, type Outcome, SECOND, type Wait } from '../trace/index.ts';
import { called, futureNamed, futureNames, withShownNames } from './names.ts';
import type { Timeline } from './timeline.ts';
import { sleepers } from './wait-graph.ts';
import { describeWait, formatSeconds, listed, shortened } from './words.ts';

/** What a task does when it suspends: the rest of a sentence that begins with its name, with the full stop. */
export function letsGo(timeline: Timeline, wait: Wait): string {
  switch (wait.on) {
    case 'sleep':
      return `sleeps until ${formatSeconds(wait.until)} and gives control back to the event loop.`;
    case 'turn':
      if (isError(wait.label)) return `yields what no task can wait for. At its next turn it gets ${wait.label}.`;
      return 'gives the others a turn: it goes to the end of the ready queue.';
    case 'task':
      return `awaits ${futureNamed(timeline, wait.future)} and gives control back until that is done.`;
    case 'gather':
      return `awaits gather: it goes on when ${futureNames(timeline, wait.children)} ${wait.children.length === 1 ? 'is' : 'are'} done.`;
    case 'executor':
      return `awaits ${work(timeline, wait.work)} in a worker: the event loop stays free meanwhile.`;
    case 'acquire':
      return `has to wait for ${wait.label}${heldBy(timeline, wait.resource)}.`;
    case 'future':
      return `awaits ${futureNamed(timeline, wait.future)}, which has no result yet.`;
    case 'taskgroup':
      return `waits at the end of its task group for ${futureNames(timeline, wait.children)}.`;
    case 'wait':
      return `waits, with asyncio.wait, for ${isForFirst(wait) ? 'the first of ' : ''}${futureNames(timeline, wait.children)}.`;
    case 'as-completed':
      if (wait.children.length === 1) return `waits for ${futureNames(timeline, wait.children)}, the last one.`;
      return `waits for whichever is done first of ${futureNames(timeline, wait.children)}.`;
    default:
      return `waits for ${wait.label}.`;
  }
}

/** Why a task wakes: the rest of "greet wakes: ", with the full stop. */
export function whyItWakes(before: Timeline, wait: Wait, woken: FutureId | undefined): string {
  switch (wait.on) {
    case 'sleep':
      return `${sleepOver(before, wait)}${othersAsleep(before, wait.until)}`;
    case 'task':
      return `${futureNamed(before, wait.future)}, which it awaited, ${ended(before, wait.future)}.`;
    case 'gather':
      return gathered(before, wait.children, woken);
    case 'taskgroup':
      return 'all tasks of its group are done.';
    case 'wait':
      return waited(before, wait);
    case 'as-completed':
      if (!wait.children.some((id) => isDone(before, id))) return NOT_IN_TIME;
      return `one of those that it waited for is done (${doneAmong(before, wait.children)}).`;
    case 'executor':
      return `${work(before, wait.work)} is finished in its worker.`;
    case 'acquire':
      return `it is next in line for ${wait.label}.`;
    case 'future':
      return `${futureNamed(before, wait.future)} ${ended(before, woken ?? wait.future)}.`;
    case 'event':
      return `${wait.label} is set.`;
    case 'condition':
      return `it is notified by ${wait.label}. It goes on as soon as it has the lock again.`;
    case 'barrier':
      return `all have come to ${wait.label}.`;
    case 'queue-get':
      // Whoever puts an item in is told before it wakes anybody.
      if (!before.resources.get(wait.resource)?.level) return `${wait.label.replace(/^an item in /, '')} is shut down.`;
      return `there is ${wait.label}.`;
    case 'queue-put':
      return `there is ${wait.label}.`;
    case 'queue-join':
      return `${wait.label.replace(/^all items done in /, 'all items are done in ')}.`;
    default:
      return `what it waited for is there (${wait.label}).`;
  }
}

/** It is over as soon as one of many is done. */
export function isForFirst({ on, label }: Wait): boolean {
  return on === 'as-completed' || (on === 'wait' && label.startsWith('the first of '));
}

/** What a task waits for, in a few words and with the names that are shown. */
export function waitLabel(timeline: Pick<Timeline, 'tasks'>, wait: Wait): string {
  return withShownNames(timeline, describeWait(wait));
}

/** What a task continues after: ", after its sleep of 2 s"; empty when that is not known. */
export function afterWhat(timeline: Timeline, wait: Wait | undefined): string {
  if (wait === undefined) return '';
  switch (wait.on) {
    case 'sleep':
      return `, after its sleep of ${formatSeconds(Math.round(wait.seconds * SECOND))}`;
    case 'turn':
      if (isError(wait.label)) return `: ${wait.label.split(':')[0]} is raised at its await`;
      return ', after the others had their turn';
    case 'task':
    case 'future':
      return `, with the outcome of ${futureNamed(timeline, wait.future)}`;
    case 'gather':
      return wait.children.every((id) => hasResult(timeline, id))
        ? ', with what it gathered'
        : ', with the outcome of its gather';
    case 'taskgroup':
      return ', now that its task group is done';
    case 'wait':
    case 'as-completed':
      return `, after waiting for ${futureNames(timeline, wait.children)}`;
    case 'executor':
      return `, with the outcome of ${work(timeline, wait.work)}`;
    default:
      return `, after waiting for ${wait.label}`;
  }
}

/** A task that yielded something else than a future is told so at its next step. */
function isError(label: string): boolean {
  return /^\w+Error\b/.test(label);
}

function sleepOver(before: Timeline, wait: Extract<Wait, { on: 'sleep' }>): string {
  const late = before.at - wait.until;
  if (late <= 0) return `its timer of ${formatSeconds(Math.round(wait.seconds * SECOND))} is due.`;
  return `its sleep was over at ${formatSeconds(wait.until)}, but the loop was busy: it is ${formatSeconds(late)} late.`;
}

/** " greet still sleeps until 2 s." */
function othersAsleep(timeline: Timeline, due: number): string {
  const others = sleepers(timeline).filter((task) => task.wait.until > due);
  const [other] = others;
  if (other === undefined) return '';
  if (others.length === 1) return ` ${other.name} still sleeps until ${formatSeconds(other.wait.until)}.`;
  return ` ${listed(others.map((task) => task.name))} still sleep.`;
}

function gathered(before: Timeline, children: readonly FutureId[], gather: FutureId | undefined): string {
  const all = futureNames(before, children);
  const known = before.futures.get(gather ?? 0)?.outcome?.kind;
  const failed = children.map((id) => before.tasks.get(id)).find((task) => task?.outcome?.kind === 'exception');
  const cancelled = children.find((id) => outcomeOf(before, id)?.kind === 'cancelled');
  if (failed === undefined && known === 'exception' && cancelled !== undefined)
    return `${futureNamed(before, cancelled)} was cancelled, and gather hands the CancelledError on.`;
  if (failed === undefined) return `everything that it gathered is done (${all}).`;
  if (known === 'result')
    return `everything that it gathered is done (${all}). The exception of ${failed.name} is one of the results.`;
  const open = children.filter((id) => (before.tasks.get(id)?.state ?? 'finished') !== 'finished');
  const keep = open.length === 1 ? 'keeps' : 'keep';
  const rest = open.length === 0 ? '' : ` ${futureNames(before, open)} ${keep} running.`;
  return `${failed.name} failed, and gather hands its exception on.${rest}`;
}

const NOT_IN_TIME = 'its timeout is over, and none of those that it waited for is done.';

/** What a task waits for when that is several futures at once. */
type Children = { readonly label: string; readonly children: readonly FutureId[] };

/** asyncio.wait ends when all are done, or one, or when its timeout is over: whichever is first. */
function waited(before: Timeline, { children, label }: Children): string {
  const done = children.filter((id) => isDone(before, id));
  if (done.length === children.length) return 'everything that it waited for is done.';
  if (done.length === 0) return NOT_IN_TIME;
  const names = futureNames(before, done);
  if (!label.startsWith('all of ')) return `one of those that it waited for is done (${names}).`;
  const failed = done.filter((id) => outcomeOf(before, id)?.kind === 'exception');
  if (label.endsWith('error') && failed.length > 0) return `${futureNames(before, failed)} failed.`;
  return `its timeout is over, and of those that it waited for only ${names} ${done.length === 1 ? 'is' : 'are'} done.`;
}

function hasResult(timeline: Timeline, id: FutureId): boolean {
  return outcomeOf(timeline, id)?.kind === 'result';
}

/** "is done", "has failed with ValueError". */
function ended(timeline: Timeline, id: FutureId): string {
  const outcome = outcomeOf(timeline, id);
  if (outcome?.kind === 'exception') return `has failed with ${outcome.type}`;
  if (outcome?.kind === 'cancelled') return 'was cancelled';
  if (outcome !== undefined && outcome.value !== 'None') return `has the result ${shortened(outcome.value)}`;
  return 'is done';
}

function doneAmong(timeline: Timeline, children: readonly FutureId[]): string {
  return futureNames(
    timeline,
    children.filter((id) => isDone(timeline, id)),
  );
}

function isDone(timeline: Timeline, id: FutureId): boolean {
  return outcomeOf(timeline, id) !== undefined;
}

function outcomeOf(timeline: Timeline, id: FutureId): Outcome | undefined {
  return (timeline.tasks.get(id) ?? timeline.futures.get(id))?.outcome;
}

function work(timeline: Timeline, id: number): string {
  const name = timeline.works.get(id)?.name;
  return name === undefined ? 'a call' : called(name);
}

function heldBy(timeline: Timeline, resource: number): string {
  const { type, holder } = timeline.resources.get(resource) ?? {};
  const exclusive = type === 'lock' || type === 'rlock' || type === 'condition';
  const name =
    exclusive && holder && (timeline.tasks.get(holder.task)?.name ?? timeline.threads.get(holder.thread)?.name);
  return name ? `: ${name} holds it` : '';
}
