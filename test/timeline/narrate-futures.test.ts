import { expect, test } from 'vitest';
import { narrationUpTo } from '../../src/timeline/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { recordingOf } from '../support/draw-lanes.ts';

const where = { source: 0, line: 1 };
const main = { at: 0, thread: 1, task: 1 };
const outside = { at: 0, thread: 1, task: 0 };

/** What is told of these events of a task main in a loop that runs. */
function check(events: readonly TraceEvent[], expected: readonly string[]): void {
  const begin: TraceEvent[] = [
    { ...outside, kind: 'loop-started', loop: 1 },
    { ...outside, kind: 'task-created', created: 1, name: 'main', coroutine: 'main', loop: 1, where },
    { ...main, kind: 'step-started' },
  ];
  const recording = recordingOf([...begin, ...events]);
  const told = narrationUpTo(recording, recording.length, 100).filter(({ index }) => index > begin.length);
  expect(told.map(({ text }) => text)).toEqual(expected);
}

test('the check can fail', () => {
  expect(() => check([], ['nothing'])).toThrow();
});

test('a future is cancelled in one sentence, and is no task', () => {
  check(
    [
      { ...main, kind: 'future-created', future: 2, label: 'order', where },
      { ...main, kind: 'cancel-requested', target: 2, where },
      { ...main, kind: 'future-finished', future: 2, outcome: { kind: 'cancelled' } },
    ],
    ['main makes the future order: a box for a result that is not there yet.', 'main cancels the future order.'],
  );
});

test('the end of a task schedules its callbacks', () => {
  check(
    [
      { ...main, kind: 'task-finished', outcome: { kind: 'result', value: 'None' } },
      { ...outside, kind: 'callback-scheduled', callback: 1, name: 'serve', internal: false, where },
    ],
    ['main is done.', 'The end of main puts the callback serve() into the ready queue.'],
  );
});

test('asyncio.run cancels what is left when main has returned', () => {
  check(
    [
      { ...main, kind: 'task-created', created: 2, name: 'dryer', coroutine: 'dryer', loop: 1, where },
      { ...main, kind: 'task-finished', outcome: { kind: 'result', value: 'None' } },
      { ...outside, kind: 'loop-stopped', loop: 1 },
      { ...outside, kind: 'cancel-requested', target: 2, where },
    ],
    [
      'main creates the task dryer. It does not run yet: its turn comes when main gives control back.',
      'main is done.',
      'The event loop stops.',
      'main has returned: asyncio.run cancels dryer. CancelledError will be raised at its next await.',
    ],
  );
});

test('a wrong yield is no turn given to others', () => {
  const wait = { on: 'turn', label: 'RuntimeError: Task got bad yield: 5' } as const;
  check(
    [
      { ...main, kind: 'task-suspended', wait, where },
      { ...main, kind: 'step-started' },
    ],
    [
      'main yields what no task can wait for. At its next turn it gets RuntimeError: Task got bad yield: 5.',
      'main runs again at line 1: RuntimeError is raised at its await.',
    ],
  );
});

test('lines that a computation leaves out are not worth a sentence', () => {
  check([{ ...main, kind: 'events-omitted', count: 0, what: 'line-reached' }], []);
  check(
    [{ ...main, kind: 'events-omitted', count: 3, what: 'task-woken' }],
    ['3 events (task-woken) are left out of the recording here.'],
  );
});
