import type { Recording } from '../../timeline/index.ts';
import { type Nanoseconds, SECOND } from '../../trace/index.ts';

/** Speeds to choose from; the last shows nothing in between. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16, Number.POSITIVE_INFINITY] as const;

/** The place of 1x in {@link SPEEDS}. */
export const NORMAL_SPEED = SPEEDS.indexOf(1);

/**
 * How the position moves by itself. `following` shows the newest event as soon as it arrives.
 * `progress` is how many milliseconds at 1x the present moment has been shown for.
 */
export interface Playback {
  readonly mode: 'paused' | 'playing' | 'following';
  readonly speed: number;
  readonly progress: number;
}

/** A moment stays this long at 1x, so that one can read what happens. */
const STEP_MS = 280;
/** A virtual second of waiting takes a real one at 1x, within these bounds. */
const LONGEST_WAIT_MS = 3000;
/** Waiting is drawn as a movement: this often. */
const GLIDE_TICK_MS = 40;
const LONGEST_TICK_MS = 100;
const SHORTEST_TICK_MS = 16;
/** No tick, however late, plays more moments than this: a machine that was asleep must not make us hang. */
const MOST_MOMENTS = 10_000;

/** The present moment, the one after it, and the way from the one to the other. */
export interface Way {
  readonly next: number;
  /** Virtual time between the two. */
  readonly wait: Nanoseconds;
  /** Real milliseconds at 1x. */
  readonly takes: number;
  /** The wait is shortened: it would take longer than anybody wants to look at it. */
  readonly shortened: boolean;
}

/** The way on from `index`; null at the end of what is recorded. */
export function wayFrom(recording: Recording, index: number): Way | null {
  const next = recording.nextMoment(index);
  // The recording's end is not a moment while the program still runs: there the position would stand in mid-air.
  if (next <= index || next > (recording.moments.at(-1) ?? 0)) return null;
  const wait = Math.max(0, timeOf(recording, next) - timeOf(recording, index));
  const real = (wait / SECOND) * 1000;
  const takes = Math.min(LONGEST_WAIT_MS, Math.max(STEP_MS, real));
  return { next, wait, takes, shortened: real > LONGEST_WAIT_MS };
}

/** The virtual time at an index. */
export function timeOf(recording: Recording, index: number): Nanoseconds {
  return index === 0 ? 0 : (recording.event(index - 1)?.at ?? 0);
}

/** Where the position is after `elapsed` real milliseconds. */
export function advance(
  recording: Recording,
  from: { readonly index: number; readonly playback: Playback },
  elapsed: number,
): { readonly index: number; readonly progress: number } {
  const speed = SPEEDS[from.playback.speed] as number;
  let { index } = from;
  if (speed === Number.POSITIVE_INFINITY) return { index: recording.length, progress: 0 };
  let progress = from.playback.progress + elapsed * speed;
  for (let moments = 0; moments < MOST_MOMENTS; moments++) {
    const way = wayFrom(recording, index);
    if (way === null) return { index, progress: 0 };
    if (progress < way.takes) return { index, progress };
    progress -= way.takes;
    index = way.next;
  }
  return { index, progress: 0 };
}

/** How many real milliseconds may pass until the screen must change again; null when nothing is left to play. */
export function nextTick(recording: Recording, index: number, playback: Playback): number | null {
  const way = wayFrom(recording, index);
  if (way === null) return null;
  const speed = SPEEDS[playback.speed] as number;
  const due = (way.takes - playback.progress) / speed;
  const longest = way.wait > 0 ? GLIDE_TICK_MS : LONGEST_TICK_MS;
  return Math.ceil(Math.max(SHORTEST_TICK_MS, Math.min(longest, due)));
}

/** The virtual time on the screen: between two moments it moves on with the time for which the first is shown. */
export function shownTime(recording: Recording, index: number, playback: Playback): Nanoseconds {
  const at = timeOf(recording, index);
  const way = playback.progress > 0 ? wayFrom(recording, index) : null;
  if (way === null || way.wait === 0) return at;
  return Math.round(at + way.wait * Math.min(1, playback.progress / way.takes));
}

/** The progress at which a moment of the virtual clock after `index` is shown: the other way round of `shownTime`. */
export function progressAt(recording: Recording, index: number, at: Nanoseconds): number {
  const way = wayFrom(recording, index);
  const waited = at - timeOf(recording, index);
  return way === null || way.wait <= 0 || waited <= 0 ? 0 : Math.min(way.takes, (waited / way.wait) * way.takes);
}
