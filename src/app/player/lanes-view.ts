import { type Axis, createAxis, type Lane, lanesAt, type Recording, type Timeline } from '../../timeline/index.ts';
import type { Nanoseconds } from '../../trace/index.ts';
import { innerSize } from './layout.ts';
import { allLanes, lastTask, layoutOf, type PlayerScreen, timeShown } from './player.ts';

/** The part of the timelines that is shown. */
export interface LanesView {
  /** Columns for the names, the marks before them and the gap behind them. */
  readonly labelColumns: number;
  /** Columns for the axis. */
  readonly axisColumns: number;
  readonly axis: Axis;
  /** The first column of the axis shown. */
  readonly from: number;
  /** The column of the play head on the axis. */
  readonly head: number;
  /** All lanes worth a row; those that ended left of the window are not. */
  readonly lanes: readonly Lane[];
  /** How many rows there are for lanes. */
  readonly rows: number;
  /** The first of `lanes` shown. */
  readonly top: number;
}

/** A name may take this many columns, and at most a third of the pane. */
const LONGEST_LABEL = 26;
const MARKS = 4;
const RULER = 1;

/** Finds what of the timelines is shown; null when there is no room for them. */
export function lanesView(
  player: PlayerScreen,
  size: { readonly columns: number; readonly rows: number },
): LanesView | null {
  const box = layoutOf(player, size)?.panes.find((candidate) => candidate.pane === 'lanes');
  if (box === undefined) return null;
  const inner = innerSize(box);
  const labelColumns = Math.min(widestLabel(allLanes(player)), LONGEST_LABEL, Math.floor(inner.columns / 3)) + MARKS;
  const axisColumns = Math.max(1, inner.columns - labelColumns);
  // One column stays free, so that how a lane ended can be seen behind its last step.
  const axis = axisOf(player, axisColumns - 1);
  const head = axis.columnOf(player.index, timeShown(player));
  const most = Math.max(0, axis.width - axisColumns);
  const from = Math.min(most, player.view.axis ?? pageOf(head, axisColumns));
  const rows = Math.max(1, inner.rows - RULER);
  const lanes = lanesShown(player, axis, from, rows);
  return { labelColumns, axisColumns, axis, from, head, lanes, rows, top: topLane(player, lanes, rows) };
}

/**
 * The start of a window that keeps `position` between a quarter and three quarters of `room`. It moves by half windows, seldom,
 * because a picture that creeps along with every step cannot be read.
 */
function pageOf(position: number, room: number): number {
  const page = Math.max(1, Math.floor(room / 2));
  return Math.max(0, Math.floor((position - room * 0.25) / page) * page);
}

let lastAxis: { recording: unknown; length: number; columns: number; zoom: number; axis: Axis } | null = null;

/** The axis; the same one while nothing that it depends on changes. */
function axisOf(player: PlayerScreen, columns: number): Axis {
  const { recording, length } = player.run;
  const { zoom } = player.view;
  const known = lastAxis;
  if (
    known !== null &&
    known.recording === recording &&
    known.length === length &&
    known.columns === columns &&
    known.zoom === zoom
  ) {
    return known.axis;
  }
  const axis = createAxis(recording, { columns, zoom: 2 ** zoom });
  lastAxis = { recording, length, columns, zoom, axis };
  return axis;
}

function topLane(player: PlayerScreen, lanes: readonly Lane[], rows: number): number {
  if (lanes.length <= rows) return 0;
  const most = lanes.length - rows;
  if (player.view.lanes !== null) return Math.min(most, player.view.lanes);
  const wanted = player.view.selected ?? actingLane(player);
  const place = lanes.findIndex((lane) => lane.id === wanted);
  return Math.min(most, place < 0 ? 0 : pageOf(place, rows));
}

function actingLane(player: PlayerScreen): string {
  const task = lastTask(player);
  return task > 0 ? `task:${task}` : `thread:${player.run.recording.event(player.index - 1)?.thread ?? 1}`;
}

/** Of more lanes than there are rows, those that ended before the window begins are left out. */
function lanesShown(player: PlayerScreen, axis: Axis, from: number, rows: number): readonly Lane[] {
  const { recording } = player.run;
  const lanes = lanesAt(recording, player.index);
  if (lanes.length <= rows || from === 0) return lanes;
  const timeline = recording.timelineAt(player.index);
  const start = axis.timeAt(from);
  const ends = endsOf(recording);
  return lanes.filter((lane) => lane.id === player.view.selected || !(endOf(ends, timeline, lane) < start));
}

/** When tasks and threads ended, by id, as far as that has been seen: a look into an array for each of 100,000 lanes. */
interface Ends {
  readonly tasks: (Nanoseconds | undefined)[];
  readonly threads: (Nanoseconds | undefined)[];
}

const endsByRecording = new WeakMap<Recording, Ends>();

function endsOf(recording: Recording): Ends {
  const known = endsByRecording.get(recording) ?? { tasks: [], threads: [] };
  endsByRecording.set(recording, known);
  return known;
}

/** When a lane ended or will end; infinity while that is not known. */
function endOf(ends: Ends, timeline: Timeline, { kind, of }: Lane): Nanoseconds {
  if (kind !== 'task' && kind !== 'thread') return Number.POSITIVE_INFINITY;
  const list = kind === 'task' ? ends.tasks : ends.threads;
  const known = list[of];
  if (known !== undefined) return known;
  const now = kind === 'task' ? timeline.tasks.get(of) : timeline.threads.get(of);
  if (now === undefined || (now.state !== 'finished' && now.state !== 'ended')) return Number.POSITIVE_INFINITY;
  list[of] = now.since;
  return now.since;
}

const widths = new WeakMap<readonly Lane[], number>();

/** Columns of the widest name with its indentation, taking every character outside ASCII as wide. */
function widestLabel(lanes: readonly Lane[]): number {
  const known = widths.get(lanes);
  if (known !== undefined) return known;
  let widest = 4;
  for (const { name, depth } of lanes) {
    const wide = /[^\x20-\x7e]/.test(name) ? 2 : 1;
    widest = Math.max(widest, name.length * wide + indentOf(depth));
    if (widest >= LONGEST_LABEL) break;
  }
  widths.set(lanes, widest);
  return widest;
}

/** Columns by which a lane's name is indented. */
export function indentOf(depth: number): number {
  return Math.min(depth, 4) * 2;
}
