import type { Nanoseconds } from '../trace/index.ts';
import { narrate } from './narrate.ts';
import type { Recording } from './recording.ts';

/** A moment that has been told. */
export interface NarratedMoment {
  readonly index: number;
  readonly at: Nanoseconds;
  readonly text: string;
}

const told = new WeakMap<Recording, Map<number, NarratedMoment>>();

/** Sentences kept for each recording: more than any screen shows. */
const MOST_KEPT = 512;

/** What has happened last, at an index: the sentences of the last moments, oldest first. */
export function narrationUpTo(recording: Recording, index: number, last: number): readonly NarratedMoment[] {
  const indexes: number[] = [];
  for (let moment = recording.previousMoment(index + 1); moment > 0 && indexes.length < last; ) {
    indexes.unshift(moment);
    moment = recording.previousMoment(moment);
  }
  return indexes.map((moment) => narratedAt(recording, moment)).filter((moment) => moment !== undefined);
}

/** The sentence of the event right before an index; undefined when the index is no moment. */
export function narratedAt(recording: Recording, index: number): NarratedMoment | undefined {
  const kept = told.get(recording) ?? new Map<number, NarratedMoment>();
  told.set(recording, kept);
  const known = kept.get(index);
  if (known !== undefined) return known;
  const event = recording.event(index - 1);
  if (event === undefined) return undefined;
  const before = recording.timelineAt(index - 1);
  const text = narrate(before, event, recording.timelineAt(index));
  if (text === null) return undefined;
  const moment = { index, at: event.at, text };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(index, moment);
  return moment;
}
