import type {
  CallbackId,
  FutureId,
  LoopId,
  Nanoseconds,
  Place,
  PoolId,
  ProcessId,
  ResourceId,
  SourceId,
  TaskId,
  ThreadId,
  TimerId,
  WorkId,
} from './ids.ts';
import type { ResourceType, ThreadWait, Wait } from './wait.ts';

/** The version of the vocabulary. It grows when a reader of the older one could misread the newer one. */
export const TRACE_VERSION = 1;

/** How a task, a future, a call in an executor or a thread ended. `value` is a bounded `repr`. */
export type Outcome =
  | { readonly kind: 'result'; readonly value: string }
  | { readonly kind: 'exception'; readonly type: string; readonly message: string; readonly traceback?: string }
  | { readonly kind: 'cancelled'; readonly message?: string };

/** When, on which thread and in which task's step an event happened (task 0: outside every step). */
export interface Stamp {
  readonly at: Nanoseconds;
  readonly thread: ThreadId;
  readonly task: TaskId;
}

/** Why a task entered the ready queue. */
export type WakeCause =
  /** It was created: its first step is due in the next pass of the loop. */
  | 'created'
  /** What it awaited is done (`future`). */
  | 'future'
  /** It gave the loop a turn with `sleep(0)` and is due again. */
  | 'turn'
  /** Somebody cancelled it. */
  | 'cancelled';

/** Why the program ended. */
export type EndCause = 'finished' | 'exception' | 'exit' | 'deadlock' | 'limit' | 'stopped' | 'crashed';

/** The things that asyncio itself complains about, and the classic mistakes beside them. */
export type WarningType =
  | 'never-awaited'
  | 'never-retrieved'
  | 'destroyed-pending'
  | 'slow-callback'
  | 'python-warning'
  | 'engine-note';

/** The limits of a run; every one can be set by an option of the same name. */
export type LimitName =
  | 'events'
  | 'virtual-time'
  | 'wall-time'
  | 'output'
  | 'tasks'
  | 'threads'
  | 'memory'
  | 'stack'
  | 'response';

/** Parts of the world around a program that are simulated. */
export type SimulationType = 'network' | 'http' | 'files' | 'database';

/** Who waits for what in a deadlock. */
export interface DeadlockWait {
  readonly thread: ThreadId;
  /** 0 when the thread itself waits, not one of its tasks. */
  readonly task: TaskId;
  readonly name: string;
  readonly label: string;
  /** The name of who could end the wait, where it is known. */
  readonly holder?: string;
  readonly where: Place;
}

