import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  awaiters,
  createAxis,
  emptyTimeline,
  foldEvent,
  foldEvents,
  insights,
  isMoment,
  laneCells,
  lanesAt,
  narrate,
  narrationUpTo,
  pendingTimers,
  readyQueue,
  type Timeline,
  waitGraph,
} from '../../src/timeline/index.ts';
import { findSegment, segmentAt } from '../../src/timeline/segments.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { recordingOf } from '../support/draw-lanes.ts';
import { plain } from '../support/plain-timeline.ts';
import { anyEvents, traces } from '../support/trace-generator.ts';

/** A law of traces: it must hold for what programs do, or even for any nonsense that the schema allows. */
function check(events: fc.Arbitrary<TraceEvent[]>, law: (events: TraceEvent[]) => void): void {
  fc.assert(fc.property(events, law), { numRuns: 150, seed: 1991 });
}

test('the check can fail', () => {
  expect(() => check(traces, (events) => expect(events.length).toBeLessThan(8))).toThrow();
});

const anything = fc.oneof(traces, anyEvents);

test('folding in chunks is folding whole', () => {
  check(anything, (events) => {
    const middle = Math.floor(events.length / 3);
    const inTwo = foldEvents(foldEvents(emptyTimeline, events.slice(0, middle)), events.slice(middle));
    const oneByOne = events.reduce(foldEvent, emptyTimeline);
    const whole = plain(foldEvents(emptyTimeline, events));
    expect(plain(inTwo)).toEqual(whole);
    expect(plain(oneByOne)).toEqual(whole);
  });
});

test('folding leaves the timeline that it starts from alone', () => {
  check(anything, (events) => {
    const middle = Math.floor(events.length / 2);
    const before = foldEvents(emptyTimeline, events.slice(0, middle));
    const copy = structuredClone(plain(before));
    foldEvents(before, events.slice(middle));
    expect(plain(before)).toEqual(copy);
  });
});

test('seeking anywhere, in any order, is refolding', () => {
  check(anything, (events) => {
    const recording = recordingOf(events);
    const all = [emptyTimeline, ...events.map((_, i) => foldEvents(emptyTimeline, events.slice(0, i + 1)))];
    const forth = all.map((_, index) => index);
    const back = forth.toReversed();
    const jumps = forth.map((index) => (index * 7) % all.length);
    for (const index of [...forth, ...back, ...jumps]) {
      expect(plain(recording.timelineAt(index))).toEqual(plain(all[index] as Timeline));
    }
  });
});

test('the lanes show what the timelines say', () => {
  const shown: Record<string, readonly string[]> = {
    ready: ['ready'],
    running: ['running', 'blocked', 'queued'],
    waiting: ['waiting', 'queued'],
    finished: ['done', 'failed', 'cancelled'],
  };
  check(traces, (events) => {
    const recording = recordingOf(events);
    for (let index = 0; index <= recording.length; index += 1) {
      for (const task of recording.timelineAt(index).tasks) {
        const segments = recording.lanes.segmentsOf(`task:${task.id}`);
        const state = segments && segmentAt(segments, findSegment(segments, index))?.state;
        expect(shown[task.state], `${task.name} at ${index}`).toContain(state);
      }
    }
  });
});

test('virtual time never goes back', () => {
  check(anything, (events) => {
    let at = 0;
    for (const [i] of events.entries()) {
      const now = foldEvents(emptyTimeline, events.slice(0, i + 1)).at;
      expect(now).toBeGreaterThanOrEqual(at);
      at = now;
    }
  });
});

test('a task is in one state, and in the ready queue at most once', () => {
  check(anything, (events) => {
    let timeline = emptyTimeline;
    for (const event of events) {
      timeline = foldEvent(timeline, event);
      const queued = [...timeline.loops].flatMap((loop) =>
        readyQueue(timeline, loop.id, 1e6).first.flatMap((entry) => (entry.kind === 'task' ? [entry.task] : [])),
      );
      expect(new Set(queued).size).toBe(queued.length);
      for (const task of timeline.tasks) {
        expect(task.ticket >= 0).toBe(queued.includes(task.id));
        if (task.state === 'finished' || task.state === 'waiting') expect(task.ticket).toBe(-1);
        if (task.state === 'waiting') expect(task.outcome).toBe(undefined);
        if (task.state !== 'waiting') expect(task.wait).toBe(undefined);
        expect(task.state === 'finished').toBe(task.outcome !== undefined);
      }
    }
  });
});

test('of the threads of a process at most one has the interpreter', () => {
  check(anything, (events) => {
    let timeline = emptyTimeline;
    for (const event of events) {
      timeline = foldEvent(timeline, event);
      const running = [...timeline.threads].filter((thread) => thread.state === 'running');
      const processes = running.map((thread) => thread.process);
      expect(new Set(processes).size).toBe(processes.length);
    }
  });
});

test('in a real run a thread runs the step of one task, and that task runs', () => {
  check(traces, (events) => {
    let timeline = emptyTimeline;
    for (const event of events) {
      timeline = foldEvent(timeline, event);
      const running = [...timeline.tasks].filter((task) => task.state === 'running').map((task) => task.id);
      const stepping = [...timeline.threads].flatMap((thread) => (thread.task === 0 ? [] : [thread.task]));
      expect(running).toEqual(stepping);
    }
  });
});

test('at the end of a run that finished nobody is ready, and all queues are empty', () => {
  check(traces, (events) => {
    const timeline = foldEvents(emptyTimeline, events);
    if (timeline.ended?.cause !== 'deadlock') return;
    for (const loop of timeline.loops) expect(readyQueue(timeline, loop.id, 9).total).toBe(0);
    expect(timeline.timers.size).toBe(0);
  });
});

test('whatever the events, all selectors, lanes, words and insights hold', () => {
  check(anyEvents, (events) => {
    const recording = recordingOf(events);
    const axis = createAxis(recording, { columns: 30 });
    let before = emptyTimeline;
    for (const event of events) {
      const after = foldEvent(before, event);
      narrate(before, event, after);
      before = after;
    }
    for (const lane of lanesAt(recording, recording.length)) {
      const cells = laneCells(recording, axis, lane, { from: -3, width: 40, upTo: recording.length });
      expect(cells).toHaveLength(40);
    }
    waitGraph(before);
    awaiters(before, 1);
    pendingTimers(before, 5);
    insights(recording);
    narrationUpTo(recording, recording.length, 9);
    recording.outputUpTo(recording.length, 5);
  });
});

test('every moment has a sentence, and nothing else has one', () => {
  check(anything, (events) => {
    let before = emptyTimeline;
    for (const event of events) {
      const after = foldEvent(before, event);
      const text = narrate(before, event, after);
      expect(text !== null, event.kind).toBe(isMoment(before, event));
      if (text !== null) expect(text).toMatch(/^.*[^ ]$/s);
      expect(text ?? '').not.toMatch(/undefined|NaN|\[object/);
      before = after;
    }
  });
});
