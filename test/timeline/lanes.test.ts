import { expect, test } from 'vitest';
import { createAxis, laneCells, laneRuns, lanesAt } from '../../src/timeline/index.ts';
import type { TraceFact } from '../../src/trace/index.ts';
import { drawLanes, recordingOf } from '../support/draw-lanes.ts';
import { type Op, simulate } from '../support/trace-generator.ts';

/**
 * Draws the lanes of main() with these operations in 40 columns. `#` runs, `.` ready, `~` waits, `!` blocks the loop,
 * `x` starves, `q` queues for a worker or for its turn, `%` computes on a thread of its own, `f` failed, `c` cancelled, `@` runs a
 * callback of the program.
 */
function check(ops: readonly Op[], expected: string): void {
  expect(drawLanes(recordingOf(simulate({ name: 'main', ops })), 40)).toBe(expected);
}

test('the check can fail', () => {
  expect(() => check([{ sleep: 1 }], '\nevent loop    |#\n')).toThrow();
});

test('one sleep after the other', () => {
  check(
    [{ sleep: 1 }, { sleep: 2 }],
    `
event loop    |#~~~~~~~~~~~~#~~~~~~~~~~~~~~~~~~~~~~~~~#
main          |#~~~~~~~~~~~~#~~~~~~~~~~~~~~~~~~~~~~~~~#
`,
  );
});

test('a callback of the program is marked on the lane of its loop, those of asyncio are not', () => {
  check(
    [{ callback: 'bump' }, { gather: [{ name: 'nap', ops: [{ sleep: 1 }] }] }],
    `
event loop    |#@#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~##
main          |#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~.#
  nap         |..#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~#
`,
  );
});

test('gather: steps of one instant stand side by side, the waiting overlaps', () => {
  check(
    [
      {
        gather: [
          { name: 'greet', ops: [{ sleep: 2 }] },
          { name: 'other', ops: [{ sleep: 1 }] },
        ],
      },
    ],
    `
event loop    |###~~~~~~~~~~~~~~~~~#~~~~~~~~~~~~~~~~~##
main          |#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~.#
  greet       |.#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~#
  other       |..#~~~~~~~~~~~~~~~~~#
`,
  );
});

test('time.sleep blocks the loop: a heartbeat that is due starves', () => {
  const beat = { name: 'beat', ops: [{ sleep: 1 }, { sleep: 1 }, { sleep: 1 }] };
  check(
    [{ spawn: beat }, { sleep: 0.5 }, { block: 3 }, { wait: 0 }],
    `
event loop    |##~~~#!!!!!!!!!!!!!!!!!!#~~~~~~#~~~~~~##
main          |#~~~~#!!!!!!!!!!!!!!!!!!#~~~~~~~~~~~~~.#
  beat        |.#~~~~~~~xxxxxxxxxxxxxxx#~~~~~~#~~~~~~#
`,
  );
});

test('computing blocks the loop: a ready task starves', () => {
  check(
    [
      { spawn: { name: 'a', ops: [{ sleep: 1 }] } },
      { spawn: { name: 'b', ops: [{ turn: true }] } },
      { turn: true },
      { cpu: 2 },
      { wait: 0 },
    ],
    `
event loop    |####!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!###
main          |#..#!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!#.#
  a           |.#~~~~~~~~~~~~~~~~~~~xxxxxxxxxxxxxxxx.#
  b           |..#xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx#
`,
  );
});

test('a worker thread under the task that needed it: the loop stays free', () => {
  check(
    [{ thread: 'blocking', seconds: 5 }],
    `
event loop    |#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~q#q#
main          |#q~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~#
  asyncio_0   |q#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~#q#
`,
  );
});

test('three jobs on a pool of two: the third queues', () => {
  const job = { name: 'job', ops: [{ thread: 'blocking', seconds: 2 }] };
  check(
    [{ gather: [job, job, job] }],
    `
event loop    |####~~~~~~~~~~~~~q#qqq##~~~~~~~~~~~q#q##
main          |#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~.#
  job         |.#qqq~~~~~~~~~~~~~~~~~#
    asyncio_0 | qqq#~~~~~~~~~~~~#qq#~~~~~~~~~~~~~~#q#
  job #2      |..#qqq~~~~~~~~~~~~~~~~.#
    asyncio_1 |  qqq#~~~~~~~~~~~~~#q#
  job #3      |...#qqqqqqqqqqqqqqqqq~~~~~~~~~~~~~~~~~#
`,
  );
});

test('a task that fails and one that is cancelled', () => {
  check(
    [
      { spawn: { name: 'a', ops: [{ sleep: 9 }] } },
      { spawn: { name: 'b', ops: [{ sleep: 1 }, { raise: 'no' }] } },
      { sleep: 2 },
      { cancel: 0 },
      { sleep: 1 },
    ],
    `
event loop    |###~~~~~~~~~~~#~~~~~~~~~~~##~~~~~~~~~~~#
main          |#~~~~~~~~~~~~~~~~~~~~~~~~~#~~~~~~~~~~~~#
  a           |.#~~~~~~~~~~~~~~~~~~~~~~~~.#cccccccccccc
  b           |..#~~~~~~~~~~~#fffffffffffffffffffffffff
`,
  );
});

