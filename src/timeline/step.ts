import type { TaskId, ThreadId } from '../trace/index.ts';
import { type Draft, ownTask, ownThread } from './draft.ts';

/** The step that `thread` was in is over, however the recording came to miss its end. */
export function abandonStep(draft: Draft, thread: ThreadId): void {
  const id = draft.threads.get(thread)?.task ?? 0;
  if (id === 0) return;
  ownThread(draft, thread).task = 0;
  if (draft.tasks.get(id)?.state !== 'running') return;
  const task = ownTask(draft, id);
  task.state = task.ticket >= 0 ? 'ready' : 'waiting';
  task.since = draft.at;
}

/** The running task steps aside for one whose step starts inside its own (an eager task). */
export function pauseStep(draft: Draft, id: TaskId): TaskId {
  if (id <= 0 || draft.tasks.get(id)?.state !== 'running') return 0;
  const task = ownTask(draft, id);
  task.state = 'ready';
  task.since = draft.at;
  return id;
}

/** The step is over: the one that it interrupted, if any, goes on. */
export function leaveStep(draft: Draft, threadId: ThreadId, id: TaskId): void {
  if (draft.threads.get(threadId)?.task !== id) return;
  const outerId = draft.tasks.get(id)?.interrupts ?? 0;
  const resumes = outerId !== 0 && outerId !== id && draft.tasks.get(outerId)?.state === 'ready';
  ownThread(draft, threadId).task = resumes ? outerId : 0;
  if (!resumes) return;
  const outer = ownTask(draft, outerId);
  outer.state = 'running';
  outer.since = draft.at;
}
