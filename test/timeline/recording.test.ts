import { expect, test } from 'vitest';
import { createRecording, narrationUpTo, type Recording } from '../../src/timeline/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { recordingOf } from '../support/draw-lanes.ts';
import { plain } from '../support/plain-timeline.ts';
import { manySleepers, simulate } from '../support/trace-generator.ts';

const twoGreetings = simulate({
  name: 'main',
  ops: [{ gather: [{ name: 'greet', ops: [{ print: 'hello' }, { sleep: 2 }, { print: 'bye' }] }] }, { print: 'end' }],
});

/** Walks with `step` from `start` until it stays where it is: the kinds of the events right before each stop. */
function check(
  recording: Recording,
  start: number,
  step: (index: number) => number,
  expected: readonly string[],
): void {
  const kinds: string[] = [];
  for (let index = step(start), last = start; index !== last; last = index, index = step(index)) {
    kinds.push(index === 0 ? 'start' : (recording.event(index - 1)?.kind ?? '?'));
  }
  expect(kinds).toEqual(expected);
}

const stops = [
  'program-started',
  'loop-started',
  'task-created',
  'step-started',
  'task-created',
  'task-suspended',
  'step-started',
  'output-written',
  'task-suspended',
  'thread-blocked',
  'task-woken',
  'step-started',
  'output-written',
  'task-finished',
  'task-woken',
  'step-started',
  'output-written',
  'task-finished',
  'loop-stopped',
  'program-ended',
];

test('the check can fail', () => {
  expect(() => check(recordingOf(twoGreetings), 0, (index) => index, ['moon-rose'])).toThrow();
});

test('stepping forward stops at every moment, and at the end', () => {
  const recording = recordingOf(twoGreetings);
  check(recording, 0, recording.nextMoment, stops);
});

test('stepping back stops at the same moments, and at the start', () => {
  const recording = recordingOf(twoGreetings);
  check(recording, recording.length, recording.previousMoment, [...stops.slice(0, -1).reverse(), 'start']);
});

test('stepping along a lane stops where it changes', () => {
  const recording = recordingOf(twoGreetings);
  const greet = ['task-created', 'step-started', 'task-suspended', 'task-woken', 'step-started', 'task-finished'];
  check(recording, 0, (index) => recording.nextOf('task:2', index), [...greet, 'program-ended']);
  check(recording, recording.length, (index) => recording.previousOf('task:2', index), [
    ...greet.toReversed(),
    'start',
  ]);
  expect(recording.nextOf('task:99', 3)).toBe(recording.length);
  expect(recording.previousOf('task:99', 3)).toBe(0);
});

test('a recording that grows knows what one made at once knows', () => {
  const growing = createRecording();
  for (const event of twoGreetings) {
    growing.timelineAt(growing.length);
    growing.append([event]);
  }
  const whole = recordingOf(twoGreetings);
  expect(growing.moments).toEqual(whole.moments);
  expect(growing.lineStops).toEqual(whole.lineStops);
  expect(growing.ended).toBe(true);
  expect(plain(growing.timelineAt(9))).toEqual(plain(whole.timelineAt(9)));
});

test('indexes outside are the nearest inside', () => {
  const recording = recordingOf(twoGreetings);
  expect(recording.timelineAt(-5).index).toBe(0);
  expect(recording.timelineAt(1e9).index).toBe(recording.length);
  expect(recording.timelineAt(Number.NaN).index).toBe(0);
});

test('output comes in lines, with when and by whom, as far as it is written', () => {
  const write = (text: string, at: number, stream: 'stdout' | 'stderr' = 'stdout'): TraceEvent => {
    return { kind: 'output-written', stream, text, at, thread: 1, task: 0 };
  };
  const recording = recordingOf([
    write('a', 0),
    write('b\nc\n\n', 1),
    write('oh ', 2, 'stderr'),
    write('d', 3),
    write('no\n', 4, 'stderr'),
    write('e\n', 5),
  ]);
  const lines = (index: number, last?: number) =>
    recording.outputUpTo(index, last).map((line) => `${line.at} ${line.stream} ${line.text}`);
  expect(lines(0)).toEqual([]);
  expect(lines(1)).toEqual(['0 stdout a']);
  expect(lines(2)).toEqual(['0 stdout ab', '1 stdout c', '1 stdout ']);
  expect(lines(4)).toEqual(['0 stdout ab', '1 stdout c', '1 stdout ', '2 stderr oh ', '3 stdout d']);
  expect(lines(6, 2)).toEqual(['2 stderr oh no', '3 stdout de']);
  expect(recording.outputCount(6)).toBe(5);
  expect(recording.outputUpTo(1)[0]?.by).toBe('MainThread');
});

test('the narration so far ends with the last moment', () => {
  const recording = recordingOf(twoGreetings);
  const told = narrationUpTo(recording, recording.length - 1, 2).map((moment) => moment.text);
  expect(told).toEqual(['main is done.', 'The event loop stops.']);
  expect(narrationUpTo(recording, 0, 5)).toEqual([]);
});

test('seeking in a long recording agrees with folding it', () => {
  const events = manySleepers(300, 20);
  const recording = recordingOf(events);
  let index = 17;
  for (let n = 0; n < 40; n += 1) {
    index = (index * 7919 + 13) % (recording.length + 1);
    const timeline = recording.timelineAt(index);
    expect(timeline.index).toBe(index);
    expect(timeline.at).toBe(events[index - 1]?.at ?? 0);
  }
  const late = recording.length - 100;
  expect(plain(recording.timelineAt(late))).toEqual(plain(recordingOf(events.slice(0, late)).timelineAt(late)));
});
