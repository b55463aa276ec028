import type {
  CallbackId,
  DeadlockWait,
  EndCause,
  FutureId,
  LimitName,
  LoopId,
  Nanoseconds,
  Outcome,
  Place,
  PoolId,
  ProcessId,
  ResourceId,
  ResourceType,
  SourceId,
  TaskId,
  ThreadId,
  ThreadWait,
  TimerId,
  Wait,
  WakeCause,
  WorkId,
} from '../trace/index.ts';
import type { ReadyQueue } from './ready-queue.ts';
import type { Table } from './table.ts';

/**
 * `ready`: in its loop's ready queue; or just created; or paused under a step that started inside its own (eager tasks).
 */
export type TaskStatus = 'ready' | 'running' | 'waiting' | 'finished';

/** One task at one moment. */
export interface TaskState {
  readonly id: TaskId;
  /** The name to show: its own, or when Python made one up ("Task-2"), that of its coroutine ("greet", "greet #2"). */
  readonly name: string;
  /** Its name in Python. */
  readonly pythonName: string;
  /** It is asyncio's own (`asyncio.run` cleaning up): no lane, no words. */
  readonly internal: boolean;
  /** The name of its coroutine function. */
  readonly coroutine: string;
  readonly loop: LoopId;
  /** The task whose step created it; 0 when no task did. */
  readonly parent: TaskId;
  readonly createdAt: Nanoseconds;
  /** Where it was created. */
  readonly where: Place;
  readonly state: TaskStatus;
  /** When it entered `state`. */
  readonly since: Nanoseconds;
  /** The line of the learner's code it stands on. */
  readonly place: Place;
  /** What it waits for, while it waits. */
  readonly wait: Wait | undefined;
  /** Why it is ready or running: the cause of its last wake-up. */
  readonly wokenBy: WakeCause | undefined;
  /** The wait that its last wake-up ended. */
  readonly lastWait: Wait | undefined;
  readonly outcome: Outcome | undefined;
  readonly cancelRequested: boolean;
  /** Steps started so far. */
  readonly steps: number;
  /** Its place in its loop's ready queue; -1 when it is not in it. */
  readonly ticket: number;
  /** The task whose step was interrupted when this one's began inside it; 0 for none. */
  readonly interrupts: TaskId;
}

/** `ready`: it could run, but another thread has the interpreter. */
export type ThreadStatus = 'ready' | 'running' | 'blocked' | 'ended';

/** One thread at one moment. */
export interface ThreadState {
  readonly id: ThreadId;
  readonly name: string;
  readonly daemon: boolean;
  readonly process: ProcessId;
  readonly pool: PoolId | undefined;
  /** Who started it. */
  readonly parent: ThreadId;
  readonly parentTask: TaskId;
  readonly createdAt: Nanoseconds;
  readonly state: ThreadStatus;
  /** When it entered `state`. */
  readonly since: Nanoseconds;
  readonly wait: ThreadWait | undefined;
  /** The line of the learner's code it stands on. */
  readonly place: Place;
  /** The task whose step it runs; 0 for none. */
  readonly task: TaskId;
  /** The loop it runs, from `loop-started` to `loop-stopped`. */
  readonly loop: LoopId | undefined;
  /** The call of its executor that it works on. */
  readonly work: WorkId | undefined;
  /** Virtual time it has computed for. */
  readonly cpu: Nanoseconds;
  readonly outcome: Outcome | undefined;
}

/** A process, and which of its threads has its interpreter. */
export interface ProcessState {
  readonly id: ProcessId;
  /** 0 when none of its threads can run. */
  readonly running: ThreadId;
  /** Who had it before. */
  readonly previous: ThreadId;
  readonly firstThread: ThreadId;
}

/** What keeps a loop from running anything else. */
export interface LoopBlock {
  readonly since: Nanoseconds;
  /** Readable by itself: "time.sleep 3 s", "CPU work". */
  readonly by: string;
  readonly task: TaskId;
  readonly where: Place;
}

/** One event loop at one moment. */
export interface LoopState {
  readonly id: LoopId;
  readonly thread: ThreadId;
  readonly running: boolean;
  /** It has stopped and has no new task of the program: what runs in it now is `asyncio.run` cleaning up. */
  readonly cleaningUp: boolean;
  readonly startedAt: Nanoseconds;
  readonly iteration: number;
  /** The task whose step it ran last; 0 before the first. */
  readonly lastStep: TaskId;
  /** The callback it runs, 0 for none. The task it runs is `task` of its thread. */
  readonly callback: CallbackId;
  /** While it sleeps because nobody is ready: until when (undefined: until another thread calls it). */
  readonly idle: { readonly since: Nanoseconds; readonly until: Nanoseconds | undefined } | undefined;
  /** While something blocks it. */
  readonly blocked: LoopBlock | undefined;
  /** Virtual time for which it has been blocked so far (blocks that are over). */
  readonly blockedFor: Nanoseconds;
  /** Use `readyQueue` to read it. */
  readonly queue: ReadyQueue;
}

