import { expect, test } from 'vitest';
import { insights } from '../../src/timeline/index.ts';
import type { TraceEvent, TraceFact } from '../../src/trace/index.ts';
import { recordingOf } from '../support/draw-lanes.ts';
import { type Op, simulate } from '../support/trace-generator.ts';

/** The diagnosis of these events: kind, severity, line, cost in seconds and title. */
function check(events: readonly TraceEvent[], expected: readonly string[]): void {
  const found = insights(recordingOf(events)).map((insight) => {
    const cost = insight.cost === undefined ? '' : ` ${insight.cost / 1e9} s`;
    return `${insight.severity} ${insight.kind} @${insight.where?.line ?? '-'}${cost}: ${insight.title}`;
  });
  expect(found).toEqual(expected);
}

const run = (...ops: Op[]) => simulate({ name: 'main', ops });

test('the check can fail', () => {
  expect(() => check(run({ block: 1 }), [])).toThrow();
});

test('a good program has none', () => {
  check(run({ gather: [{ name: 'greet', ops: [{ sleep: 2 }] }] }, { thread: 'report', seconds: 5 }), []);
});

test('time.sleep and computing in the loop', () => {
  const beat = { name: 'beat', ops: [{ sleep: 1 }, { sleep: 1 }] };
  check(run({ spawn: beat }, { sleep: 0.5 }, { block: 3 }, { sleep: 0.2 }, { cpu: 2 }, { wait: 0 }), [
    'mistake loop-blocked @5 3 s: main blocked the event loop for 3 s on line 5 (time.sleep 3 s) and kept 1 task waiting.',
    'mistake loop-blocked @8 2 s: main blocked the event loop for 2 s on line 8 (CPU work) and kept 1 task waiting.',
  ]);
});

test('a lock that is held across a wait while others queue', () => {
  const user = (name: string) => ({ name, ops: [{ lock: [{ sleep: 1 }] }] });
  check(run({ gather: [user('a'), user('b'), user('c')] }), [
    'hint lock-held @5 3 s: a keeps lock db while it awaits something else on line 5: 2 tasks queued for it, 3 s in all.',
  ]);
});

test('tasks that nobody awaits', () => {
  check(run({ spawn: { name: 'beat', ops: [{ sleep: 9 }] } }, { sleep: 1 }), [
    'hint left-behind @2: beat was not finished when main returned: asyncio.run cancels what is left.',
  ]);
  check(run({ spawn: { name: 'beat', ops: [{ sleep: 9 }] } }, { sleep: 1 }, { cancel: 0 }), []);
});

const text = `async def fetch(n):
    await asyncio.sleep(1)
    return n

async def main():
    a = await fetch(1)
    b = await fetch(2)
    print(a, b)
    return [await fetch(n) for n in range(3)]
`;

/** main() awaits as its lines say; `lines` are those that are reached, a number below 0 is the wait on that line. */
function awaiting(...lines: readonly number[]): TraceEvent[] {
  let at = 0;
  const facts: TraceEvent[] = [];
  const add = (task: number, fact: TraceFact) => facts.push({ at, thread: 1, task, ...fact } as TraceEvent);
  add(0, { kind: 'source-loaded', source: 0, path: 'main.py', text });
  add(0, {
    kind: 'task-created',
    created: 1,
    name: 'Task-1',
    coroutine: 'main',
    loop: 1,
    where: { source: 0, line: 0 },
  });
  for (const line of lines) {
    const where = { source: 0, line: Math.abs(line) };
    if (line > 0) add(1, { kind: 'line-reached', where });
    else {
      add(1, { kind: 'task-suspended', wait: { on: 'sleep', label: 'sleep 1 s', until: at + 1e9, seconds: 1 }, where });
      at += 1e9;
      add(1, { kind: 'step-started' });
    }
  }
  add(1, { kind: 'task-finished', outcome: { kind: 'result', value: 'None' } });
  return facts;
}

test('calls awaited one after the other', () => {
  check(awaiting(6, 2, -2, 3, 7, 2, -2, 3, 8), [
    'slow sequential-awaits @6 1 s: main() awaits 2 calls one after the other, of fetch() (lines 6 and 7): 2 s in all.',
  ]);
});

test('calls awaited one after the other on one line', () => {
  check(awaiting(9, 2, -2, 3, 2, -2, 3, 2, -2, 3), [
    'slow sequential-awaits @9 2 s: main() awaits 3 calls one after the other, of fetch() (line 9): 3 s in all.',
  ]);
});

test('one call, or a function that sleeps itself, is nothing to mend', () => {
  check(awaiting(6, 2, -2, 3, 8), []);
  check(awaiting(6, -6, 7, -7, 8, -8), []);
  check(awaiting(6, 2, -2, 3, -3, 7, 8), []);
});

test('complaints of asyncio name the task, and are told once', () => {
  const where = { source: 0, line: 7 };
  const stamp = { at: 0, thread: 1, task: 0 };
  const task = { kind: 'task-created', created: 4, name: 'Task-4', coroutine: 'job', loop: 1, where } as const;
  const lost = { kind: 'warning-raised', warning: 'never-retrieved' } as const;
  const message = 'Task exception was never retrieved: Task-4 (ValueError: no)';
  const never = {
    kind: 'warning-raised',
    warning: 'never-awaited',
    message: "coroutine 'f' was never awaited",
  } as const;
  check(
    [
      { ...stamp, ...task },
      { ...stamp, ...lost, message, where: { source: 0, line: 0 } },
      { ...stamp, ...never, where: { source: 0, line: 3 } },
      { ...stamp, ...never, where: { source: 0, line: 3 } },
    ],
    [
      'mistake never-retrieved @7: Line 7: Task exception was never retrieved: job (ValueError: no).',
      "mistake never-awaited @3: Line 3: coroutine 'f' was never awaited.",
    ],
  );
});

test('deadlocks and limits', () => {
  const where = { source: 0, line: 4 };
  const stamp = { at: 0, thread: 1, task: 0 };
  const wait = (task: number, name: string, holder: string) => ({
    thread: 1,
    task,
    name,
    holder,
    label: 'lock x',
    where,
  });
  check(
    [
      { ...stamp, kind: 'deadlock-found', waits: [wait(0, 'a', 'b'), wait(0, 'b', 'a')] },
      { ...stamp, kind: 'limit-reached', limit: 'events', allowed: 1000, advice: 'Print less.' },
    ],
    [
      'mistake deadlock @4: Deadlock: a waits for lock x (held by b) on line 4 and b waits for lock x (held by a) on line 4.',
      'mistake limit @-: The run was ended at a limit: too many events (1,000).',
    ],
  );
});
