import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/export/index.ts';
import { createRecording, insights, narrationUpTo, type Recording } from '../../src/timeline/index.ts';
import { check } from './support/check.ts';
import { runProgram, testEngine } from './support/run-program.ts';

const engine = testEngine();

/** Runs the body of `async def main()`. */
async function record(body: string, before = ''): Promise<Recording> {
  const main = body.trim().replaceAll('\n', '\n    ');
  const { events, stderr } = await runProgram(
    engine,
    `import asyncio, threading, time\n${before}\nasync def nap(seconds=1):\n    await asyncio.sleep(seconds)\nasync def main():\n    ${main}\nasyncio.run(main())\n`,
  );
  expect(stderr).toBe('');
  const recording = createRecording();
  recording.append(events);
  return recording;
}

/** Runs the body of `async def main()` and compares the sentences about `about` that are told of it, in their order. */
async function checkTold(body: string, about: RegExp, expected: readonly string[], before = ''): Promise<void> {
  const recording = await record(body, before);
  const told = narrationUpTo(recording, recording.length, 1000).map(({ text }) => text);
  expect(told.filter((text) => about.test(text))).toEqual(expected);
}

it('fails when something else is told', async () => {
  await expect(checkTold('await nap()', /sleeps/, ['main sleeps'])).rejects.toThrow('deeply equal');
});

describe('a cause is told before its effect', () => {
  it.each<readonly [string, string, RegExp, readonly string[]]>([
    [
      'a lock',
      'lock = asyncio.Lock()\nasync def use():\n    async with lock:\n        await nap()\nawait asyncio.gather(use(), use())',
      /lock/,
      [
        'use takes lock.',
        'use #2 has to wait for lock: use holds it.',
        'use gives lock back.',
        'use #2 wakes: it is next in line for lock.',
        'use #2 runs again at line 8, after waiting for lock.',
        'use #2 takes lock.',
        'use #2 gives lock back.',
      ],
    ],
    [
      'a semaphore',
      'pool = asyncio.Semaphore(1)\nasync def use():\n    async with pool:\n        await nap()\nawait asyncio.gather(use(), use())',
      /semaphore/,
      [
        'use takes semaphore pool: 0 places free now.',
        'use #2 has to wait for semaphore pool.',
        'use gives semaphore pool back: its place goes to the next in line.',
        'use #2 wakes: it is next in line for semaphore pool.',
        'use #2 runs again at line 8, after waiting for semaphore pool.',
        'use #2 takes semaphore pool: 0 places free now.',
        'use #2 gives semaphore pool back: 1 place free now.',
      ],
    ],
    [
      'a queue',
      'jobs = asyncio.Queue(1)\ngetter = asyncio.create_task(jobs.get())\nawait nap()\nawait jobs.put(1)\nawait getter',
      /item/,
      [
        'Queue.get waits for an item in queue jobs.',
        'main puts an item into queue jobs: 1 in it now.',
        'Queue.get wakes: there is an item in queue jobs.',
        'Queue.get runs again, after waiting for an item in queue jobs.',
        'Queue.get takes an item out of queue jobs: 0 left.',
      ],
    ],
    [
      'an event',
      'go = asyncio.Event()\nwaiter = asyncio.create_task(go.wait())\nawait nap()\ngo.set()\nawait waiter',
      /event go/,
      [
        'Event.wait waits for event go.',
        'main sets event go: whoever waits for it can go on.',
        'Event.wait wakes: event go is set.',
        'Event.wait runs again, after waiting for event go.',
      ],
    ],
    [
      'a condition, whose lock is needed too',
      'news = asyncio.Condition()\nasync def read():\n    async with news:\n        await news.wait()\nreader = asyncio.create_task(read())\nawait nap()\nasync with news:\n    news.notify()\n    await nap()\nawait reader',
      /condition/,
      [
        'read waits for condition news.',
        'main notifies condition news: a waiter may look again.',
        'read wakes: it is notified by condition news. It goes on as soon as it has the lock again.',
        'read runs again at line 9, after waiting for condition news.',
        'read has to wait for the lock of condition news.',
        'read wakes: it is next in line for the lock of condition news.',
        'read runs again at line 9, after waiting for the lock of condition news.',
      ],
    ],
  ])('%s', async (_name, body, about, expected) => {
    await checkTold(body, about, expected);
  });

  it('and what fails is not told', async () => {
    const program = `lock, jobs = asyncio.Lock(), asyncio.Queue(1)
jobs.put_nowait(1)
for attempt in (lock.release, lambda: jobs.put_nowait(2), asyncio.Queue().get_nowait):
    try:
        attempt()
    except (RuntimeError, asyncio.QueueFull, asyncio.QueueEmpty):
        pass`;
    await checkTold(program, /gives|takes|puts an/, ['main puts an item into queue jobs: 1 in it now.']);
  });
});

