import { futuresOf, type OutputLine, type Recording, type Timeline } from '../../timeline/index.ts';
import type { TaskId, ThreadId } from '../../trace/index.ts';
import { WORTH_SEEING } from './facts.ts';

/** Why one line comes before another: the program says so, or two threads only happened to come in this order. */
export type Crossing = 'certain' | 'by chance';

/**
 * Two threads that print at the same instant race, unless one of them waited for the other: who starts a thread
 * comes before it, and who awaits its result comes after it.
 */
export function crossingOf(recording: Recording, first: OutputLine, second: OutputLine): Crossing {
  if (first.thread === second.thread || second.at - first.at >= WORTH_SEEING) return 'certain';
  const [before, after] = [recording.timelineAt(first.index), recording.timelineAt(second.index)];
  const isStarted =
    !before.threads.get(second.thread) || workOf(before, second.thread) !== workOf(after, second.thread);
  if (isStarted && second.task === 0) return 'certain';
  return second.task !== 0 && awaitsThread(before, second.task, first.thread) ? 'certain' : 'by chance';
}

function workOf(timeline: Timeline, thread: ThreadId): number | undefined {
  return timeline.threads.get(thread)?.work;
}

/** Whether a task waits for a call that this worker thread runs, itself or through the tasks that it awaits. */
function awaitsThread(timeline: Timeline, id: TaskId, thread: ThreadId, depth = 0): boolean {
  const wait = timeline.tasks.get(id)?.wait;
  if (wait === undefined || depth > 20) return false;
  return futuresOf(wait).some((future) => {
    const work = 'work' in wait ? wait.work : timeline.futures.get(future)?.work;
    if (work !== undefined && timeline.works.get(work)?.thread === thread) return true;
    return timeline.tasks.get(future) !== undefined && awaitsThread(timeline, future, thread, depth + 1);
  });
}
