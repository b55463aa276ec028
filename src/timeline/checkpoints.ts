import type { TraceEvent } from '../trace/index.ts';
import { type Draft, draftOf, snapshotOf } from './draft.ts';
import { applyEvent, foldEvents } from './fold-event.ts';
import type { Timeline } from './timeline.ts';

/** Timelines kept for seeking: one every so many events of the whole recording, and a finer row around the last seek. */
export interface Checkpoints {
  /** Keeps the draft's timeline if it is time to. Call it after every event. */
  keep(draft: Draft): void;
  /** The timeline at an index, found from what is kept and the events between. */
  timelineAt(index: number): Timeline;
}

/** Events between two checkpoints: folding so many takes a few milliseconds. Doubles when there are too many. */
const COARSE = 16_384;
const MOST_COARSE = 512;

/** Events between the finer ones: stepping back folds at most so many. */
const FINE = 256;

export function createCheckpoints(events: readonly TraceEvent[], start: Timeline): Checkpoints {
  let every = COARSE;
  let coarse: Timeline[] = [start];
  let fine: readonly Timeline[] = [start];
  let last = start;

  const keep = (draft: Draft) => {
    if (draft.index % every !== 0) return;
    coarse.push(snapshotOf(draft));
    if (coarse.length <= MOST_COARSE) return;
    every *= 2;
    coarse = coarse.filter((timeline) => timeline.index % every === 0);
  };
  /** Folds a long way, and keeps fine ones on it. */
  const refine = (from: Timeline, index: number) => {
    const kept = [from];
    const draft = draftOf(from);
    for (let next = from.index; next < index; next += 1) {
      applyEvent(draft, events[next] as TraceEvent);
      if (draft.index % FINE === 0) kept.push(snapshotOf(draft));
    }
    fine = kept;
    return snapshotOf(draft);
  };
  const timelineAt = (index: number): Timeline => {
    const near = [lastUpTo(fine, index), lastUpTo(coarse, index)].filter((timeline) => timeline !== undefined);
    const from = near.reduce(
      (best, next) => (next.index > best.index ? next : best),
      last.index <= index ? last : start,
    );
    if (from.index === index) last = from;
    else if (index - from.index <= 4 * FINE) last = foldEvents(from, events.slice(from.index, index));
    else last = refine(from, index);
    return last;
  };
  return { keep, timelineAt };
}

/** The last of ascending timelines that is not past an index. */
function lastUpTo(ascending: readonly Timeline[], index: number): Timeline | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as Timeline).index <= index) low = middle + 1;
    else high = middle;
  }
  return ascending[low - 1];
}
