import type { Draft } from './draft.ts';
import type { CellState } from './segments.ts';
import type { LoopState, TaskState, ThreadState } from './timeline.ts';

/** What the lane of a task shows. */
export function taskCell(draft: Draft, task: TaskState): CellState {
  switch (task.state) {
    case 'finished':
      return endCell(task);
    case 'ready':
      return 'ready';
    case 'waiting':
      return task.wait?.on === 'executor' && draft.works.get(task.wait.work)?.state === 'queued' ? 'queued' : 'waiting';
    case 'running':
      return runningCell(draft, task);
    default:
      return task.state satisfies never;
  }
}

/** A task in the middle of its step stands still when its thread does. */
function runningCell(draft: Draft, task: TaskState): CellState {
  const thread = draft.threads.get(draft.loops.get(task.loop)?.thread ?? 0);
  if (thread?.task !== task.id || thread.state === 'running') return 'running';
  return thread.state === 'blocked' ? 'blocked' : 'queued';
}

/** What the lane of a loop shows. */
export function loopCell(draft: Draft, loop: LoopState): CellState {
  if (!loop.running) return 'none';
  const thread = draft.threads.get(loop.thread);
  switch (thread?.state) {
    case 'blocked':
      return loop.blocked === undefined ? 'waiting' : 'blocked';
    case 'ready':
      return 'queued';
    default:
      return draft.callbacks.get(loop.callback)?.internal === false ? 'callback' : 'running';
  }
}

/** What the lane of a thread shows. While it runs a loop, the loop's lane shows it instead. */
export function threadCell(thread: ThreadState): CellState {
  if (thread.state === 'ended') return endCell(thread);
  if (thread.loop !== undefined) return 'none';
  switch (thread.state) {
    case 'running':
      return 'running';
    case 'ready':
      return 'queued';
    case 'blocked':
      return thread.wait?.on === 'work' ? 'none' : 'waiting';
    default:
      return thread.state satisfies never;
  }
}

function endCell({ outcome }: Pick<TaskState, 'outcome'>): CellState {
  if (outcome?.kind === 'exception') return 'failed';
  return outcome?.kind === 'cancelled' ? 'cancelled' : 'done';
}