describe('a cancellation', () => {
  it('is passed on to what is awaited', async () => {
    await checkTold(
      'async def outer():\n    await asyncio.create_task(nap(9), name="kid")\ntask = asyncio.create_task(outer())\nawait nap()\ntask.cancel()\nawait asyncio.wait([task])',
      /asks|passes|CancelledError|is cancelled/,
      [
        'main asks outer to stop: CancelledError will be raised where it waits (task kid).',
        'outer awaits kid and passes that on to it: CancelledError will be raised where it waits (sleep 9 s).',
        'kid runs again at line 4: CancelledError is raised at its await.',
        'kid is cancelled. outer has been waiting for it.',
        'outer runs again at line 7: CancelledError is raised at its await.',
        'outer is cancelled. main has been waiting for it.',
      ],
    );
  });

  it('of gather is passed on to all that it has gathered', async () => {
    await checkTold(
      'both = asyncio.gather(nap(8), nap(9))\nawait nap()\nboth.cancel()\ntry:\n    await both\nexcept asyncio.CancelledError:\n    pass',
      /gather/,
      [
        'main cancels gather.',
        'gather awaits nap and passes that on to it: CancelledError will be raised where it waits (sleep 8 s).',
        'gather awaits nap #2 and passes that on to it: CancelledError will be raised where it waits (sleep 9 s).',
        'main awaits gather: it goes on when nap and nap #2 are done. Next is nap.',
        'main wakes: nap was cancelled, and gather hands the CancelledError on.',
        'main runs again at line 10, with the outcome of its gather.',
      ],
    );
  });

  it('can come before the first step', async () => {
    await checkTold('task = asyncio.create_task(nap())\ntask.cancel()\nawait asyncio.wait([task])', /nap/, [
      'main creates the task nap. It does not run yet: its turn comes when main gives control back.',
      'main asks nap to stop: it is in the ready queue, and CancelledError will be raised before its first line.',
      'main waits, with asyncio.wait, for nap. Next is nap.',
      'nap was cancelled before its first step: CancelledError is raised before its first line.',
      'nap is cancelled. main has been waiting for it.',
      'main runs again at line 8, after waiting for nap.',
    ]);
  });

  it('can come from a callback', async () => {
    await checkTold(
      'task = asyncio.create_task(nap(9))\nasyncio.get_running_loop().call_later(1, task.cancel)\nawait asyncio.wait([task])',
      /cancel/i,
      [
        'main sets a timer: the loop will call Task.cancel() at 1 s.',
        'Nobody is ready: the event loop waits until 1 s, when the next timer is due (Task.cancel()).',
        'The timer for Task.cancel() is due: it goes into the ready queue.',
        'The event loop calls Task.cancel().',
        'Task.cancel() asks nap to stop: CancelledError will be raised where it waits (sleep 9 s).',
        'nap runs again at line 4: CancelledError is raised at its await.',
        'nap is cancelled. main has been waiting for it.',
      ],
    );
  });

  it('leaves a timeout before it is over', async () => {
    await checkTold(
      'async def patient():\n    async with asyncio.timeout(5):\n        await nap(3)\ntask = asyncio.create_task(patient())\nawait nap()\ntask.cancel()\nawait asyncio.wait([task])\nasync with asyncio.timeout(5):\n    await nap()',
      /timeout/,
      [
        'patient sets a timeout: it is over at 5 s.',
        'patient is interrupted before its timeout is over: the timeout is switched off.',
        'main sets a timeout: it is over at 6 s.',
        'It is over in time: the timeout is switched off.',
      ],
    );
  });
});

