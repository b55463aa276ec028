import { type AlignedAxes, alignAxes, type Recording } from '../../timeline/index.ts';
import type { Nanoseconds } from '../../trace/index.ts';
import type { Effect, Program, RunId } from '../effect.ts';
import type { Message } from '../message.ts';
import { NORMAL_SPEED, SPEEDS } from '../player/playback.ts';
import { isLive, type PlayerScreen } from '../player/player.ts';
import { eventsArrived, pullEvents, READ_AHEAD, runEnded, runFailed } from '../player/run.ts';
import { startPlayer } from '../player/start.ts';

/** Two programs that run side by side, on one axis with one play head. */
export interface CompareState {
  /** The runs; their own positions are not looked at. */
  readonly sides: readonly [PlayerScreen, PlayerScreen];
  readonly names: readonly [string, string];
  /** The place on the common axis: a number of {@link AlignedAxes.stops}. */
  readonly stop: number;
  readonly playing: boolean;
  /** One of `SPEEDS`. */
  readonly speed: number;
  /** Milliseconds at 1x for which the stop has been shown. */
  readonly progress: number;
  /** Rows above the first row shown of what both print. */
  readonly top: number;
}

/** What two programs are compared with. */
export interface CompareOptions {
  readonly programs: readonly Program[];
  readonly sources: readonly (string | null)[];
  readonly names: readonly string[];
  /** The numbers of the runs begin here. */
  readonly nextRun: RunId;
  readonly speed: number;
}

/** Starts both programs. */
export function createCompare(options: CompareOptions): readonly [CompareState, readonly Effect[]] {
  const { programs, sources, names, nextRun, speed } = options;
  const start = (side: 0 | 1) =>
    startPlayer({
      title: [names[side] ?? ''],
      program: programs[side] ?? { file: '', args: [] },
      source: sources[side] ?? null,
      run: nextRun + side,
      paused: true,
    });
  const [one, firstEffects] = start(0);
  const [other, moreEffects] = start(1);
  const compare: CompareState = {
    sides: [one, other],
    names: [names[0] ?? '', names[1] ?? ''],
    stop: 0,
    playing: true,
    speed,
    progress: 0,
    top: 0,
  };
  return [compare, [...firstEffects, ...moreEffects]];
}

/** Two runs that have been recorded, shown as they are at their end. */
export function standingAtEnd(sides: CompareState['sides'], names: CompareState['names']): CompareState {
  const compare = { sides, names, stop: 0, playing: false, speed: NORMAL_SPEED, progress: 0, top: 0 };
  return { ...compare, stop: axesOf(compare, SOME_COLUMNS).stops.length - 1 };
}

/** Virtual waiting takes real time, within these bounds; a step stays this long at 1x. */
const STEP_MS = 220;
const LONGEST_WAIT_MS = 3000;
const TICK_MS = 40;

interface KnownAxes {
  readonly recordings: readonly Recording[];
  readonly key: string;
  readonly axes: AlignedAxes;
}

/** The last ones: a frame needs those of its width, and those that tell the time. */
let knownAxes: readonly KnownAxes[] = [];
const MOST_KNOWN = 3;

/** The common axis in so many columns; the same one while nothing that it depends on changes. */
export function axesOf({ sides }: Pick<CompareState, 'sides'>, columns: number): AlignedAxes {
  const recordings = sides.map(({ run }) => run.recording);
  const key = `${columns} ${recordings.map(({ length }) => length).join(' ')}`;
  const known = knownAxes.find(
    (one) => one.key === key && one.recordings.every((own, side) => own === recordings[side]),
  );
  if (known !== undefined) return known.axes;
  const axes = alignAxes(recordings, { columns, zoom: 'fit' });
  knownAxes = [{ recordings, key, axes }, ...knownAxes].slice(0, MOST_KNOWN);
  return axes;
}

/** Any width will do where only the stops are looked at. */
const SOME_COLUMNS = 80;

/** The compared runs after a message. */
export function updateCompare(compare: CompareState, message: Message): readonly [CompareState, readonly Effect[]] {
  const [first, effects] = pulled(compare.sides[0], message);
  const [second, more] = pulled(compare.sides[1], message);
  const same = first === compare.sides[0] && second === compare.sides[1];
  const next = moved(same ? compare : { ...compare, sides: [first, second] }, message);
  return [next, [...effects, ...more]];
}

