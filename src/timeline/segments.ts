/** What a cell of a lane can show, from the least to the most worth seeing when several fall into one column. */
export const CELL_STATES = [
  /** Not there yet, or idle. */
  'none',
  /** Finished with a result; with an exception; cancelled. */
  'done',
  'waiting',
  /** Waits for a free worker, or for its turn with the interpreter. */
  'queued',
  /** In the ready queue. */
  'ready',
  'cancelled',
  'failed',
  /** Could run, or should have been woken, but something blocks the loop. */
  'starving',
  /** Keeps the loop from everything else. */
  'blocked',
  'running',
  /** The event loop runs a callback of the program's own. */
  'callback',
  /** Computes on a thread of its own. */
  'cpu',
] as const;

/** What a cell of a lane shows. */
export type CellState = (typeof CELL_STATES)[number];

const CODES = new Map(CELL_STATES.map((state, code) => [state, code]));

/** The place of a state in {@link CELL_STATES}: the higher wins a shared column. */
export function codeOf(state: CellState): number {
  return CODES.get(state) as number;
}

/** From which index on a lane is in which state. `cause` is the index right after the event that names it. */
export interface Segment {
  readonly start: number;
  readonly state: CellState;
  readonly cause: number;
}

/**
 * The states of one lane: flat triples of start, code and cause, ordered by start. One array instead of objects,
 * because a run of a million events has hundreds of thousands of segments.
 */
export interface Segments {
  readonly flat: number[];
}

const STRIDE = 3;

export function createSegments(): Segments {
  return { flat: [] };
}

/** The lane is in `state` from `start` on. Being in the same state again changes nothing, except for a new wait. */
export function pushSegment(segments: Segments, start: number, state: CellState, cause = start): void {
  const { flat } = segments;
  const code = codeOf(state);
  const last = flat.length - STRIDE;
  if (last >= 0 && flat[last + 1] === code && (flat[last + 2] === cause || !NAMED.has(state))) return;
  if (last >= 0 && flat[last] === start) flat.length = last;
  flat.push(start, code, cause);
}

/** States whose segments differ by what caused them. */
const NAMED: ReadonlySet<CellState> = new Set(['waiting', 'queued', 'blocked', 'cpu']);

/**
 * Says afterwards what the lane did between two indexes at its end (computing is told when it is over). `sameInstant`
 * tells whether no time passes between two indexes: then two paintings of one state become one.
 */
export function paintSegment(
  segments: Segments,
  { from, to, state }: { readonly from: number; readonly to: number; readonly state: CellState },
  sameInstant: (earlier: number, later: number) => boolean,
): void {
  const { flat } = segments;
  const last = flat.length - STRIDE;
  if (last < 0) return;
  const [code, cause] = [flat[last + 1] as number, flat[last + 2] as number];
  const start = Math.max(from, flat[0] as number);
  if (start >= to) return;
  while (flat.length > 0 && (flat[flat.length - STRIDE] as number) >= start) flat.length -= STRIDE;
  const between = flat.length - STRIDE;
  const painted = between - STRIDE;
  const isPainted = (flat[painted + 2] ?? 0) > (flat[painted] ?? 0);
  const isMore = isPainted && flat[painted + 1] === codeOf(state) && sameInstant(flat[between] as number, start);
  if (isMore) flat.length = between;
  else flat.push(start, codeOf(state), to);
  flat.push(to, code, cause);
}

/** How many segments there are. */
export function segmentCount(segments: Segments): number {
  return segments.flat.length / STRIDE;
}

/** The segment number `position`. */
export function segmentAt(segments: Segments, position: number): Segment | undefined {
  const at = position * STRIDE;
  const { flat } = segments;
  if (at < 0 || at >= flat.length) return undefined;
  const state = CELL_STATES[flat[at + 1] as number] as CellState;
  return { start: flat[at] as number, state, cause: flat[at + 2] as number };
}

/** The number of the last segment that starts at or before `index`; -1 when there is none. */
export function findSegment(segments: Segments, index: number): number {
  const { flat } = segments;
  let low = 0;
  let high = flat.length / STRIDE;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((flat[middle * STRIDE] as number) <= index) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