/** What happened, without when and where: see {@link TraceEvent}. Past tense, flat, one kind per fact. */
export type TraceFact =
  // --- the program
  | {
      readonly kind: 'program-started';
      readonly version: typeof TRACE_VERSION;
      readonly file: string;
      readonly args: readonly string[];
      readonly python: string;
    }
  /** A source file of the learner became known: the program itself (source 0) or a module beside it. */
  | { readonly kind: 'source-loaded'; readonly source: SourceId; readonly path: string; readonly text: string }
  | { readonly kind: 'program-ended'; readonly exitCode: number; readonly cause: EndCause; readonly message?: string }
  // --- the virtual clock
  | { readonly kind: 'clock-moved'; readonly from: Nanoseconds }
  // --- tasks
  /** `stamp.task` created it. A task is also a future: its id can stand where a future's can. */
  | {
      readonly kind: 'task-created';
      readonly created: TaskId;
      readonly name: string;
      readonly coroutine: string;
      readonly loop: LoopId;
      /** An eager task: its first step begins at once, inside of the one that created it. */
      readonly eager?: true;
      readonly where: Place;
    }
  | { readonly kind: 'task-woken'; readonly woken: TaskId; readonly cause: WakeCause; readonly future?: FutureId }
  /** The loop resumed `stamp.task`: it runs until `task-suspended` or `task-finished`. */
  | { readonly kind: 'step-started' }
  | { readonly kind: 'task-suspended'; readonly wait: Wait; readonly where: Place }
  | { readonly kind: 'task-finished'; readonly outcome: Outcome }
  /** `passedOnBy`: cancelling this task or gather cancels what it awaits, which is `target`. */
  | {
      readonly kind: 'cancel-requested';
      readonly target: TaskId;
      readonly message?: string;
      readonly passedOnBy?: FutureId;
      readonly where: Place;
    }
  // --- futures that are not tasks
  | {
      readonly kind: 'future-created';
      readonly future: FutureId;
      readonly label: string;
      /** The call in an executor that it stands for. */
      readonly work?: WorkId;
      readonly where: Place;
    }
  | { readonly kind: 'future-finished'; readonly future: FutureId; readonly outcome: Outcome }
  // --- callbacks of the loop that are not steps of tasks
  /** `internal` callbacks belong to asyncio itself (a sleep's wake-up, a gather's bookkeeping). */
  | {
      readonly kind: 'callback-scheduled';
      readonly callback: CallbackId;
      readonly name: string;
      readonly internal: boolean;
      /** The loop whose ready queue it enters, when that is not the loop of `stamp.thread` (`call_soon_threadsafe`). */
      readonly loop?: LoopId;
      readonly where: Place;
    }
  | {
      readonly kind: 'callback-started';
      readonly callback: CallbackId;
      readonly name: string;
      readonly internal: boolean;
    }
  | { readonly kind: 'callback-finished'; readonly callback: CallbackId }
  // --- timers
  | {
      readonly kind: 'timer-set';
      readonly timer: TimerId;
      readonly deadline: Nanoseconds;
      readonly purpose: 'sleep' | 'timeout' | 'callback';
      readonly name: string;
      readonly where: Place;
    }
  | { readonly kind: 'timer-fired'; readonly timer: TimerId }
  | { readonly kind: 'timer-cancelled'; readonly timer: TimerId }
  // --- event loops
  | { readonly kind: 'loop-started'; readonly loop: LoopId }
  /** One pass: `ready` handles are about to run, in order. */
  | { readonly kind: 'loop-iterated'; readonly loop: LoopId; readonly iteration: number; readonly ready: number }
  | { readonly kind: 'loop-stopped'; readonly loop: LoopId }
  /**
   * A step or a callback kept the loop from since to now: nothing else of this loop could run. Sent when it is over.
   * `by` says what: `time.sleep`, CPU work, a thread's lock, ...
   */
  | {
      readonly kind: 'loop-blocked';
      readonly loop: LoopId;
      readonly since: Nanoseconds;
      readonly by: string;
      readonly where: Place;
    }
  // --- threads
  | {
      readonly kind: 'thread-created';
      readonly created: ThreadId;
      readonly name: string;
      readonly daemon: boolean;
      readonly process: ProcessId;
      readonly pool?: PoolId;
      readonly where: Place;
    }
  /** `stamp.thread` has the interpreter from now on. */
  | { readonly kind: 'thread-resumed' }
  | { readonly kind: 'thread-blocked'; readonly wait: ThreadWait; readonly where: Place }
  | { readonly kind: 'thread-woken'; readonly woken: ThreadId }
  /** It could run on, but others have their turn first: the GIL's switch interval is over, or it yielded. */
  | { readonly kind: 'thread-preempted' }
  /** `stamp.thread` computed from `since` to now, holding its process's GIL and a core. */
  | { readonly kind: 'cpu-used'; readonly since: Nanoseconds; readonly where: Place }
  | { readonly kind: 'thread-ended'; readonly outcome: Outcome }
  // --- executors
  | {
      readonly kind: 'pool-created';
      readonly pool: PoolId;
      readonly of: 'threads' | 'processes';
      readonly workers: number;
      readonly name: string;
      readonly where: Place;
    }
  | {
      readonly kind: 'work-queued';
      readonly work: WorkId;
      readonly pool: PoolId;
      readonly name: string;
      readonly where: Place;
    }
  | { readonly kind: 'work-started'; readonly work: WorkId }
  | { readonly kind: 'work-finished'; readonly work: WorkId; readonly outcome: Outcome }
  // --- locks, queues and their relatives
  | {
      readonly kind: 'resource-created';
      readonly resource: ResourceId;
      readonly type: ResourceType;
      readonly label: string;
      readonly where: Place;
    }
  /** `level`: what is left or in it now (a lock: 1 held, 0 free; a semaphore: free slots; a queue: items; an event: 1 set). */
  | {
      readonly kind: 'resource-used';
      readonly resource: ResourceId;
      readonly action: 'acquired' | 'released' | 'put' | 'got' | 'set' | 'cleared' | 'notified';
      readonly level: number;
    }
  // --- what the program does that a person sees
  | { readonly kind: 'line-reached'; readonly where: Place }
  /** Text as the program wrote it; control characters are still in it: whoever shows it makes it harmless. */
  | { readonly kind: 'output-written'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'input-requested'; readonly prompt: string }
  /** null: the end of the input. */
  | { readonly kind: 'input-received'; readonly text: string | null }
  /**
   * From here on a part of the world is simulated: what `module` reaches is not the real thing. Sent once for each
   * part, when it is first used. `note` says in a phrase what it is instead.
   */
  | { readonly kind: 'simulation-used'; readonly what: SimulationType; readonly module: string; readonly note: string }
  // --- what went wrong
  | { readonly kind: 'warning-raised'; readonly warning: WarningType; readonly message: string; readonly where: Place }
  | { readonly kind: 'exception-uncaught'; readonly type: string; readonly message: string; readonly where: Place }
  | { readonly kind: 'deadlock-found'; readonly waits: readonly DeadlockWait[] }
  | { readonly kind: 'limit-reached'; readonly limit: LimitName; readonly allowed: number; readonly advice: string }
  /** The recording has a hole: `count` events of one kind were left out because the program makes too many of them. */
  | { readonly kind: 'events-omitted'; readonly count: number; readonly what: string };

/** One thing that happened in a run. A trace is a sequence of these in the order in which they happened; `at` never falls. */
export type TraceEvent = Stamp & TraceFact;

/** The word that says what an event is. */
export type TraceKind = TraceEvent['kind'];

/** The event of one kind. */
export type EventOf<K extends TraceKind> = Extract<TraceEvent, { readonly kind: K }>;
