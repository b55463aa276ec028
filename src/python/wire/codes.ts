/**
 * The records of an events frame: 32-bit signed integers, one code and its fields, one after the other. Texts are
 * numbers of strings, times are two numbers of 31 bits (low, high), a place is `source << 20 | line`, -1 for "the line
 * that this task or thread reached last". The probe writes most of them (probe/codes.py holds the same table, a test
 * compares the two), the child's scheduler the first five.
 */
export const CODE = {
  CLOCK_MOVED: 1,
  THREAD_RESUMED: 2,
  THREAD_PREEMPTED: 3,
  THREAD_WOKEN: 4,
  CPU_USED: 5,
  TASK_CREATED: 10,
  TASK_WOKEN: 11,
  STEP_STARTED: 12,
  SUSPENDED_SLEEP: 13,
  SUSPENDED_TURN: 14,
  SUSPENDED: 15,
  TASK_FINISHED: 16,
  CANCEL_REQUESTED: 17,
  STEP_RESUMED: 18,
  FUTURE_CREATED: 20,
  FUTURE_FINISHED: 21,
  CALLBACK_SCHEDULED: 25,
  CALLBACK_STARTED: 26,
  CALLBACK_FINISHED: 27,
  TIMER_SET: 30,
  TIMER_FIRED: 31,
  TIMER_CANCELLED: 32,
  LOOP_STARTED: 40,
  LOOP_ITERATED: 41,
  LOOP_STOPPED: 42,
  LOOP_BLOCKED: 43,
  THREAD_CREATED: 50,
  THREAD_BLOCKED: 51,
  THREAD_ENDED: 52,
  POOL_CREATED: 60,
  WORK_QUEUED: 61,
  WORK_STARTED: 62,
  WORK_FINISHED: 63,
  RESOURCE_CREATED: 70,
  RESOURCE_USED: 71,
  LINE_REACHED: 80,
  OUTPUT_WRITTEN: 81,
  INPUT_REQUESTED: 82,
  INPUT_RECEIVED: 83,
  LINE_RESUMED: 84,
  WARNING_RAISED: 90,
  EXCEPTION_UNCAUGHT: 91,
  DEADLOCK_FOUND: 92,
  LIMIT_REACHED: 93,
  EVENTS_OMITTED: 94,
  SOURCE_LOADED: 95,
  PROGRAM_STARTED: 96,
  SIMULATION_USED: 97,
} as const;

/** Enumerations of the vocabulary, in the order in which the wire numbers them (from 0). */
export const WAKE_CAUSES = ['created', 'future', 'turn', 'cancelled'] as const;
export const WAIT_KINDS = [
  'sleep',
  'turn',
  'task',
  'future',
  'gather',
  'wait',
  'as-completed',
  'taskgroup',
  'acquire',
  'event',
  'condition',
  'barrier',
  'queue-get',
  'queue-put',
  'queue-join',
  'executor',
  'stream',
  'other',
] as const;
export const THREAD_WAIT_KINDS = ['sleep', 'loop', 'lock', 'join', 'work', 'input', 'other'] as const;
export const OUTCOME_KINDS = ['result', 'exception', 'cancelled'] as const;
export const TIMER_PURPOSES = ['sleep', 'timeout', 'callback'] as const;
export const POOL_TYPES = ['threads', 'processes'] as const;
export const RESOURCE_TYPES = [
  'lock',
  'rlock',
  'event',
  'condition',
  'semaphore',
  'barrier',
  'queue',
  'simple-queue',
  'stream',
] as const;
export const RESOURCE_ACTIONS = ['acquired', 'released', 'put', 'got', 'set', 'cleared', 'notified'] as const;
export const SIMULATION_TYPES = ['network', 'http', 'files', 'database'] as const;
export const STREAMS = ['stdout', 'stderr'] as const;
export const WARNING_TYPES = [
  'never-awaited',
  'never-retrieved',
  'destroyed-pending',
  'slow-callback',
  'python-warning',
  'engine-note',
] as const;
export const LIMIT_NAMES = [
  'events',
  'virtual-time',
  'wall-time',
  'output',
  'tasks',
  'threads',
  'memory',
  'stack',
  'response',
] as const;

/** "The line that this task or thread reached last." */
export const LAST_PLACE = -1;
/** Bits of a place that hold the line. */
export const PLACE_LINE_BITS = 20;
/** Bits of a time's low half. */
export const TIME_LOW_BITS = 31;
