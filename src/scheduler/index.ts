export { type Decision, Scheduler, type SchedulerEvent, type SchedulerOptions } from './scheduler.ts';
export type { StrandState, WakeReason } from './strand.ts';
export { createTimerQueue, type TimerEntry, type TimerQueue } from './timer-queue.ts';