/** A future that is not a task. */
export interface FutureState {
  readonly id: FutureId;
  /** The variable it was put into, or what made it: "gather". */
  readonly label: string;
  /** The call in an executor that it stands for. */
  readonly work: WorkId | undefined;
  /** The task that created it; 0 for none. */
  readonly parent: TaskId;
  readonly createdAt: Nanoseconds;
  readonly where: Place;
  readonly outcome: Outcome | undefined;
}

/** A handle of a ready queue that is not the step of a task. Forgotten when it has run. */
export interface CallbackState {
  readonly id: CallbackId;
  readonly name: string;
  /** It belongs to asyncio itself. */
  readonly internal: boolean;
  readonly loop: LoopId;
  /** The task that scheduled it; 0 for none. */
  readonly parent: TaskId;
  readonly where: Place;
  readonly state: 'ready' | 'running';
  readonly ticket: number;
}

/** A timer that is not due yet. Forgotten when it fires or is cancelled. */
export interface TimerState {
  readonly id: TimerId;
  readonly deadline: Nanoseconds;
  readonly purpose: 'sleep' | 'timeout' | 'callback';
  readonly name: string;
  /** The task that set it; 0 for none. */
  readonly task: TaskId;
  readonly setAt: Nanoseconds;
  readonly where: Place;
}

/** An executor. */
export interface PoolState {
  readonly id: PoolId;
  readonly of: 'threads' | 'processes';
  readonly workers: number;
  readonly name: string;
  readonly where: Place;
  /** Calls that no worker has taken yet. */
  readonly queued: number;
  /** Calls that workers run. */
  readonly running: number;
}

/** One call handed to an executor. */
export interface WorkState {
  readonly id: WorkId;
  readonly pool: PoolId;
  readonly name: string;
  readonly state: 'queued' | 'running' | 'finished';
  /** The task that handed it over; 0 for none. */
  readonly parent: TaskId;
  /** The task that awaits it; 0 for none. */
  readonly awaitedBy: TaskId;
  /** The worker that runs it or ran it; 0 before that. */
  readonly thread: ThreadId;
  readonly queuedAt: Nanoseconds;
  readonly startedAt: Nanoseconds | undefined;
  readonly finishedAt: Nanoseconds | undefined;
  readonly outcome: Outcome | undefined;
  readonly where: Place;
}

/** A lock, queue or relative. */
export interface ResourceState {
  readonly id: ResourceId;
  readonly type: ResourceType;
  readonly label: string;
  /** A lock: 1 held, 0 free; a semaphore: free slots; a queue: items; an event: 1 set. undefined before its first use. */
  readonly level: number | undefined;
  /** Who acquired it last and has not released it: a task, or else a thread. */
  readonly holder: { readonly task: TaskId; readonly thread: ThreadId } | undefined;
  readonly where: Place;
}

/** A source file. */
export interface SourceState {
  readonly id: SourceId;
  readonly path: string;
  readonly text: string;
}

/** How the program ended. */
export interface EndState {
  readonly exitCode: number;
  readonly cause: EndCause;
  readonly message: string | undefined;
}

/**
 * The whole state of a run at one moment. Immutable: later moments share what did not change with it.
 * An *index* anywhere in this room is a number of folded events: at index 0 nothing has happened, and at index i
 * the event number i - 1 (counted from 0) has just happened.
 */
export interface Timeline {
  readonly index: number;
  /** The virtual time; never falls. */
  readonly at: Nanoseconds;
  /** Who did the last thing: the thread that has the interpreter, and the task whose step it runs (0: none). */
  readonly thread: ThreadId;
  readonly task: TaskId;
  readonly program: { readonly file: string; readonly args: readonly string[]; readonly python: string } | undefined;
  readonly ended: EndState | undefined;
  readonly sources: Table<SourceState>;
  readonly tasks: Table<TaskState>;
  readonly threads: Table<ThreadState>;
  readonly processes: Table<ProcessState>;
  readonly loops: Table<LoopState>;
  readonly futures: Table<FutureState>;
  /** The timers that are not due yet. */
  readonly timers: Table<TimerState>;
  /** The callbacks that have not finished. */
  readonly callbacks: Table<CallbackState>;
  readonly pools: Table<PoolState>;
  readonly works: Table<WorkState>;
  readonly resources: Table<ResourceState>;
  /** How many tasks go by the name of the same coroutine, by a hash of it: for `TaskState.name`. */
  readonly namesakes: Table<number>;
  /** The prompt of the input that the program waits for. */
  readonly input: { readonly prompt: string; readonly thread: ThreadId; readonly task: TaskId } | undefined;
  readonly warnings: number;
  readonly uncaught: { readonly type: string; readonly message: string; readonly where: Place } | undefined;
  readonly deadlock: readonly DeadlockWait[] | undefined;
  readonly limit: { readonly limit: LimitName; readonly allowed: number; readonly advice: string } | undefined;
  /** Events that the recording leaves out, as it says itself. */
  readonly omitted: number;
}

/** Place of what the program's own lines did not do. */
export const NOWHERE: Place = { source: 0, line: 0 };
