import type { LoopId } from '../trace/index.ts';
import type { Segments } from './segments.ts';

/** The kinds of lanes. The lane of a process is that of its first thread. */
export type LaneKind = 'loop' | 'task' | 'thread' | 'process';

/** "loop:1", "task:4", "thread:2", "process:2". */
export type LaneId = `${LaneKind}:${number}`;

/** A row of the timelines. */
export interface Lane {
  readonly id: LaneId;
  readonly kind: LaneKind;
  /** The id of the loop, task, thread or process. */
  readonly of: number;
  readonly name: string;
  /** How far to indent: a task stands under the one that created it, a worker under the task that needed it. */
  readonly depth: number;
  /** A few words more: the coroutine, the pool. */
  readonly detail: string;
  /** The first index at which it is there. */
  readonly firstIndex: number;
}

/** A lane with its states and its place in the tree. */
export interface Row {
  readonly lane: Lane;
  readonly segments: Segments;
  readonly children: Row[];
  /** The loop that a task runs in: what blocks it starves the task. */
  readonly loop: LoopId | undefined;
}

/** The lanes of a tree of rows, each under its parent. */
export function inOrder(roots: readonly Row[]): readonly Lane[] {
  const lanes: Lane[] = [];
  const stack = [...roots].reverse();
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    lanes.push(row.lane);
    for (let child = row.children.length - 1; child >= 0; child -= 1) stack.push(row.children[child] as Row);
  }
  return lanes;
}

/** The lanes that are there from one index to another. */
export interface Presence {
  readonly lanes: readonly Lane[];
  readonly from: number;
  /** The index at which the next lane appears. */
  readonly until: number;
}

/** Which of the lanes are there at an index. */
export function presentAt(order: readonly Lane[], index: number): Presence {
  let from = 0;
  let until = Number.POSITIVE_INFINITY;
  for (const { firstIndex } of order) {
    if (firstIndex <= index) from = Math.max(from, firstIndex);
    else until = Math.min(until, firstIndex);
  }
  return { lanes: order.filter((lane) => lane.firstIndex <= index), from, until };
}
