import type { Nanoseconds } from '../trace/index.ts';
import type { Axis } from './axis.ts';
import type { AxisColumn } from './axis-layout.ts';
import { labelOf } from './cell-label.ts';
import type { Lane } from './lanes.ts';
import type { Recording } from './recording.ts';
import {
  CELL_STATES,
  type CellState,
  codeOf,
  findSegment,
  type Segment,
  type Segments,
  segmentAt,
} from './segments.ts';
import { slotEnd, slotOf, timeAtIndex } from './slots.ts';

/** One column of one lane. */
export interface Cell {
  readonly state: CellState;
  /** The indexes that the column stands for. */
  readonly first: number;
  readonly last: number;
  /** The same for all neighbouring cells that show one thing: draw them, and their label, as one. */
  readonly run: number;
  /** What the run shows, in a few words: "sleep 2 s", "result 42". */
  readonly label: string | undefined;
}

/** Neighbouring cells that show one thing. */
export interface CellRun {
  readonly column: number;
  readonly width: number;
  readonly state: CellState;
  readonly label: string | undefined;
}

/** The part of a lane to draw. */
export interface CellWindow {
  /** The first column, and how many. */
  readonly from: number;
  readonly width: number;
  /** Where the play head stands: later columns are 'none'. */
  readonly upTo: number;
  /** The virtual time of the play head, when it is inside the waiting that follows `upTo`. */
  readonly at?: Nanoseconds;
}

/** The cells of a lane, one for each column of the window. */
export function laneCells(recording: Recording, axis: Axis, lane: Lane, window: CellWindow): readonly Cell[] {
  const segments = recording.lanes.segmentsOf(lane.id);
  const loop = recording.lanes.loopSegmentsOf(lane.id);
  const head = axis.columnOf(window.upTo, window.at);
  const columns = axis.columns(window.from, window.width);
  return columns.map((at, place) => {
    const column = window.from + place;
    const beyond = column < 0 || column >= axis.width || column > head;
    if (beyond || segments === undefined) return NOTHING;
    const last = Math.max(at.first, Math.min(at.last, window.upTo));
    return cellAt({ recording, segments, loop, column, at: { ...at, last } });
  });
}

/** The same cells, with neighbours that show one thing put together. */
export function laneRuns(cells: readonly Cell[], from = 0): readonly CellRun[] {
  const runs: { column: number; width: number; state: CellState; label: string | undefined }[] = [];
  cells.forEach((cell, place) => {
    const before = cells[place - 1];
    const last = runs.at(-1);
    if (last !== undefined && before?.run === cell.run && before.state === cell.state) last.width += 1;
    else runs.push({ column: from + place, width: 1, state: cell.state, label: cell.label });
  });
  return runs;
}

const NOTHING: Cell = { state: 'none', first: 0, last: 0, run: -1, label: undefined };

interface Spot {
  readonly recording: Recording;
  readonly segments: Segments;
  readonly loop: Segments | undefined;
  readonly column: number;
  readonly at: AxisColumn;
}

function cellAt(spot: Spot): Cell {
  const { first, last } = spot.at;
  const telling = mostTelling(spot.segments, first, last);
  const place = takesTurns(spot, telling) ? oneOf(spot) : telling;
  const found = segmentAt(spot.segments, place);
  if (found === undefined) return { ...NOTHING, first, last };
  const state = shownState(spot, place, found);
  return { state, first, last, run: found.start, label: labelOf(spot.recording, spot.segments, place, state) };
}

/** The number of the segment most worth showing among those of a column. */
function mostTelling(segments: Segments, first: number, last: number): number {
  let place = findSegment(segments, last);
  let best = place;
  // What was there before `first` is shown by the column before.
  while ((segmentAt(segments, place)?.start ?? 0) > first && place > 0) {
    place -= 1;
    if (codeAt(segments, place) > codeAt(segments, best)) best = place;
  }
  return best;
}

function codeAt(segments: Segments, place: number): number {
  return codeOf(segmentAt(segments, place)?.state ?? 'none');
}

/** A thread that computes, and has taken turns with others within one column. */
function takesTurns({ recording, segments, at }: Spot, telling: number): boolean {
  if (segmentAt(segments, telling)?.state !== 'cpu') return false;
  return slotOf(recording.slots, at.last) > slotOf(recording.slots, at.first);
}

/**
 * One of their turns, the same instant for all lanes, so that two threads that share an interpreter never look as if
 * they computed at the same time. Golden steps visit all parts of the columns evenly, whatever the rhythm.
 */
function oneOf({ recording, segments, column, at }: Spot): number {
  const from = slotOf(recording.slots, at.first);
  const count = slotOf(recording.slots, at.last) - from + 1;
  const slot = from + Math.floor(((column * 0.618034) % 1) * count);
  return findSegment(segments, Math.min(at.last, slotEnd(recording.slots, slot, recording.length)));
}

function shownState(spot: Spot, place: number, segment: Segment): CellState {
  if (segment.state === 'blocked' && takesNoTime(spot, place)) return 'queued';
  return starves(spot, segment) ? 'starving' : segment.state;
}

/** A thread that waits for another to take over for an instant blocks nobody. */
function takesNoTime({ recording, segments }: Pick<Spot, 'recording' | 'segments'>, place: number): boolean {
  const [start, end] = [segmentAt(segments, place)?.start ?? 0, segmentAt(segments, place + 1)?.start];
  return end !== undefined && timeAtIndex(recording.slots, start) === timeAtIndex(recording.slots, end);
}

/** A task starves when it could run, or its sleep is over, and its loop is blocked. */
function starves(spot: Spot, segment: Segment): boolean {
  const { recording, loop, at } = spot;
  if (loop === undefined || (segment.state !== 'ready' && segment.state !== 'waiting')) return false;
  const blocking = findSegment(loop, at.last);
  if (segmentAt(loop, blocking)?.state !== 'blocked') return false;
  if (takesNoTime({ recording, segments: loop }, blocking)) return false;
  if (segment.state === 'ready') return true;
  const event = recording.event(segment.cause - 1);
  if (event?.kind !== 'task-suspended' || event.wait.on !== 'sleep') return false;
  const { until } = event.wait;
  return at.isWaiting ? at.at >= until : until < timeAtIndex(recording.slots, at.last);
}

/** The states that a cell can have, from the least to the most telling. */
export const cellStates = CELL_STATES;