describe('who waits for many', () => {
  const bad = 'async def bad(seconds=1):\n    await nap(seconds)\n    raise ValueError("no")\n';

  it('gets the exceptions as results if it wants', async () => {
    await checkTold(
      'await asyncio.gather(bad(), nap(2), return_exceptions=True)',
      /main wakes/,
      ['main wakes: everything that it gathered is done (bad and nap). The exception of bad is one of the results.'],
      bad,
    );
  });

  it('is told how many go on', async () => {
    await checkTold(
      'try:\n    await asyncio.gather(bad(), nap(2), nap(3))\nexcept ValueError:\n    pass',
      /main wakes/,
      ['main wakes: bad failed, and gather hands its exception on. nap and nap #2 keep running.'],
      bad,
    );
  });

  it('is told why asyncio.wait is over', async () => {
    const body = `tasks = [asyncio.create_task(nap(n)) for n in (1, 2, 3, 4)]
await asyncio.wait(tasks, timeout=0.5)
await asyncio.wait(tasks, timeout=1)
_, rest = await asyncio.wait(tasks[1:], return_when=asyncio.FIRST_COMPLETED)
await asyncio.wait([*rest, asyncio.create_task(bad(0.5))], return_when=asyncio.FIRST_EXCEPTION)
await asyncio.wait(rest)`;
    await checkTold(
      body,
      /main wa[ik][^l]*: |with asyncio/,
      [
        'main waits, with asyncio.wait, for nap, nap #2, nap #3 and nap #4. Next is nap.',
        'main wakes: its timeout is over, and none of those that it waited for is done.',
        'main waits, with asyncio.wait, for nap, nap #2, nap #3 and nap #4.',
        'main wakes: its timeout is over, and of those that it waited for only nap is done.',
        'main waits, with asyncio.wait, for the first of nap #2, nap #3 and nap #4.',
        'main wakes: one of those that it waited for is done (nap #2).',
        'main waits, with asyncio.wait, for nap #3, nap #4 and bad. Next is bad.',
        'main wakes: bad failed.',
        'main waits, with asyncio.wait, for nap #3 and nap #4.',
        'main wakes: everything that it waited for is done.',
      ],
      bad,
    );
  });

  it('sees the names of shielded tasks', async () => {
    await checkTold(
      'task = asyncio.create_task(nap(2))\ntry:\n    await asyncio.wait_for(asyncio.shield(task), 1)\nexcept TimeoutError:\n    await task',
      /shielded/,
      ['The timeout asks main to stop: CancelledError will be raised where it waits (task nap, shielded).'],
    );
  });
});

const LETS_GO =
  'The event loop looks for what is due and lets go of the interpreter (the GIL) meanwhile: another thread has it now.';

it('a thread that lets go of the interpreter between two passes of its loop has not had its turn', async () => {
  await checkTold(
    'await asyncio.gather(asyncio.to_thread(sum, range(10)), asyncio.to_thread(spin))',
    /looks for what|has had its turn/,
    [LETS_GO, LETS_GO],
    'def spin():\n    for _ in range(30_000):\n        pass\n',
  );
});

describe('what could be better', () => {
  const report = 'def report():\n    time.sleep(5)';

  it('are calls that were awaited one after the other', async () => {
    const one = await record('await asyncio.to_thread(report)\nawait asyncio.to_thread(report)', report);
    expect(insights(one).map(({ kind }) => kind)).toContain('sequential-awaits');
  });

  it('is not a call that runs while something else is awaited', async () => {
    const body = 'work = asyncio.get_running_loop().run_in_executor(None, report)\nawait nap()\nawait work';
    expect(insights(await record(body, report)).map(({ kind }) => kind)).not.toContain('sequential-awaits');
  });
});

it('the summary counts the threads of the program, and its processes', async () => {
  const options = { width: 100, ascii: false };
  const threads = await record('await asyncio.to_thread(print, 1)');
  expect(summarise(threads, options)).toContain(': 1 task, 2 threads, 1 line of output.');
  const pool = 'from concurrent.futures import ProcessPoolExecutor';
  const processes = await record(
    'if __name__ == "__main__":\n    with ProcessPoolExecutor(1) as pool:\n        await asyncio.get_running_loop().run_in_executor(pool, len, "ab")',
    pool,
  );
  expect(summarise(processes, options)).toContain(', 2 processes, 0 lines of output.');
});

