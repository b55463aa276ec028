import { describe, expect, it } from 'vitest';
import { recordingOf } from '../support/draw-lanes.ts';
import { at, TraceWriter } from '../support/example-traces.ts';
import { blocking, checkGoal, gather, printing, warned } from './runs.ts';

describe('a goal is judged in sentences:', () => {
  it('duration and within', () => {
    checkGoal({ kind: 'duration', seconds: 2 }, gather, 'takes exactly 2 s: it took 2 s');
    checkGoal({ kind: 'duration', seconds: 3 }, gather, 'no: takes exactly 3 s: it took 2 s');
    checkGoal({ kind: 'within', seconds: 2 }, gather, 'ends by 2 s: it took 2 s');
    checkGoal({ kind: 'within', seconds: 1.5 }, gather, 'no: ends by 1.5 s: it took 2 s');
    checkGoal({ kind: 'within', seconds: 3 }, printing([], { seconds: 6 }), 'no: ends by 3 s: it took 6 s');
  });

  it('what computing adds to a time does not count until the screen shows it', () => {
    checkGoal({ kind: 'duration', seconds: 2 }, printing([], { seconds: 2.004 }), 'takes exactly 2 s: it took 2 s');
    checkGoal(
      { kind: 'duration', seconds: 2 },
      printing([], { seconds: 2.006 }),
      'no: takes exactly 2 s: it took 2.01 s',
    );
    checkGoal(
      { kind: 'duration', seconds: 0.001 },
      printing([], { seconds: 0.004 }),
      'no: takes exactly 1 ms: it took 4 ms',
    );
  });

  it('prints', () => {
    const run = printing(['a', 'b', 'c']);
    checkGoal({ kind: 'prints', lines: ['a', 'c'] }, run, 'prints these 2 lines in this order: it does');
    checkGoal({ kind: 'prints', lines: ['d'] }, run, 'no: prints “d”: “d” is not printed');
    const order = 'no: prints these 2 lines in this order: “a” is printed before “b”, not after it';
    checkGoal({ kind: 'prints', lines: ['b', 'a'] }, run, order);
  });

  it('output', () => {
    const run = printing(['a', 'b']);
    checkGoal({ kind: 'output', lines: ['a', 'b'] }, run, 'prints exactly 2 lines, in order: it does');
    const other = 'no: prints exactly 2 lines, in order: line 2 of the output is “b”, not “c”';
    checkGoal({ kind: 'output', lines: ['a', 'c'] }, run, other);
    const more = 'no: prints nothing but “a”: line 2 of the output is “b”, too many';
    checkGoal({ kind: 'output', lines: ['a'] }, run, more);
    const less = 'no: prints exactly 3 lines, in order: line 3 of the output is missing, not “c”';
    checkGoal({ kind: 'output', lines: ['a', 'b', 'c'] }, run, less);
  });

  it('same-lines-as', () => {
    const expected = 'prints the same lines as start.py, in any order';
    const check = (lines: string[], actual: string) => {
      const printed = new Map([['start.py', ['a', 'b', 'b']]]);
      checkGoal({ kind: 'same-lines-as', file: 'start.py' }, printing(lines), actual, { printed });
    };
    check(['b', 'a', 'b'], `${expected}: it does`);
    check(['a', 'b'], `no: ${expected}: “b” is missing`);
    check(['a', 'b', 'b', 'a'], `no: ${expected}: “a” is one too many`);
  });

  it('blocked', () => {
    checkGoal({ kind: 'blocked', seconds: 0 }, gather, 'never blocks the loop: the loop was never blocked');
    const long = 'never blocks the loop for more than 0.1 s: the loop was blocked for 2 s at line 5 (line 5)';
    checkGoal({ kind: 'blocked', seconds: 0.1 }, blocking(2), `no: ${long}`);
    const just = 'never blocks the loop for more than 2 s: the loop was blocked for 2 s at line 5 (line 5)';
    checkGoal({ kind: 'blocked', seconds: 2 }, blocking(2), just);
  });

  it('at-most and at-least', () => {
    checkGoal(
      { kind: 'at-most', tasks: 3, of: undefined },
      gather,
      'at most 3 tasks at once: there were 3 tasks at once',
    );
    checkGoal(
      { kind: 'at-most', tasks: 2, of: undefined },
      gather,
      'no: at most 2 tasks at once: there were 3 tasks at once',
    );
    const greet = 'no: at least 2 greet tasks at once: there was 1 greet task at once';
    checkGoal({ kind: 'at-least', tasks: 2, of: 'greet' }, gather, greet);
  });

  it('warnings', () => {
    checkGoal({ kind: 'warnings', warnings: [] }, gather, 'leaves nothing to warn of: there is no warning');
    const one = 'no: leaves nothing to warn of: never-awaited: take care (line 3)';
    checkGoal({ kind: 'warnings', warnings: [] }, warned('never-awaited'), one);
    const known = warned('never-awaited', 'never-awaited', 'engine-note');
    checkGoal({ kind: 'warnings', warnings: ['never-awaited'] }, known, 'is warned: never-awaited: it is');
    const lost = 'no: is warned: never-retrieved: there is no warning "never-retrieved"';
    checkGoal({ kind: 'warnings', warnings: ['never-retrieved'] }, gather, lost);
  });

  it('requests-at-most', () => {
    const asking = (task: number) => ({ on: 'stream', label: 'the answer of a.example/', future: task + 10 }) as const;
    const two = new TraceWriter('f.py', '');
    for (const task of [1, 2]) two.begin(task).emit({ kind: 'task-suspended', wait: asking(task), where: at(1) });
    two
      .begin(1)
      .emit({ kind: 'task-suspended', wait: asking(1), where: at(1) })
      .end();
    const run = recordingOf(two.events);
    const expected = 'has at most 2 requests under way at once: there were 2 requests at once';
    checkGoal({ kind: 'requests-at-most', requests: 2 }, run, expected);
    const less = 'no: has at most 1 request under way at once: there were 2 requests at once';
    checkGoal({ kind: 'requests-at-most', requests: 1 }, run, less);
    const none = 'has at most 1 request under way at once: there were 0 requests at once';
    checkGoal({ kind: 'requests-at-most', requests: 1 }, gather, none);
  });

  it('exit', () => {
    checkGoal({ kind: 'exit', code: 0 }, gather, 'ends without an error: it ended with exit code 0');
    checkGoal({ kind: 'exit', code: 3 }, printing([], { exit: 3 }), 'ends with exit code 3: it ended with exit code 3');
    const failing = new TraceWriter('f.py', '')
      .emit({ kind: 'exception-uncaught', type: 'ValueError', message: 'no', where: at(4) })
      .end(1);
    const why = 'no: ends without an error: ValueError: no (line 4)';
    checkGoal({ kind: 'exit', code: 0 }, recordingOf(failing.events), why);
    const endless = new TraceWriter('f.py', '')
      .emit({ kind: 'limit-reached', limit: 'wall-time', allowed: 10, advice: '' })
      .emit({ kind: 'program-ended', exitCode: 124, cause: 'limit' });
    const stopped = 'it does not end: it was stopped after 10 real seconds of work';
    checkGoal({ kind: 'exit', code: 0 }, recordingOf(endless.events), `no: ends without an error: ${stopped}`);
  });

  it('uses and avoids, in the code and not in texts or comments', () => {
    const source =
      'import asyncio, time as t\nfrom asyncio import Semaphore\n# asyncio.Lock\nx = "time.sleep"\nt.sleep(1)\n';
    const uses = (name: string, expected: string) =>
      checkGoal({ kind: 'uses', names: [name] }, gather, expected, { source });
    uses('asyncio.Semaphore', 'uses asyncio.Semaphore: it does');
    uses('asyncio.Lock', 'no: uses asyncio.Lock: asyncio.Lock is not in the program');
    checkGoal({ kind: 'avoids', names: ['asyncio.Lock'] }, gather, 'does without asyncio.Lock: it does without', {
      source,
    });
    const avoids = 'no: does without time.sleep: time.sleep is still in line 5 (line 5)';
    checkGoal({ kind: 'avoids', names: ['time.sleep'] }, gather, avoids, { source });
    const nested = { source: 'print(f"{asyncio.Lock()}")' };
    checkGoal({ kind: 'uses', names: ['asyncio.Lock'] }, gather, 'uses asyncio.Lock: it does', nested);
    const other = { source: 'mytime.sleep(1); time.sleeper()' };
    checkGoal({ kind: 'avoids', names: ['time.sleep'] }, gather, 'does without time.sleep: it does without', other);
    const method = { source: 'loop.call_later(1, f)' };
    const still = 'no: does without call_later: call_later is still in line 1 (line 1)';
    checkGoal({ kind: 'avoids', names: ['call_later'] }, gather, still, method);
  });
});

it('the check helper can fail', () => {
  expect(() => checkGoal({ kind: 'duration', seconds: 3 }, gather, 'takes exactly 3 s: it took 2 s')).toThrow();
});
