import { type Nanoseconds, SECOND } from '../trace/index.ts';
import {
  type AxisColumn,
  columnAt,
  firstIndex,
  indexColumn,
  isWaiting,
  type Layout,
  lastIndex,
  timeColumn,
  timeOf,
  widthOf,
} from './axis-layout.ts';
import { type AxisOptions, scaleOf } from './axis-scale.ts';
import type { Recording } from './recording.ts';
import { type Tick, ticksOf } from './ticks.ts';

/** The elastic axis: steps take a column each, waiting is drawn to scale. Columns count from 0. */
export interface Axis {
  /** Columns of the whole run so far. More than the screen has: scroll. */
  readonly width: number;
  /** Columns that a step takes; below 1 several steps share one. */
  readonly stepWidth: number;
  /** Columns that a virtual second of waiting takes; 0 when the run never waits. */
  readonly columnsPerSecond: number;
  /** How many events the axis was made for. */
  readonly length: number;
  /** The column of an index; inside the waiting that follows it, give the virtual time too. */
  columnOf(index: number, at?: Nanoseconds): number;
  /** The column where a moment of the virtual clock begins. */
  columnOfTime(at: Nanoseconds): number;
  /** The last index that has been reached at a column: `indexAt(columnOf(i))` is at least i. */
  indexAt(column: number): number;
  /** The first index of a column. Where only waiting is drawn, the same as `indexAt`. */
  firstIndexAt(column: number): number;
  /** True where a column shows nothing but waiting. */
  isWaiting(column: number): boolean;
  /** The virtual time at the left edge of a column. */
  timeAt(column: number): Nanoseconds;
  /** All of this for the columns of a window; what is asked again is not computed again. */
  columns(from: number, width: number): readonly AxisColumn[];
  /** Marks of the ruler between two columns, far enough apart for their labels. */
  ticks(from: number, width: number): readonly Tick[];
}

/** Lays a recording out along columns. Cheap: make a new one whenever the recording or the screen has changed. */
export function createAxis(recording: Recording, options: AxisOptions): Axis {
  const { slots, length } = recording;
  return axisOf({ slots, length, scale: scaleOf(recording, options) });
}

/** The axis of a layout. */
export function axisOf(layout: Layout): Axis {
  const { length } = layout;
  const columnsPerSecond = layout.scale.wait * SECOND;
  const timeAt = (column: number) => timeOf(layout, column);
  const columnOfTime = (at: Nanoseconds) => timeColumn(layout, at);
  return {
    width: widthOf(layout),
    stepWidth: layout.scale.step,
    columnsPerSecond,
    length,
    columnOf: (index, at) => indexColumn(layout, index, at),
    columnOfTime,
    indexAt: (column) => lastIndex(layout, column),
    firstIndexAt: (column) => firstIndex(layout, column),
    isWaiting: (column) => isWaiting(layout, column),
    timeAt,
    columns: windowOf(layout),
    ticks: (from, width) => ticksOf({ from, width, columnsPerSecond, columnOfTime, timeAt }),
  };
}

/** The columns of a window, kept until another one is asked for: every lane of a screen asks for the same. */
function windowOf(layout: Layout): Axis['columns'] {
  let kept: { readonly from: number; readonly columns: readonly AxisColumn[] } = { from: 0, columns: [] };
  return (from, width) => {
    if (kept.from !== from || kept.columns.length !== width) {
      kept = { from, columns: Array.from({ length: width }, (_, place) => columnAt(layout, from + place)) };
    }
    return kept.columns;
  };
}