it('debug mode costs no virtual time', async () => {
  const program = `import asyncio, time
async def nap():
    await asyncio.sleep(1)
async def main():
    await asyncio.gather(*(asyncio.create_task(nap()) for _ in range(3)))
    print(time.monotonic())
asyncio.run(main(), debug=True)`;
  await check(engine, program, { exitCode: 0, stdout: '1.0\n', stderr: '' });
});

it('200 tasks that look at the threads do not lose a record', async () => {
  const program = `import asyncio, threading
async def look():
    await asyncio.sleep(0.01)
    return threading.active_count()
async def main():
    print(sum(await asyncio.gather(*(look() for _ in range(200)))))
asyncio.run(main())`;
  await check(engine, program, { exitCode: 0, cause: 'finished', stdout: '200\n', stderr: '' });
});

describe('an eager task', () => {
  it('runs inside of the step that creates it, which goes on when it waits', async () => {
    const body = `task = asyncio.create_task(nap(), eager_start=True)
print("main")
await task`;
    await checkTold(body, /nap|prints|goes on/, [
      'main creates the task nap. It is eager: it does not wait for its turn.',
      "nap runs at once, inside main's step.",
      'nap sleeps until 1 s. main goes on.',
      'main prints: main',
      'main awaits nap and gives control back until that is done.',
      'Nobody is ready: the event loop waits until 1 s, when the next timer is due (nap).',
      'nap wakes: its timer of 1 s is due.',
      'nap runs again at line 4, after its sleep of 1 s.',
      'nap is done. main has been waiting for it.',
      'main wakes: nap, which it awaited, is done.',
      'main runs again at line 8, with the outcome of nap.',
    ]);
  });

  it('can be over at once, also with an exception', async () => {
    const body = `asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(quick())
        print("next")
        group.create_task(quick(1))
except* ZeroDivisionError:
    pass`;
    await checkTold(
      body,
      /quick|prints/,
      [
        'main creates the task quick. It is eager: it does not wait for its turn.',
        "quick runs at once, inside main's step.",
        'quick prints: 0',
        'quick is done.',
        'main prints: next',
        'main creates the task quick #2. It is eager: it does not wait for its turn.',
        "quick #2 runs at once, inside main's step.",
        'quick #2 prints: 1',
        'quick #2 fails with ZeroDivisionError: division by zero.',
        'main waits at the end of its task group for quick and quick #2.',
      ],
      'async def quick(n=0):\n    print(n)\n    if n:\n        n / 0',
    );
  });
});

it('a callback from another thread is put into the queue by that thread', async () => {
  const body = `loop = asyncio.get_running_loop()
reply = loop.create_future()
threading.Thread(target=lambda: loop.call_soon_threadsafe(reply.set_result, 42), name="other").start()
await reply`;
  await checkTold(body, /set_result/, [
    'other puts the callback Future.set_result() into the ready queue.',
    'main awaits the future reply, which has no result yet. Next is Future.set_result().',
    'The event loop calls Future.set_result().',
    'Future.set_result() sets the result of the future reply: 42. main awaited it.',
  ]);
});

it('the end of an asynchronous generator that nobody goes through any more has its name', async () => {
  const ticker = `async def ticker():
    try:
        while True:
            yield await nap()
    finally:
        await nap()`;
  await checkTold(
    'async for _ in ticker():\n    break\nawait nap(5)',
    /aclose/,
    [
      'asyncio wraps ticker.aclose() in a task and puts it into the ready queue.',
      'ticker.aclose starts to run.',
      'ticker.aclose sleeps until 2 s and gives control back to the event loop.',
      'Nobody is ready: the event loop waits until 2 s, when the next timer is due (ticker.aclose).',
      'ticker.aclose wakes: its timer of 1 s is due. main still sleeps until 6 s.',
      'ticker.aclose runs again at line 9, after its sleep of 1 s.',
      'ticker.aclose is done.',
    ],
    ticker,
  );
});
