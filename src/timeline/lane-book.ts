import type { EventOf, LoopId, TaskId, ThreadId, TraceEvent } from '../trace/index.ts';
import type { Draft } from './draft.ts';
import { createRows, loopRow, type Rows, showMainThread, taskRow, threadRow } from './lane-rows.ts';
import { loopCell, taskCell, threadCell } from './lane-state.ts';
import { inOrder, type Lane, type LaneId, type Presence, presentAt, type Row } from './lanes.ts';
import { type CellState, paintSegment, pushSegment, type Segments, segmentAt, segmentCount } from './segments.ts';
import { indexAtTime, type Slots, timeAtIndex } from './slots.ts';

/** All lanes of a recording. Lanes and their segments only ever get added to at the end. */
export interface LaneBook {
  /** Takes in the event that led to `draft.index`. */
  observe(draft: Draft, event: TraceEvent): void;
  /** The lanes that are there at an index, in the order of the screen. */
  lanesAt(index: number): readonly Lane[];
  /** The name of a lane. */
  nameOf(id: LaneId): string | undefined;
  segmentsOf(id: LaneId): Segments | undefined;
  /** What a lane shows at the end. */
  lastStateOf(id: LaneId): CellState | undefined;
  /** The segments of the loop that a task runs in. */
  loopSegmentsOf(id: LaneId): Segments | undefined;
}

export function createLaneBook(slots: Slots): LaneBook {
  const rows = createRows();
  let order: readonly Lane[] = [];
  let presence: Presence = { lanes: [], from: 0, until: 0 };
  const lanesAt = (index: number): readonly Lane[] => {
    const grown = order.length !== rows.byId.size;
    if (grown) order = inOrder(rows.roots);
    if (grown || index < presence.from || index >= presence.until) presence = presentAt(order, index);
    return presence.lanes;
  };
  return {
    observe: (draft, event) => observe(rows, draft, event, slots),
    lanesAt,
    nameOf: (id) => rows.byId.get(id)?.lane.name,
    segmentsOf: (id) => rows.byId.get(id)?.segments,
    lastStateOf(id) {
      const segments = rows.byId.get(id)?.segments;
      return segments && segmentAt(segments, segmentCount(segments) - 1)?.state;
    },
    loopSegmentsOf: (id) => rows.loops.get(rows.byId.get(id)?.loop ?? -1)?.segments,
  };
}

/** Which lanes can look different after an event. */
function observe(rows: Rows, draft: Draft, event: TraceEvent, slots: Slots): void {
  switch (event.kind) {
    case 'task-created':
      markTask(rows, draft, event.created);
      break;
    case 'task-woken':
      markTask(rows, draft, event.woken);
      break;
    case 'step-started':
    case 'task-suspended':
    case 'task-finished':
      markStep(rows, draft, event);
      break;
    case 'work-started':
      markTask(rows, draft, draft.works.get(event.work)?.awaitedBy ?? 0);
      markThread(rows, draft, event.thread);
      break;
    case 'thread-created':
      // A main thread that starts threads outside of every loop takes part in what happens.
      if (event.thread === 1 && draft.threads.get(1)?.loop === undefined) showMainThread(rows, draft);
      markThread(rows, draft, event.created);
      break;
    case 'thread-woken':
      markThread(rows, draft, event.woken);
      break;
    case 'thread-resumed':
    case 'thread-blocked':
    case 'thread-preempted':
    case 'thread-ended':
    case 'loop-iterated':
    case 'callback-started':
    case 'callback-finished':
      markThread(rows, draft, event.thread);
      break;
    case 'loop-started':
    case 'loop-stopped':
      markThread(rows, draft, event.thread);
      markLoop(rows, draft, event.loop);
      break;
    case 'cpu-used':
      paintCpu(rows, draft, event, slots);
      break;
    case 'program-ended':
      if (draft.loops.size === 0) showMainThread(rows, draft);
      break;
    default:
  }
}

function markStep(rows: Rows, draft: Draft, event: EventOf<'step-started' | 'task-suspended' | 'task-finished'>): void {
  markThread(rows, draft, event.thread);
  markTask(rows, draft, event.task);
  markTask(rows, draft, draft.tasks.get(event.task)?.interrupts ?? 0);
}

function markTask(rows: Rows, draft: Draft, id: TaskId): void {
  const task = id > 0 ? draft.tasks.get(id) : undefined;
  if (task === undefined || task.internal) return;
  const row = taskRow(rows, draft, task);
  pushSegment(row.segments, draft.index, taskCell(draft, task));
}

function markLoop(rows: Rows, draft: Draft, id: LoopId): void {
  const loop = draft.loops.get(id);
  const row = loopRow(rows, draft, id);
  if (loop !== undefined && row !== undefined) pushSegment(row.segments, draft.index, loopCell(draft, loop));
}

/** A thread takes the loop that it runs and the task whose step it is in along with it. */
function markThread(rows: Rows, draft: Draft, id: ThreadId): void {
  const thread = draft.threads.get(id);
  if (thread === undefined) return;
  const row = threadRow(rows, draft, thread);
  if (row !== undefined) pushSegment(row.segments, draft.index, threadCell(thread));
  if (thread.loop !== undefined) markLoop(rows, draft, thread.loop);
  markTask(rows, draft, thread.task);
  // The one that had to make room for it looks different now, too.
  const previous = thread.state === 'running' ? draft.processes.get(thread.process)?.previous : undefined;
  if (previous !== undefined && draft.threads.get(previous)?.state === 'ready') markThread(rows, draft, previous);
}

/** Computing is told when it is over: only then is it known what the lanes showed meanwhile. */
function paintCpu(rows: Rows, draft: Draft, event: EventOf<'cpu-used'>, slots: Slots): void {
  const thread = draft.threads.get(event.thread);
  if (thread === undefined || event.since >= event.at) return;
  const { index: to } = draft;
  const from = indexAtTime(slots, event.since, to - 1);
  const sameInstant = (earlier: number, later: number) => timeAtIndex(slots, earlier) === timeAtIndex(slots, later);
  const paint = (row: Row | undefined, state: CellState) => {
    if (row !== undefined) paintSegment(row.segments, { from, to, state }, sameInstant);
  };
  const task = rows.tasks.get(thread.task);
  if (thread.loop === undefined)
    paint(thread.id === 1 ? showMainThread(rows, draft) : rows.threads.get(thread.id), 'cpu');
  else paint(rows.loops.get(thread.loop), 'blocked');
  paint(task, 'blocked');
}
