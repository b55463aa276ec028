import { expect, test } from 'vitest';
import { narrationUpTo } from '../../src/timeline/index.ts';
import { recordingOf } from '../support/draw-lanes.ts';
import { type Op, simulate } from '../support/trace-generator.ts';

/** What is told of main() with these operations, with its time; only the sentences that `about` is in. */
function check(ops: readonly Op[], about: RegExp, expected: string): void {
  const recording = recordingOf(simulate({ name: 'main', ops }));
  const told = narrationUpTo(recording, recording.length, 1000)
    .filter(({ text }) => about.test(text))
    .map(({ at, text }) => `${(at / 1e9).toFixed(1)} ${text}`);
  expect(`\n${told.join('\n')}\n`).toBe(expected);
}

const greetings: Op[] = [
  {
    gather: [
      { name: 'greet', ops: [{ sleep: 2 }] },
      { name: 'other', ops: [{ sleep: 1 }, { print: 'hi' }] },
    ],
  },
];

test('the check can fail', () => {
  expect(() => check(greetings, /./, '\nnothing\n')).toThrow();
});

test('two greetings, from the beginning to the end', () => {
  check(
    greetings,
    /./,
    `
0.0 Python 3.14.2 starts main.py.
0.0 The event loop starts: from now on it decides who runs.
0.0 asyncio wraps main() in a task and puts it into the ready queue.
0.0 main starts to run.
0.0 main creates the task greet. It does not run yet: its turn comes when main gives control back.
0.0 main creates the task other. It does not run yet: its turn comes when main gives control back.
0.0 main awaits gather: it goes on when greet and other are done. Next is greet.
0.0 greet starts to run.
0.0 greet sleeps until 2 s and gives control back to the event loop. Next is other.
0.0 other starts to run.
0.0 other sleeps until 1 s and gives control back to the event loop.
0.0 Nobody is ready: the event loop waits until 1 s, when the next timer is due (other).
1.0 other wakes: its timer of 1 s is due. greet still sleeps until 2 s.
1.0 other runs again at line 5, after its sleep of 1 s.
1.0 other prints: hi
1.0 other is done. main still waits for greet.
1.0 Nobody is ready: the event loop waits until 2 s, when the next timer is due (greet).
2.0 greet wakes: its timer of 2 s is due.
2.0 greet runs again at line 4, after its sleep of 2 s.
2.0 greet is done. main has been waiting for it.
2.0 main wakes: everything that it gathered is done (greet and other).
2.0 main runs again at line 3, with what it gathered.
2.0 main is done.
2.0 The event loop stops.
2.0 The program is finished after 2 s. Its exit code is 0.
`,
  );
});

test('a blocked loop, and who is late because of it', () => {
  const beat = { name: 'beat', ops: [{ sleep: 1 }] };
  check(
    [{ spawn: beat }, { sleep: 0.5 }, { block: 3 }, { wait: 0 }],
    /busy|stops the/,
    `
0.5 main calls time.sleep 3 s and stops the whole event loop until 3.5 s. Nothing else can run until then.
3.5 main kept the event loop busy for 3 s: time.sleep 3 s (line 5). 1 task was due meanwhile and could not wake.
3.5 beat wakes: its sleep was over at 1 s, but the loop was busy: it is 2.5 s late.
`,
  );
});

test('a full pool, and a thread that does not hold up the loop', () => {
  const job = { name: 'job', ops: [{ thread: 'report', seconds: 5 }] };
  check(
    [{ gather: [job, job, job] }],
    /job #3|asyncio_0 |report\(\) in/,
    `
0.0 main creates the task job #3. It does not run yet: its turn comes when main gives control back.
0.0 main awaits gather: it goes on when job, job #2 and job #3 are done. Next is job.
0.0 job awaits report() in a worker: the event loop stays free meanwhile. Next is job #2.
0.0 job #2 awaits report() in a worker: the event loop stays free meanwhile. Next is job #3.
0.0 job #3 starts to run.
0.0 job #3 hands report() to default executor.
0.0 job #3 awaits report() in a worker: the event loop stays free meanwhile.
0.0 asyncio_0 begins with report(). job awaits it.
0.0 asyncio_0 calls time.sleep 5 s and goes on at 5 s. Only this thread stands still.
5.0 report() in asyncio_0 is done.
5.0 report() in asyncio_1 is done.
5.0 asyncio_0 begins with report(). job #3 awaits it.
5.0 asyncio_0 calls time.sleep 5 s and goes on at 10 s. Only this thread stands still.
5.0 job is done. main still waits for job #2 and job #3.
5.0 job #2 is done. main still waits for job #3.
10.0 report() in asyncio_0 is done.
10.0 job #3 wakes: report() is finished in its worker.
10.0 job #3 runs again at line 6, with the outcome of report().
10.0 job #3 is done. main has been waiting for it.
10.0 main wakes: everything that it gathered is done (job, job #2 and job #3).
`,
  );
});

test('cancelling, failing, locks and turns', () => {
  check(
    [
      { spawn: { name: 'a', ops: [{ lock: [{ sleep: 9 }] }] } },
      { spawn: { name: 'b', ops: [{ lock: [] }] } },
      { turn: true },
      { cancel: 0 },
      { gather: [{ name: 'c', ops: [{ raise: 'no' }] }] },
    ],
    /turn:|stop:|fail|lock|cancel|Cancel/,
    `
0.0 main gives the others a turn: it goes to the end of the ready queue. Next is a.
0.0 a takes lock db.
0.0 b has to wait for lock db: a holds it. Next is main.
0.0 main asks a to stop: CancelledError will be raised where it waits (sleep 9 s).
0.0 a runs again at line 5: CancelledError is raised at its await.
0.0 a is cancelled.
0.0 c fails with ValueError: no. main has been waiting for it.
0.0 main wakes: c failed, and gather hands its exception on.
`,
  );
});