function pulled(side: PlayerScreen, message: Message): readonly [PlayerScreen, readonly Effect[]] {
  return pullEvents(received(side, message));
}

function received(side: PlayerScreen, message: Message): PlayerScreen {
  if (!('run' in message) || message.run !== side.run.id) return side;
  switch (message.kind) {
    case 'events-arrived':
      return eventsArrived(side, message.events);
    case 'run-ended':
      return runEnded(side);
    case 'run-failed':
      return runFailed(side, message.message);
    default:
      return side;
  }
}

function moved(compare: CompareState, message: Message): CompareState {
  switch (message.kind) {
    case 'tick':
      return advance(compare, message.elapsed);
    case 'toggle-play':
      return compare.playing ? { ...compare, playing: false } : play(compare);
    case 'step-forward':
      return goTo(compare, compare.stop + 1);
    case 'step-back':
      return goTo(compare, compare.progress > 0 ? compare.stop : compare.stop - 1);
    case 'go-to-start':
      return goTo(compare, 0);
    case 'go-to-end':
      return goTo(compare, Number.POSITIVE_INFINITY);
    case 'faster':
      return { ...compare, speed: Math.min(SPEEDS.length - 1, compare.speed + 1) };
    case 'slower':
      return { ...compare, speed: Math.max(0, compare.speed - 1) };
    case 'move':
      return { ...compare, top: Math.max(0, compare.top + message.by) };
    default:
      return compare;
  }
}

function goTo(compare: CompareState, stop: number): CompareState {
  // The axis grows until both are recorded: there is no place to stand on yet.
  if (isComparing(compare)) return compare;
  const last = axesOf(compare, SOME_COLUMNS).stops.length - 1;
  return { ...compare, stop: Math.max(0, Math.min(last, stop)), progress: 0, playing: false };
}

function play(compare: CompareState): CompareState {
  return { ...compare, playing: true, ...(isCompareAtEnd(compare) ? { stop: 0, progress: 0 } : {}) };
}

function advance(compare: CompareState, elapsed: number): CompareState {
  if (!compare.playing || isComparing(compare)) return compare;
  const { stops } = axesOf(compare, SOME_COLUMNS);
  const speed = SPEEDS[compare.speed] ?? 1;
  if (speed === Number.POSITIVE_INFINITY) return { ...compare, stop: stops.length - 1, progress: 0, playing: false };
  let { stop } = compare;
  let progress = compare.progress + elapsed * speed;
  for (;;) {
    const takes = takesFrom(stops, stop);
    if (takes === null) return { ...compare, stop, progress: 0, playing: false };
    if (progress < takes) return { ...compare, stop, progress };
    progress -= takes;
    stop += 1;
  }
}

/** Real milliseconds at 1x from a stop to the next; null after the last. */
function takesFrom(stops: AlignedAxes['stops'], stop: number): number | null {
  const here = stops[stop];
  const next = stops[stop + 1];
  if (here === undefined || next === undefined) return null;
  return Math.min(LONGEST_WAIT_MS, Math.max(STEP_MS, (next.at - here.at) / 1e6));
}

/** The virtual time that is shown. */
export function compareTime(compare: CompareState): Nanoseconds {
  const { stops } = axesOf(compare, SOME_COLUMNS);
  const here = stops[compare.stop];
  const next = stops[compare.stop + 1];
  const takes = takesFrom(stops, compare.stop);
  if (here === undefined || next === undefined || takes === null) return here?.at ?? 0;
  return Math.round(here.at + (next.at - here.at) * Math.min(1, compare.progress / takes));
}

/** One of the runs is not recorded: to its end, or as far as a program that never ends is. */
export function isComparing({ sides }: CompareState): boolean {
  return sides.some((side) => isLive(side) && side.run.length < READ_AHEAD);
}

/** Nothing more happens after what is shown. */
export function isCompareAtEnd(compare: CompareState): boolean {
  return !isComparing(compare) && compare.stop >= axesOf(compare, SOME_COLUMNS).stops.length - 1;
}

/** How many real milliseconds may pass until the screen must change; null when nothing plays. */
export function compareTick(compare: CompareState): number | null {
  return compare.playing && !isCompareAtEnd(compare) ? TICK_MS : null;
}
