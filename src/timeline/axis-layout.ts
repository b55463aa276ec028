import type { Nanoseconds } from '../trace/index.ts';
import type { Scale } from './axis-scale.ts';
import { type Slots, slotEnd, slotOf } from './slots.ts';

/** One column of an axis. */
export interface AxisColumn {
  /** The first and the last index of it; the same where it only waits. */
  readonly first: number;
  readonly last: number;
  readonly isWaiting: boolean;
  readonly at: Nanoseconds;
}

/** How a recording lies along the columns. */
export interface Layout {
  readonly slots: Slots;
  readonly scale: Scale;
  readonly length: number;
}

/** Columns of the whole run. */
export function widthOf(layout: Layout): number {
  return Math.ceil(slotEdge(layout, layout.slots.starts.length - 1) - EPSILON);
}

/** The last index that has been reached at a column. */
export function lastIndex(layout: Layout, column: number): number {
  return slotEnd(layout.slots, slotAt(layout, column), layout.length);
}

/** Whether a column shows nothing but waiting. */
export function isWaiting(layout: Layout, column: number): boolean {
  return slotColumn(layout, slotAt(layout, column)) < column;
}

/** Everything about one column. */
export function columnAt(layout: Layout, column: number): AxisColumn {
  const last = lastIndex(layout, column);
  const waiting = isWaiting(layout, column);
  // A slot without events (see aligned-axes.ts) stands for the index before it.
  const first = waiting ? last : Math.min(last, firstIndex(layout, column));
  return { first, last, isWaiting: waiting, at: timeOf(layout, column) };
}

/** Sums of many small steps must not fall just short of a whole column. */
const EPSILON = 1e-6;

/** Where a slot begins, in columns and parts of columns. */
function slotStart({ slots, scale }: Layout, slot: number): number {
  return (slots.offsets[slot] as number) * scale.step + (slots.at[slot] as number) * scale.wait;
}

/** Where a slot's steps end and the waiting after them begins. */
function slotEdge({ slots, scale }: Layout, slot: number): number {
  return (slots.offsets[slot + 1] ?? slots.weight) * scale.step + (slots.at[slot] as number) * scale.wait;
}

function slotColumn(layout: Layout, slot: number): number {
  return Math.floor(slotStart(layout, slot) + EPSILON);
}

/** The last slot that begins at or before a column. */
function slotAt(layout: Layout, column: number): number {
  let low = 0;
  let high = layout.slots.starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slotColumn(layout, middle) <= column) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The column of an index, and with a time that of the waiting after it. */
export function indexColumn(layout: Layout, index: number, at: Nanoseconds | undefined): number {
  const slot = slotOf(layout.slots, Math.min(index, layout.length));
  const column = slotColumn(layout, slot);
  const waited = at === undefined ? 0 : at - (layout.slots.at[slot] as number);
  if (waited <= 0 || layout.slots.starts[slot + 1] === undefined) return column;
  const waiting = Math.floor(slotEdge(layout, slot) + waited * layout.scale.wait + EPSILON);
  return Math.min(Math.max(column, waiting), slotColumn(layout, slot + 1));
}

/** The first index of a column; where it only waits, the last one before. */
export function firstIndex(layout: Layout, column: number): number {
  const last = slotAt(layout, column);
  if (slotColumn(layout, last) < column) return slotEnd(layout.slots, last, layout.length);
  const before = column <= 0 ? -1 : slotAt(layout, column - 1);
  return layout.slots.starts[before + 1] as number;
}

/** The virtual time at the left edge of a column. */
export function timeOf(layout: Layout, column: number): Nanoseconds {
  const { slots, scale } = layout;
  const slot = slotAt(layout, column);
  const from = slots.at[slot] as number;
  if (scale.wait === 0 || slotColumn(layout, slot) === column) return from;
  const waited = Math.max(0, column - slotEdge(layout, slot)) / scale.wait;
  return Math.round(Math.min(slots.at[slot + 1] ?? from, from + waited));
}

/** The column where a moment of the virtual clock begins. */
export function timeColumn(layout: Layout, at: Nanoseconds): number {
  const { slots, scale } = layout;
  let low = 0;
  let high = slots.at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((slots.at[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  if (slots.at[low] === at || low === 0) return slotColumn(layout, low);
  const waited = at - (slots.at[low - 1] as number);
  return Math.floor(slotEdge(layout, low - 1) + waited * scale.wait + EPSILON);
}
