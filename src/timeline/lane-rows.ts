import type { LoopId, TaskId, ThreadId } from '../trace/index.ts';
import type { Draft } from './draft.ts';
import type { Lane, LaneId, Row } from './lanes.ts';
import { createSegments, pushSegment } from './segments.ts';
import { isInternalThread } from './task-name.ts';
import type { TaskState, ThreadState } from './timeline.ts';

/** All rows of a recording, and how to find them. */
export interface Rows {
  readonly byId: Map<LaneId, Row>;
  readonly roots: Row[];
  readonly tasks: Map<TaskId, Row>;
  readonly loops: Map<LoopId, Row>;
  readonly threads: Map<ThreadId, Row>;
}

export function createRows(): Rows {
  return { byId: new Map(), roots: [], tasks: new Map(), loops: new Map(), threads: new Map() };
}

/** The row of a task, under the task that created it or else in line with its loop. */
export function taskRow(rows: Rows, draft: Draft, task: TaskState): Row {
  const known = rows.tasks.get(task.id);
  if (known !== undefined) return known;
  const parent = rows.tasks.get(task.parent) ?? loopRow(rows, draft, task.loop);
  const made = { kind: 'task', of: task.id, name: task.name, detail: `${task.coroutine}()` } as const;
  const row = addRow(rows, parent, made, draft.index, task.loop);
  rows.tasks.set(task.id, row);
  return row;
}

/** The row of a loop; made when the loop is first seen. */
export function loopRow(rows: Rows, draft: Draft, id: LoopId): Row | undefined {
  const known = rows.loops.get(id);
  const loop = draft.loops.get(id);
  if (known !== undefined || loop === undefined) return known;
  const name = id === 1 ? 'event loop' : `event loop ${id}`;
  const row = addRow(rows, rows.threads.get(loop.thread), { kind: 'loop', of: id, name, detail: '' }, draft.index);
  rows.loops.set(id, row);
  return row;
}

/** The main thread has a lane only if it works or waits outside of every loop: most programs do neither. */
export function threadRow(rows: Rows, draft: Draft, thread: ThreadState): Row | undefined {
  const known = rows.threads.get(thread.id);
  if (known !== undefined) return known;
  if (thread.id === 1)
    return thread.state === 'blocked' && thread.loop === undefined ? showMainThread(rows, draft) : undefined;
  if (isInternalThread(thread.name)) return undefined;
  const { process, pool } = thread;
  const first = process !== 1 && draft.processes.get(process)?.firstThread === thread.id;
  const kind = first ? 'process' : 'thread';
  const detail = pool === undefined ? '' : (draft.pools.get(pool)?.name ?? `pool ${pool}`);
  const parent = rows.tasks.get(thread.parentTask) ?? rows.threads.get(thread.parent);
  const row = addRow(rows, parent, { kind, of: first ? process : thread.id, name: thread.name, detail }, draft.index);
  rows.threads.set(thread.id, row);
  return row;
}

/** Its lane begins with the program, whenever it turns out to be worth one. */
export function showMainThread(rows: Rows, draft: Draft): Row {
  const known = rows.threads.get(1);
  if (known !== undefined) return known;
  const name = draft.threads.get(1)?.name ?? 'MainThread';
  const row = addRow(rows, undefined, { kind: 'thread', of: 1, name, detail: 'main thread' }, 1);
  rows.roots.unshift(rows.roots.pop() as Row);
  pushSegment(row.segments, 1, 'running');
  rows.threads.set(1, row);
  return row;
}

type NewLane = Pick<Lane, 'kind' | 'of' | 'name' | 'detail'>;

function addRow(rows: Rows, parent: Row | undefined, made: NewLane, firstIndex: number, loop?: LoopId): Row {
  const id: LaneId = `${made.kind}:${made.of}`;
  // The tasks of a loop are its own and stand in line with it.
  const depth =
    parent === undefined ? 0 : parent.lane.depth + (parent.lane.kind === 'loop' && made.kind === 'task' ? 0 : 1);
  const row: Row = { lane: { id, ...made, depth, firstIndex }, segments: createSegments(), children: [], loop };
  (parent?.children ?? rows.roots).push(row);
  rows.byId.set(id, row);
  return row;
}
