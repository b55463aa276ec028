import type { EventOf, TraceEvent, TraceKind } from '../trace/index.ts';
import { type Draft, draftOf, snapshotOf } from './draft.ts';
import * as loop from './fold-loop.ts';
import * as program from './fold-program.ts';
import * as task from './fold-task.ts';
import * as thread from './fold-thread.ts';
import * as work from './fold-work.ts';
import { emptyTable } from './table.ts';
import type { Timeline } from './timeline.ts';

const nothing: Timeline = {
  index: 0,
  at: 0,
  thread: 1,
  task: 0,
  program: undefined,
  ended: undefined,
  sources: emptyTable(),
  tasks: emptyTable(),
  threads: emptyTable(),
  processes: emptyTable(),
  loops: emptyTable(),
  futures: emptyTable(),
  timers: emptyTable(),
  callbacks: emptyTable(),
  pools: emptyTable(),
  works: emptyTable(),
  resources: emptyTable(),
  namesakes: emptyTable(),
  input: undefined,
  warnings: 0,
  uncaught: undefined,
  deadlock: undefined,
  limit: undefined,
  omitted: 0,
};

/** Before the first event: a main thread that has the interpreter, and has not done anything. */
export const emptyTimeline: Timeline = beginning();

function beginning(): Timeline {
  const draft = draftOf(nothing);
  thread.runThread(draft, 1);
  return snapshotOf(draft);
}

/** The timeline after one more event. Pure; events of unknown kinds and about unknown things change only the clock. */
export function foldEvent(timeline: Timeline, event: TraceEvent): Timeline {
  const draft = draftOf(timeline);
  applyEvent(draft, event);
  return snapshotOf(draft);
}

/** The timeline after many more events: the same as {@link foldEvent} on each, but much faster. */
export function foldEvents(timeline: Timeline, events: Iterable<TraceEvent>): Timeline {
  const draft = draftOf(timeline);
  for (const event of events) applyEvent(draft, event);
  return snapshotOf(draft);
}

/** Changes a draft as `event` says. Never throws, whatever the sequence of events. */
export function applyEvent(draft: Draft, event: TraceEvent): void {
  draft.index += 1;
  if (event.at > draft.at) draft.at = event.at;
  if (event.thread > 0) draft.thread = event.thread;
  draft.task = event.task;
  // A kind that only a newer engine knows: it happened, and we have nothing to show for it.
  folds.get(event.kind)?.(draft, event);
}

/** What each kind of event changes: one entry per kind, or this does not compile. */
const foldsByKind: { readonly [K in TraceKind]: (draft: Draft, event: EventOf<K>) => void } = {
  'program-started': program.programStarted,
  'source-loaded': program.sourceLoaded,
  'program-ended': program.programEnded,
  'clock-moved': ignore,
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
  'callback-finished': loop.callbackFinished,
  'timer-set': loop.timerSet,
  'timer-fired': loop.timerGone,
  'timer-cancelled': loop.timerGone,
  'loop-started': loop.loopStarted,
  'loop-iterated': loop.loopIterated,
  'loop-stopped': loop.loopStopped,
  'loop-blocked': loop.loopBlocked,
  'thread-created': thread.threadCreated,
  'thread-resumed': (draft, event) => thread.runThread(draft, event.thread),
  'thread-blocked': thread.threadBlocked,
  'thread-woken': thread.threadWoken,
  'thread-preempted': thread.threadPreempted,
  'cpu-used': thread.cpuUsed,
  'thread-ended': thread.threadEnded,
  'pool-created': work.poolCreated,
  'work-queued': work.workQueued,
  'work-started': work.workStarted,
  'work-finished': work.workFinished,
  'resource-created': program.resourceCreated,
  'resource-used': program.resourceUsed,
  'line-reached': program.lineReached,
  'output-written': ignore,
  'input-requested': program.inputRequested,
  'input-received': program.inputReceived,
  'simulation-used': ignore,
  'warning-raised': program.warningRaised,
  'exception-uncaught': program.exceptionUncaught,
  'deadlock-found': program.deadlockFound,
  'limit-reached': program.limitReached,
  'events-omitted': program.eventsOmitted,
};

/** A map, because a kind from outside may be any string, even the name of a method of every object. */
const folds = new Map(Object.entries(foldsByKind)) as Map<string, (draft: Draft, event: TraceEvent) => void>;

function ignore(): void {}