test('a lock: the second waits until the first has given it back', () => {
  const user = (name: string) => ({ name, ops: [{ lock: [{ sleep: 1 }] }] });
  check(
    [{ gather: [user('a'), user('b')] }],
    `
event loop    |###~~~~~~~~~~~~~~~~##~~~~~~~~~~~~~~~~~##
main          |#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~.#
  a           |.#~~~~~~~~~~~~~~~~~#
  b           |..#~~~~~~~~~~~~~~~~.#~~~~~~~~~~~~~~~~~#
`,
  );
});

test('two threads with one interpreter never compute in the same column', () => {
  const turns = Array.from({ length: 40 }, (_, turn): TraceFact & { thread: number; at: number }[] => {
    const [at, until, thread] = [turn * 5e6, (turn + 1) * 5e6, (turn % 2) + 2];
    const where = { source: 0, line: 1 };
    return [
      { kind: 'thread-resumed', at, thread },
      { kind: 'clock-moved', from: at, at: until, thread },
      { kind: 'cpu-used', since: at, where, at: until, thread },
    ] as never;
  });
  const created = [2, 3].map((id) => {
    const fact = { kind: 'thread-created', created: id, name: `T${id}`, daemon: false, process: 1 };
    return { ...fact, where: { source: 0, line: 1 }, at: 0, thread: 1, task: 0 };
  });
  const recording = recordingOf([...created, ...turns.flat().map((event) => ({ ...event, task: 0 }))] as never);
  const axis = createAxis(recording, { columns: 20 });
  const [, first, second] = lanesAt(recording, recording.length).map((lane) =>
    laneCells(recording, axis, lane, { from: 0, width: 20, upTo: recording.length }).map((cell) => cell.state),
  );
  const together = first?.filter((state, column) => state === 'cpu' && second?.[column] === 'cpu');
  expect(together).toEqual([]);
  expect(first).toContain('cpu');
  expect(second).toContain('cpu');
});

test('cells later than the play head are empty; in the middle of a wait they go as far as its time', () => {
  const recording = recordingOf(simulate({ name: 'main', ops: [{ sleep: 1 }] }));
  const axis = createAxis(recording, { columns: 20 });
  const idle = Array.from({ length: recording.length }, (_, i) => i).find(
    (i) => recording.event(i)?.kind === 'thread-blocked',
  ) as number;
  const [, main] = lanesAt(recording, recording.length);
  const drawn = (at: number) =>
    laneCells(recording, axis, main as never, { from: 0, width: 20, upTo: idle + 1, at }).filter(
      (cell) => cell.state !== 'none',
    ).length;
  expect(drawn(0)).toBe(1);
  expect(drawn(5e8)).toBeGreaterThan(8);
  expect(drawn(5e8)).toBeLessThan(13);
});

test('runs of cells carry the labels of their waits', () => {
  const ops: Op[] = [{ gather: [{ name: 'greet', ops: [{ sleep: 2 }] }] }, { block: 1 }, { cpu: 1 }];
  const recording = recordingOf(simulate({ name: 'main', ops }));
  const axis = createAxis(recording, { columns: 60 });
  const labels = lanesAt(recording, recording.length).map((lane) => {
    const cells = laneCells(recording, axis, lane, { from: 0, width: 60, upTo: recording.length });
    const named = laneRuns(cells).filter((run) => run.label !== undefined);
    return `${lane.id} ${lane.detail}: ${named.map((run) => `${run.state} ${run.label}`).join(', ')}`;
  });
  expect(labels).toEqual([
    'loop:1 : waiting nothing to do, blocked time.sleep 1 s, blocked CPU 1 s',
    'task:1 main(): waiting gather of 1, blocked time.sleep 1 s, blocked CPU 1 s',
    'task:2 greet(): waiting sleep 2 s, done done',
  ]);
});

test('lanes appear when their task does, each under its creator', () => {
  const inner = { name: 'inner', ops: [{ sleep: 1 }] };
  const ops: Op[] = [{ spawn: { name: 'outer', ops: [{ spawn: inner }, { wait: 0 }] } }, { spawn: inner }, { wait: 0 }];
  const recording = recordingOf(simulate({ name: 'main', ops }));
  const at = (index: number) => lanesAt(recording, index).map((lane) => `${lane.depth} ${lane.name}`);
  expect(at(0)).toEqual([]);
  expect(at(recording.length)).toEqual(['0 event loop', '0 main', '1 outer', '2 inner #2', '1 inner']);
  const beforeLast = lanesAt(recording, recording.length).find((lane) => lane.name === 'inner #2')?.firstIndex ?? 0;
  expect(at(beforeLast - 1)).toEqual(['0 event loop', '0 main', '1 outer', '1 inner']);
});
