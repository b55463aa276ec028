import type { EventOf, TraceEvent, TraceKind } from '../trace/index.ts';
import { loopBlocked } from './blocked-loop.ts';
import { isMoment } from './moments.ts';
import * as loop from './narrate-loop.ts';
import * as program from './narrate-program.ts';
import * as task from './narrate-task.ts';
import * as thread from './narrate-thread.ts';
import type { Timeline } from './timeline.ts';

/** What a sentence is made from: an event, and the timelines right before and after it. */
export interface Scene<K extends TraceKind> {
  readonly before: Timeline;
  readonly event: EventOf<K>;
  readonly after: Timeline;
}

/**
 * What an event means, in one or two plain sentences; null when there is nothing to wonder about (see `isMoment`).
 * Texts of the program are quoted as they are: make control characters harmless before showing them.
 */
export function narrate(before: Timeline, event: TraceEvent, after: Timeline): string | null {
  if (!isMoment(before, event)) return null;
  const tell = sentences[event.kind as MomentKind] as ((scene: Scene<TraceKind>) => string) | undefined;
  // A text of the program that ends the sentence can be empty.
  return tell?.({ before, event, after }).trimEnd() ?? null;
}

/** The kinds that never are moments: see `isMoment`. */
type SilentKind =
  | 'source-loaded'
  | 'clock-moved'
  | 'loop-iterated'
  | 'callback-finished'
  | 'thread-resumed'
  | 'thread-woken'
  | 'resource-created'
  | 'line-reached';

type MomentKind = Exclude<TraceKind, SilentKind>;

/** One sentence for each kind of moment, or this does not compile. */
const sentences: { readonly [K in MomentKind]: (scene: Scene<K>) => string } = {
  'program-started': program.programStarted,
  'program-ended': program.programEnded,
  'task-created': task.taskCreated,
  'task-woken': task.taskWoken,
  'step-started': task.stepStarted,
  'task-suspended': task.taskSuspended,
  'task-finished': task.taskFinished,
  'cancel-requested': task.cancelRequested,
  'future-created': loop.futureCreated,
  'future-finished': loop.futureFinished,
  'callback-scheduled': loop.callbackScheduled,
  'callback-started': loop.callbackStarted,
  'timer-set': loop.timerSet,
  'timer-fired': loop.timerFired,
  'timer-cancelled': loop.timerCancelled,
  'loop-started': loop.loopStarted,
  'loop-stopped': loop.loopStopped,
  'loop-blocked': loopBlocked,
  'thread-created': thread.threadCreated,
  'thread-blocked': thread.threadBlocked,
  'thread-preempted': thread.threadPreempted,
  'cpu-used': thread.cpuUsed,
  'thread-ended': thread.threadEnded,
  'pool-created': thread.poolCreated,
  'work-queued': thread.workQueued,
  'work-started': thread.workStarted,
  'work-finished': thread.workFinished,
  'resource-used': program.resourceUsed,
  'output-written': program.outputWritten,
  'input-requested': program.inputRequested,
  'input-received': program.inputReceived,
  'simulation-used': program.simulationUsed,
  'warning-raised': program.warningRaised,
  'exception-uncaught': program.exceptionUncaught,
  'deadlock-found': program.deadlockFound,
  'limit-reached': program.limitReached,
  'events-omitted': program.eventsOmitted,
};
