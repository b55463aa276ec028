import type { CellState, Lane, LoopState, TaskState, ThreadState, Timeline } from '../../timeline/index.ts';
import type { Nanoseconds, Outcome, Place } from '../../trace/index.ts';
import type { Scene } from './scene.ts';

/** Somebody who stands on a line of the program. */
export interface Standing {
  readonly name: string;
  readonly state: CellState;
}

/** Whose step or call is going on, before those that could go on, before those that wait. */
const ORDER: readonly CellState[] = ['blocked', 'running', 'cpu', 'ready', 'queued', 'waiting'];

/** Of more tasks than this only those are looked at whose lanes are in sight. */
const MOST_TASKS = 2000;

const remembered = new WeakMap<Timeline, Map<string, readonly Standing[]>>();

/** Who stands on a line: the most active first. */
export function standingOn(scene: Pick<Scene, 'timeline' | 'lanesView'>, { source, line }: Place): readonly Standing[] {
  const { timeline } = scene;
  let known = remembered.get(timeline);
  if (known === undefined) {
    known = standings(timeline, tasksInSight(scene));
    remembered.set(timeline, known);
  }
  return known.get(`${source}:${line}`) ?? NOBODY;
}

const NOBODY: readonly Standing[] = [];

function tasksInSight({ timeline, lanesView }: Pick<Scene, 'timeline' | 'lanesView'>): Iterable<TaskState> {
  if (timeline.tasks.size <= MOST_TASKS || lanesView === null) return timeline.tasks;
  const lanes = lanesView.lanes.slice(lanesView.top, lanesView.top + lanesView.rows);
  const ids = new Set(lanes.flatMap((lane) => (lane.kind === 'task' ? [lane.of] : [])));
  return [...ids.add(timeline.task)].flatMap((id) => timeline.tasks.get(id) ?? []);
}

function standings(timeline: Timeline, tasks: Iterable<TaskState>): Map<string, readonly Standing[]> {
  const out = new Map<string, Standing[]>();
  const put = (who: TaskState | ThreadState, standing: Standing | null): void => {
    if (standing === null || who.place.line <= 0) return;
    const key = `${who.place.source}:${who.place.line}`;
    out.set(key, [...(out.get(key) ?? []), standing]);
  };
  if (timeline.ended !== undefined) return out;
  for (const task of tasks) put(task, standingOfTask(timeline, task));
  for (const thread of timeline.threads) put(thread, standingOfThread(thread));
  for (const [key, list] of out) {
    out.set(
      key,
      list.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
    );
  }
  return out;
}

function standingOfTask(timeline: Timeline, task: TaskState): Standing | null {
  if (task.state === 'finished' || (task.state === 'ready' && task.steps === 0)) return null;
  return { name: task.name, state: taskStatus(timeline, task, timeline.at) };
}

/** A thread that runs a loop stands where its tasks stand. */
function standingOfThread(thread: ThreadState): Standing | null {
  if (thread.state === 'ended' || thread.loop !== undefined || thread.task > 0 || thread.wait?.on === 'work')
    return null;
  return { name: thread.id === 1 ? '' : thread.name, state: threadStatus(thread) };
}

/** How a lane is doing at the time shown; its cell under the play head may stand for several moments. */
export function laneStatus(timeline: Timeline, lane: Lane, at: Nanoseconds): CellState {
  const state = statusOf(timeline, lane, at);
  return timeline.ended !== undefined && state === 'running' ? 'none' : state;
}

function statusOf(timeline: Timeline, lane: Lane, at: Nanoseconds): CellState {
  switch (lane.kind) {
    case 'task': {
      const task = timeline.tasks.get(lane.of);
      return task === undefined ? 'none' : taskStatus(timeline, task, at);
    }
    case 'loop':
      return loopStatus(timeline, timeline.loops.get(lane.of));
    case 'thread':
      return threadStatus(timeline.threads.get(lane.of));
    case 'process':
      return threadStatus(timeline.threads.get(timeline.processes.get(lane.of)?.firstThread ?? 0));
    default:
      return lane.kind satisfies never;
  }
}

function taskStatus(timeline: Timeline, task: TaskState, at: Nanoseconds): CellState {
  if (task.state === 'finished') return endStatus(task.outcome);
  const loop = timeline.loops.get(task.loop);
  if (task.state === 'running')
    return timeline.threads.get(loop?.thread ?? 0)?.state === 'blocked' ? 'blocked' : 'running';
  const overdue = task.wait?.on === 'sleep' && task.wait.until < at;
  if (loop?.blocked !== undefined && (task.state === 'ready' || overdue)) return 'starving';
  const queued = task.wait?.on === 'executor' && timeline.works.get(task.wait.work)?.state === 'queued';
  return queued ? 'queued' : task.state;
}

function loopStatus(timeline: Timeline, loop: LoopState | undefined): CellState {
  if (loop?.running !== true) return 'none';
  if (loop.blocked !== undefined) return 'blocked';
  if (timeline.threads.get(loop.thread)?.state === 'blocked') return 'waiting';
  return timeline.callbacks.get(loop.callback)?.internal === false ? 'callback' : 'running';
}

function threadStatus(thread: ThreadState | undefined): CellState {
  if (thread === undefined || thread.wait?.on === 'work') return 'none';
  if (thread.state === 'ended') return endStatus(thread.outcome);
  if (thread.state === 'blocked') return 'waiting';
  return thread.state === 'ready' ? 'queued' : 'running';
}

function endStatus(outcome: Outcome | undefined): CellState {
  if (outcome?.kind === 'exception') return 'failed';
  return outcome?.kind === 'cancelled' ? 'cancelled' : 'done';
}
