import { describe, expect, it } from 'vitest';
import { describeDeadlock, describeLimit, summarise } from '../../src/export/index.ts';
import { createRecording } from '../../src/timeline/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { event, printed, programEnded } from '../support/fake-engine.ts';
import { simulate } from '../support/trace-generator.ts';

/** Summarises a run and compares the beginning of each line. */
function check(events: readonly TraceEvent[], expected: readonly string[]): void {
  const recording = createRecording();
  recording.append(events);
  const lines = summarise(recording, { width: 200, ascii: false }).split('\n').slice(0, -1);
  expect(lines.map((line, index) => line.slice(0, expected[index]?.length ?? 200))).toEqual(expected);
}

const SECOND = 1_000_000_000;
const WHERE = { source: 0, line: 3 };

describe('the summary', () => {
  it('says how long it took and what there was', () => {
    check(simulate({ name: 'main', ops: [{ sleep: 2 }, { print: 'hello' }] }), [
      'Finished after 2 s of virtual time: 1 task, 1 line of output.',
    ]);
    check(
      [printed(0, 'a\nb\n'), printed(0, 'trouble\n', 'stderr'), programEnded(SECOND)],
      ['Finished after 1 s of virtual time: 0 tasks, 2 lines of output.'],
    );
  });

  it('says how the program ended, with its own exit code', () => {
    const uncaught = event(0, { kind: 'exception-uncaught', type: 'ValueError', message: 'no', where: WHERE });
    check(
      [uncaught, programEnded(0, 1)],
      [
        'Ended by an exception (exit code 1) after 0 s of virtual time: 0 tasks, 0 lines of output.',
        'Uncaught ValueError: no (line 3)',
      ],
    );
    check([event(0, { kind: 'program-ended', exitCode: 7, cause: 'exit' })], ['Exited (exit code 7) after 0 s']);
    check([event(0, { kind: 'program-ended', exitCode: 130, cause: 'stopped' })], ['Stopped after 0 s']);
    check(
      [event(0, { kind: 'program-ended', exitCode: 137, cause: 'crashed', message: 'the process died' })],
      ['Crashed after 0 s', 'the process died'],
    );
    check([], ['Not finished after 0 s']);
  });

  it('tells what could be better', () => {
    const limit = { limit: 'events', allowed: 10, advice: 'Make it smaller.' } as const;
    check(
      [
        event(0, { kind: 'limit-reached', ...limit }),
        event(0, { kind: 'program-ended', exitCode: 124, cause: 'limit' }),
      ],
      ['Ended by a limit after 0 s', 'The run was ended at a limit'],
    );
  });

  it('makes foreign text harmless', () => {
    const uncaught = event(0, { kind: 'exception-uncaught', type: 'E', message: '\u001b[2J', where: WHERE });
    check([uncaught], ['Not finished', 'Uncaught E: ␛[2J (line 3)']);
  });
});

describe('what ended a run', () => {
  it('has a sentence', () => {
    const wait = { thread: 1, task: 1, name: 'main', label: "lock 'a'", where: WHERE };
    expect(describeDeadlock(wait)).toBe("main waits for lock 'a'");
    expect(describeDeadlock({ ...wait, holder: 'worker' })).toBe("main waits for lock 'a', held by worker");
    expect(describeLimit({ limit: 'tasks', allowed: 100_000 })).toBe('The limit of 100,000 tasks at once was reached');
  });
});

describe('the check helper', () => {
  it('can fail', () => {
    expect(() => check([programEnded(0)], ['Crashed'])).toThrow();
  });
});
