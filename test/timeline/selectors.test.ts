import { expect, test } from 'vitest';
import {
  awaiters,
  describeEdge,
  pendingTimers,
  readyQueue,
  type Timeline,
  waitGraph,
} from '../../src/timeline/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { recordingOf } from '../support/draw-lanes.ts';
import { type Op, simulate } from '../support/trace-generator.ts';

/** The loop panel as text, right after the event that `when` picks. */
function check(ops: readonly Op[], when: (event: TraceEvent) => boolean, expected: readonly string[]): void {
  const recording = recordingOf(simulate({ name: 'main', ops }));
  const index = Array.from({ length: recording.length }, (_, i) => i).find((i) =>
    when(recording.event(i) as TraceEvent),
  );
  expect(panel(recording.timelineAt((index as number) + 1))).toEqual(expected);
}

function panel(timeline: Timeline): string[] {
  const running = timeline.tasks.get(timeline.threads.get(1)?.task ?? 0)?.name ?? '(nobody)';
  const ready = readyQueue(timeline, 1, 3);
  const timers = pendingTimers(timeline, 3);
  return [
    `running ${running}`,
    `ready ${ready.total}: ${ready.first.map((entry) => entry.name).join(', ')}`,
    `timers ${timers.total}: ${timers.first.map((timer) => `${timer.deadline / 1e9} ${timeline.tasks.get(timer.task)?.name}`).join(', ')}`,
    ...waitGraph(timeline).map((edge) => describeEdge(edge)),
  ];
}

const sleeper = (name: string, sleep: number) => ({ name, ops: [{ sleep }] });
const isAt = (at: number, kind: TraceEvent['kind']) => (event: TraceEvent) => event.at === at && event.kind === kind;

test('the check can fail', () => {
  expect(() => check([], (event) => event.kind === 'step-started', ['nothing'])).toThrow();
});

test('a gather of two, both asleep', () => {
  check([{ gather: [sleeper('greet', 2), sleeper('do_something_else', 1)] }], isAt(0, 'thread-blocked'), [
    'running (nobody)',
    'ready 0: ',
    'timers 2: 1 do_something_else, 2 greet',
    'main <- gather(greet, do_something_else)',
  ]);
});

test('the ready queue is first in, first out, and says how long it is', () => {
  const ops: Op[] = [
    { spawn: sleeper('a', 1) },
    { callback: 'bump' },
    { spawn: sleeper('b', 1) },
    { spawn: sleeper('c', 1) },
  ];
  check(ops, isAt(0, 'task-finished'), ['running (nobody)', 'ready 4: a, bump, b', 'timers 0: ']);
});

test('timers of one deadline keep the order in which they were set', () => {
  const ops: Op[] = [{ gather: [sleeper('a', 2), sleeper('b', 1), sleeper('c', 2), sleeper('d', 1)] }];
  check(ops, isAt(0, 'thread-blocked'), [
    'running (nobody)',
    'ready 0: ',
    'timers 4: 1 b, 1 d, 2 a',
    'main <- gather(a, b, c, d)',
  ]);
});

test('who waits for a lock, and who holds it', () => {
  const user = (name: string) => ({ name, ops: [{ lock: [{ sleep: 1 }] }] });
  check([{ spawn: user('a') }, { spawn: user('b') }, { wait: 1 }], isAt(0, 'thread-blocked'), [
    'running (nobody)',
    'ready 0: ',
    'timers 1: 1 a',
    'main <- b',
    'b <- lock db held by a',
  ]);
});

test('a callback that the program cancelled leaves the ready queue when the loop passes it by', () => {
  const place = { source: 0, line: 1 };
  const stamp = { at: 0, thread: 1, task: 0 };
  const scheduled = [1, 2, 3].map((callback) => ({
    ...stamp,
    kind: 'callback-scheduled' as const,
    callback,
    name: `cb${callback}`,
    internal: false,
    where: place,
  }));
  const recording = recordingOf([
    { ...stamp, kind: 'loop-started', loop: 1 },
    ...scheduled,
    { ...stamp, kind: 'loop-iterated', loop: 1, iteration: 1, ready: 3 },
    { ...stamp, kind: 'callback-started', callback: 2, name: 'cb2', internal: false },
    { ...stamp, kind: 'callback-finished', callback: 2 },
    { ...stamp, kind: 'thread-blocked', wait: { on: 'loop', label: 'nothing to do' }, where: place },
  ]);
  const ready = [4, 6, 8].map((index) =>
    readyQueue(recording.timelineAt(index), 1, 9).first.map((entry) => entry.name),
  );
  expect(ready).toEqual([['cb1', 'cb2', 'cb3'], ['cb3'], []]);
  expect(recording.timelineAt(8).callbacks.size).toBe(0);
});

test('an eager task runs inside the step of its creator, which then goes on', () => {
  const place = { source: 0, line: 1 };
  const at = (task: number) => ({ at: 0, thread: 1, task });
  const created = { coroutine: 'f', loop: 1, where: place };
  const recording = recordingOf([
    { ...at(0), kind: 'loop-started', loop: 1 },
    { ...at(0), kind: 'task-created', created: 1, name: 'outer', ...created },
    { ...at(1), kind: 'step-started' },
    { ...at(1), kind: 'task-created', created: 2, name: 'inner', ...created },
    { ...at(2), kind: 'step-started' },
    { ...at(2), kind: 'task-finished', outcome: { kind: 'result', value: '1' } },
  ]);
  const states = [5, 6].map((index) => [...recording.timelineAt(index).tasks].map((task) => task.state));
  expect(states).toEqual([
    ['ready', 'running'],
    ['running', 'finished'],
  ]);
});

test('who awaits a task', () => {
  const recording = recordingOf(simulate({ name: 'main', ops: [{ gather: [sleeper('a', 1), sleeper('b', 2)] }] }));
  const timeline = recording.timelineAt(recording.length - 8);
  expect(awaiters(timeline, 3).map((task) => task.name)).toEqual(['main']);
  expect(awaiters(timeline, 1)).toEqual([]);
});
