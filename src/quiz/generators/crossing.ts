import { futuresOf, type OutputLine, type Recording, type Timeline } from '../../timeline/index.ts';
import type { Nanoseconds, TaskId, ThreadId } from '../../trace/index.ts';

/** Why one line comes before another: the program says so, or two threads only happened to come in this order. */
export type Crossing = 'certain' | 'by chance';

/** Two lines that come one after the other, and how far apart they must be to be certain of it. */
interface Pair {
  readonly first: OutputLine;
  readonly second: OutputLine;
  readonly gap: Nanoseconds;
}

/**
 * Two threads that print at the same instant race, unless one of them waited for the other: who starts a thread
 * comes before it, and who awaits its result comes after it. Two tasks of one thread race when timers that were set at
 * different moments are due at the same instant: nobody can tell from reading, and on a real clock a hair decides.
 */
export function crossingOf(recording: Recording, { first, second, gap }: Pair): Crossing {
  if (second.at - first.at >= gap) return 'certain';
  if (second.at !== first.at && first.task !== second.task) return 'by chance';
  if (first.thread === second.thread) return isTie(recording, first, second) ? 'by chance' : 'certain';
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

function isTie(recording: Recording, first: OutputLine, second: OutputLine): boolean {
  if (first.task === second.task || first.task === 0 || second.task === 0) return false;
  const [one, other] = [first, second].map(({ task, index }) => originOf(recording, task, index));
  return one !== other && (typeof one === 'number' || typeof other === 'number');
}

/** When the timer was set that made a task run at this instant, through others perhaps; undefined when none did. */
function originOf(recording: Recording, task: TaskId, index: number): Nanoseconds | undefined {
  const now = recording.event(index - 1)?.at;
  let who = task;
  let isWoken = false;
  for (let position = index - 1; recording.event(position)?.at === now && position >= 0; position--) {
    const event = recording.event(position);
    if (isWoken && event?.kind === 'step-started') {
      who = event.task;
      isWoken = false;
    } else if (event?.kind === 'task-woken' && event.woken === who) {
      const state = recording.timelineAt(position).tasks.get(who);
      const isDue = state?.wait?.on === 'sleep' && state.wait.until <= event.at;
      if (isDue) return state.since;
      isWoken = true;
    }
  }
  return undefined;
}
