import type { TraceEvent } from '../trace/index.ts';
import { firstAbove, lastBelow } from './ascending.ts';
import { createCheckpoints } from './checkpoints.ts';
import { draftOf } from './draft.ts';
import { applyEvent, emptyTimeline } from './fold-event.ts';
import { createLaneBook, type LaneBook } from './lane-book.ts';
import type { Lane, LaneId } from './lanes.ts';
import { isMoment } from './moments.ts';
import { nameOf } from './names.ts';
import { createOutputLog, type OutputLine } from './output-log.ts';
import { findSegment, segmentAt } from './segments.ts';
import { addToSlots, createSlots, type Slots } from './slots.ts';
import type { Timeline } from './timeline.ts';

/**
 * All that is known of one run: its events, and what is found quickly in them. It grows at the end while the program
 * runs; what is in it never changes. Indexes are numbers of events that have happened, see {@link Timeline}.
 */
export interface Recording {
  /** How many events there are: the largest index. */
  readonly length: number;
  /** True when the last event has come. */
  readonly ended: boolean;
  append(events: readonly TraceEvent[]): void;
  /** The event number `position`, counted from 0: the one that leads to index `position + 1`. Undefined outside. */
  event(position: number): TraceEvent | undefined;
  /** The state at an index. Playing on costs one event, stepping back a few dozen, a seek some milliseconds. */
  timelineAt(index: number): Timeline;
  /** The indexes at which stepping stops, ascending: the event before each has a sentence (see `narrate`). */
  readonly moments: readonly number[];
  /** The indexes right after a line of the program was reached, ascending. */
  readonly lineStops: readonly number[];
  /** The next moment after an index; the end when there is none. */
  nextMoment(index: number): number;
  /** The moment before an index; 0 when there is none. */
  previousMoment(index: number): number;
  /** The next index after this one at which the lane changes; the end when it does not. */
  nextOf(lane: LaneId, index: number): number;
  /** The index before this one at which the lane changed; 0 when it did not. */
  previousOf(lane: LaneId, index: number): number;
  /** The last lines printed at an index: all of them, or the last `last`. */
  outputUpTo(index: number, last?: number): readonly OutputLine[];
  /** How many lines are printed at an index. */
  outputCount(index: number): number;
  /** The columns before they have a width: for `createAxis`. */
  readonly slots: Slots;
  /** For `lanesAt` and `laneCells`. */
  readonly lanes: LaneBook;
}

/** A recording without events. The one thing in this room that changes. */
export function createRecording(): Recording {
  const events: TraceEvent[] = [];
  const moments: number[] = [];
  const lineStops: number[] = [];
  const slots = createSlots();
  const lanes = createLaneBook(slots);
  const output = createOutputLog();
  const checkpoints = createCheckpoints(events, emptyTimeline);
  const draft = draftOf(emptyTimeline);

  const take = (event: TraceEvent) => {
    if (isMoment(draft, event)) moments.push(draft.index + 1);
    events.push(event);
    applyEvent(draft, event);
    const { index } = draft;
    addToSlots(slots, event, { index, aside: draft.tasks.get(event.task)?.internal ?? false });
    lanes.observe(draft, event);
    if (event.kind === 'line-reached') lineStops.push(index);
    else if (event.kind === 'output-written') output.add(event, index, nameOf(draft, event));
    checkpoints.keep(draft);
  };
  const inside = (index: number) => Math.min(Math.max(0, Math.trunc(index) || 0), events.length);
  return {
    get length() {
      return events.length;
    },
    get ended() {
      return draft.ended !== undefined;
    },
    append: (more) => more.forEach(take),
    event: (position) => events[position],
    timelineAt: (index) => checkpoints.timelineAt(inside(index)),
    moments,
    lineStops,
    nextMoment: (index) => firstAbove(moments, index) ?? events.length,
    previousMoment: (index) => lastBelow(moments, index) ?? 0,
    nextOf: (lane, index) => {
      const segments = lanes.segmentsOf(lane);
      return (segments && segmentAt(segments, findSegment(segments, index) + 1)?.start) ?? events.length;
    },
    previousOf: (lane, index) => {
      const segments = lanes.segmentsOf(lane);
      return (segments && segmentAt(segments, findSegment(segments, index - 1))?.start) ?? 0;
    },
    outputUpTo: output.upTo,
    outputCount: output.count,
    slots,
    lanes,
  };
}

/** The lanes that are there at an index, in the order of the screen. */
export function lanesAt(recording: Recording, index: number): readonly Lane[] {
  return recording.lanes.lanesAt(index);
}
