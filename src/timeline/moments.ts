import type { EventOf, FutureId, TraceEvent } from '../trace/index.ts';
import { isThreadStart } from './blocked-loop.ts';
import { isInternalTask, isInternalThread } from './task-name.ts';
import type { ThreadState, Timeline } from './timeline.ts';

/**
 * True for an event that a learner would wonder about: playing step by step stops after it, and `narrate` has a
 * sentence for it. The others are lines, and the small print of asyncio. `before` is the timeline it happened in.
 */
export function isMoment(before: Timeline, event: TraceEvent): boolean {
  if (SILENT.has(event.kind)) return false;
  if (ALWAYS.has(event.kind)) return true;
  // Lines of a long computation: `cpu-used` and `loop-blocked` tell what it did.
  if (event.kind === 'events-omitted') return event.what !== 'line-reached';
  return !isAside(before, event) && isWorthASentence(before, event);
}

/** Small print. */
const SILENT: ReadonlySet<TraceEvent['kind']> = new Set([
  'source-loaded',
  'clock-moved',
  'loop-iterated',
  'callback-finished',
  'thread-resumed',
  'thread-woken',
  'resource-created',
  'line-reached',
]);

/** What must be said whoever does it, even while asyncio cleans up. */
const ALWAYS: ReadonlySet<TraceEvent['kind']> = new Set([
  'program-started',
  'program-ended',
  'input-requested',
  'input-received',
  'simulation-used',
  'warning-raised',
  'exception-uncaught',
  'deadlock-found',
  'limit-reached',
]);

/** Part of how asyncio.run cleans up when the program is over. */
function isAside(before: Timeline, { task, thread }: TraceEvent): boolean {
  if (before.tasks.get(task)?.internal === true) return true;
  const state = before.threads.get(thread);
  return state !== undefined && isInternalThread(state.name);
}

function isWorthASentence(before: Timeline, event: TraceEvent): boolean {
  switch (event.kind) {
    case 'task-created':
      return !isInternalTask(event.coroutine);
    case 'task-woken':
      return event.cause === 'future' && before.tasks.get(event.woken)?.internal !== true;
    case 'cancel-requested':
      return event.passedOnBy === undefined
        ? !isOwnFuture(before, event.target)
        : before.tasks.get(event.target) !== undefined;
    case 'future-created':
      return event.label !== 'gather' && event.work === undefined;
    case 'future-finished':
      return isOwnFuture(before, event.future);
    case 'callback-scheduled':
    case 'callback-started':
      return !event.internal;
    case 'timer-set':
      return event.purpose !== 'sleep';
    case 'timer-fired':
    case 'timer-cancelled':
      return isOwnTimer(before, event);
    case 'loop-blocked':
      return event.at > event.since && !isThreadStart(event.by);
    case 'loop-started':
    case 'loop-stopped':
      return before.loops.get(event.loop)?.cleaningUp !== true;
    case 'thread-created':
      return !isInternalThread(event.name);
    case 'thread-blocked':
      return isTellingWait(before, event);
    case 'thread-preempted':
      return isFirstTurn(before.threads.get(event.thread));
    case 'cpu-used':
      return isTellingCpu(before, event);
    case 'thread-ended':
      return before.threads.get(event.thread)?.pool === undefined;
    case 'output-written':
      return event.text.trim() !== '';
    default:
      return true;
  }
}

/** One that the program made itself, and that is no task. */
function isOwnFuture(before: Timeline, id: FutureId): boolean {
  const future = before.futures.get(id);
  return future !== undefined && future.label !== 'gather' && future.work === undefined;
}

function isOwnTimer(before: Timeline, event: EventOf<'timer-fired' | 'timer-cancelled'>): boolean {
  const timer = before.timers.get(event.timer);
  return timer !== undefined && timer.purpose !== 'sleep' && before.tasks.get(timer.task)?.internal !== true;
}

function isTellingWait(before: Timeline, { wait, thread }: EventOf<'thread-blocked'>): boolean {
  if (wait.on === 'work' || isThreadStart(wait.label)) return false;
  const loop = before.loops.get(before.threads.get(thread)?.loop ?? -1);
  return wait.on !== 'loop' || loop?.cleaningUp !== true;
}

/** A thread that computes on its own says so once; on a loop's thread `loop-blocked` sums it up. */
function isTellingCpu(before: Timeline, event: EventOf<'cpu-used'>): boolean {
  const thread = before.threads.get(event.thread);
  return thread?.loop === undefined && event.at > event.since && isFirstTurn(thread);
}

function isFirstTurn(thread: ThreadState | undefined): boolean {
  return thread === undefined || thread.cpu === 0;
}
