import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Axis, createAxis, type Recording } from '../../src/timeline/index.ts';
import { SECOND } from '../../src/trace/index.ts';
import { recordingOf } from '../support/draw-lanes.ts';
import { anyEvents, manySleepers, simulate, traces } from '../support/trace-generator.ts';

/** What must be true of every axis. */
function check(recording: Recording, axis: Axis): void {
  let last = 0;
  for (let index = 0; index <= recording.length; index += 1) {
    const column = axis.columnOf(index);
    expect(column).toBeGreaterThanOrEqual(last);
    expect(column).toBeLessThan(axis.width);
    expect(axis.indexAt(column)).toBeGreaterThanOrEqual(index);
    expect(axis.firstIndexAt(column)).toBeLessThanOrEqual(index);
    expect(axis.columnOf(axis.indexAt(column))).toBe(column);
    last = column;
  }
  let at = 0;
  for (let column = 0; column < axis.width; column += 1) {
    expect(axis.timeAt(column)).toBeGreaterThanOrEqual(at);
    expect(axis.firstIndexAt(column)).toBeLessThanOrEqual(axis.indexAt(column));
    at = axis.timeAt(column);
  }
  const ticks = axis.ticks(0, axis.width).map((tick) => tick.column);
  expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
}

const sleeps = (seconds: readonly number[]) =>
  recordingOf(simulate({ name: 'main', ops: seconds.map((sleep) => ({ sleep })) }));

test('the check can fail', () => {
  const recording = sleeps([1]);
  const axis = createAxis(recording, { columns: 20 });
  expect(() => check(recording, { ...axis, columnOf: (index) => -index })).toThrow();
});

test('columns and indexes agree, whatever happens', () => {
  const zooms = fc.constantFrom<number | 'fit'>(1, 2, 0.5, 'fit');
  fc.assert(
    fc.property(fc.oneof(traces, anyEvents), fc.integer({ min: 1, max: 120 }), zooms, (events, columns, zoom) => {
      const recording = recordingOf(events);
      check(recording, createAxis(recording, { columns, zoom }));
    }),
    { numRuns: 150, seed: 1991 },
  );
});

test('a run that fits takes exactly the columns there are', () => {
  for (const columns of [30, 60, 100]) expect(createAxis(sleeps([1, 2, 3]), { columns }).width).toBe(columns);
});

test('waiting is to scale', () => {
  const axis = createAxis(sleeps([1, 2, 4]), { columns: 100 });
  const [start, one, three, seven] = [0, 1, 3, 7].map((second) => axis.columnOfTime(second * SECOND)) as [
    number,
    number,
    number,
    number,
  ];
  expect(one - start).toBeGreaterThanOrEqual(13);
  expect(Math.abs(three - one - 2 * (one - start))).toBeLessThanOrEqual(3);
  expect(Math.abs(seven - three - 2 * (three - one))).toBeLessThanOrEqual(3);
  expect(axis.timeAt(axis.columnOfTime(2 * SECOND) + 1)).toBeGreaterThan(1.9 * SECOND);
});

test('the ruler shows round seconds, far enough apart', () => {
  const labels = (columns: number) =>
    createAxis(sleeps([1, 2, 4]), { columns })
      .ticks(0, columns)
      .map((tick) => tick.label);
  expect(labels(100)).toEqual(['0 s', '1 s', '2 s', '3 s', '4 s', '5 s', '6 s', '7 s']);
  expect(labels(40)).toEqual(['0 s', '2 s', '4 s', '6 s']);
  expect(
    createAxis(sleeps([0.1]), { columns: 60 })
      .ticks(0, 60)
      .map((tick) => tick.label),
  ).toEqual(['0.00 s', '0.02 s', '0.04 s', '0.06 s', '0.08 s', '0.10 s']);
});

test('a run without any waiting has wider steps and one mark', () => {
  const axis = createAxis(recordingOf(simulate({ name: 'main', ops: [{ turn: true }, { turn: true }] })), {
    columns: 60,
  });
  expect(axis.stepWidth).toBe(4);
  expect(axis.ticks(0, 60).map((tick) => tick.label)).toEqual(['0 s']);
});

test('thousands of steps at one instant are drawn ever closer together', () => {
  const recording = recordingOf(manySleepers(5000, 2));
  const axis = createAxis(recording, { columns: 100 });
  expect(axis.width).toBeLessThan(1000);
  expect(createAxis(recording, { columns: 100, zoom: 'fit' }).width).toBeLessThanOrEqual(100);
});

test('while a run grows, what is drawn moves seldom', () => {
  const events = simulate({ name: 'main', ops: Array.from({ length: 300 }, () => ({ sleep: 1 })) });
  const recording = recordingOf([]);
  let moves = 0;
  let last = -1;
  for (const event of events.slice(0, -1)) {
    recording.append([event]);
    const { stepWidth, columnsPerSecond } = createAxis(recording, { columns: 80 });
    const scale = stepWidth * 1e6 + columnsPerSecond;
    if (scale !== last) moves += 1;
    last = scale;
  }
  expect(moves).toBeLessThan(25);
});
