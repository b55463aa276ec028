import { describe, expect, it } from 'vitest';
import { check } from './support/check.ts';
import { notateSome } from './support/notate.ts';
import { testEngine } from './support/run-program.ts';

const engine = testEngine();
const FUTURE = `import asyncio
async def main():
    reply = asyncio.get_running_loop().create_future()
    await reply
asyncio.run(main())
`;

/** Runs a program that cannot go on; compares who waits for what, of whom and on which line. */
async function checkWaits(program: string, expected: readonly string[]): Promise<void> {
  const ran = await check(engine, program, { exitCode: 123, cause: 'deadlock', message: /everybody waits/ });
  const [line = ''] = notateSome(ran.events, /^deadlock-found/);
  expect(line.replace(/^.* deadlock-found /, '').split('; ')).toEqual(expected);
}

it('fails when somebody else waits', async () => {
  await expect(checkWaits('print(1)', [])).rejects.toThrow('deeply equal');
  await expect(checkWaits(FUTURE, ['Task-1 waits for Godot :4'])).rejects.toThrow('deeply equal');
});

describe('tasks that wait for ever', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['a future that nobody sets', FUTURE, ['Task-1 waits for future reply :4']],
    [
      'an event that nobody sets',
      `import asyncio
async def main():
    ready = asyncio.Event()
    async with asyncio.timeout(None):
        await ready.wait()
asyncio.run(main())
`,
      ['Task-1 waits for event ready :5'],
    ],
    [
      'a queue that nobody fills',
      `import asyncio
async def consumer(jobs):
    while True:
        await jobs.get()
async def main():
    jobs = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(consumer(jobs), name="consumer")
asyncio.run(main())
`,
      ['Task-1 waits for the last task of its group :7', 'consumer waits for an item in queue jobs :4'],
    ],
    [
      'a queue that nobody empties',
      `import asyncio
async def main():
    jobs = asyncio.Queue(1)
    await jobs.put(1)
    await jobs.put(2)
asyncio.run(main())
`,
      ['Task-1 waits for room in queue jobs :5'],
    ],
    [
      'an item that nobody calls done',
      `import asyncio
async def main():
    jobs = asyncio.Queue()
    jobs.put_nowait(1)
    await jobs.join()
asyncio.run(main())
`,
      ['Task-1 waits for all items done in queue jobs :5'],
    ],
    [
      'two locks in opposite orders',
      `import asyncio
async def transfer(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            pass
async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(transfer(a, b), transfer(b, a))
asyncio.run(main())
`,
      [
        'Task-1 waits for gather of 2 :10',
        'Task-2 waits for lock b of Task-3 :5',
        'Task-3 waits for lock a of Task-2 :5',
      ],
    ],
    [
      'a lock that its holder takes again',
      `import asyncio
async def main():
    lock = asyncio.Lock()
    async with lock:
        async with lock:
            pass
asyncio.run(main())
`,
      ['Task-1 waits for lock of Task-1 :5'],
    ],
    [
      'a semaphore that its holder takes again',
      `import asyncio
async def main():
    slots = asyncio.Semaphore(1)
    async with slots, slots:
        pass
asyncio.run(main())
`,
      ['Task-1 waits for semaphore slots :4'],
    ],
    [
      'a condition that nobody notifies',
      `import asyncio
async def main():
    changed = asyncio.Condition()
    async with changed:
        await changed.wait()
asyncio.run(main())
`,
      ['Task-1 waits for condition changed :5'],
    ],
    [
      'a barrier that nobody else comes to',
      `import asyncio
async def main():
    start = asyncio.Barrier(2)
    await start.wait()
asyncio.run(main())
`,
      ['Task-1 waits for barrier start :4'],
    ],
    [
      'tasks that await each other',
      `import asyncio
async def wait_for(other):
    await other[0]
async def main():
    cell = []
    first = asyncio.create_task(wait_for(cell), name="first")
    second = asyncio.create_task(wait_for([first]), name="second")
    cell.append(second)
    await asyncio.wait([first, second])
asyncio.run(main())
`,
      ['Task-1 waits for all of 2 :9', 'first waits for task second :3', 'second waits for task first :3'],
    ],
    [
      'philosophers who all take the left fork',
      `import asyncio
async def dine(seat, forks):
    async with forks[seat]:
        await asyncio.sleep(0.1)
        async with forks[(seat + 1) % 3]:
            pass
async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    await asyncio.gather(*[dine(seat, forks) for seat in range(3)])
asyncio.run(main())
`,
      [
        'Task-1 waits for gather of 3 :9',
        'Task-2 waits for lock forks #2 of Task-3 :5',
        'Task-3 waits for lock forks #3 of Task-4 :5',
        'Task-4 waits for lock forks of Task-2 :5',
      ],
    ],
    [
      'a loop that waits for its own result',
      `import asyncio
async def answer():
    return 42
async def main():
    loop = asyncio.get_running_loop()
    asyncio.run_coroutine_threadsafe(answer(), loop).result()
asyncio.run(main())
`,
      ["Task-1 waits for a future's result :6"],
    ],
    [
      'a call in a worker that never returns',
      `import asyncio, threading
gate = threading.Event()
async def main():
    await asyncio.to_thread(gate.wait)
asyncio.run(main())
`,
      ['Task-1 waits for Event.wait in a worker thread :4', 'asyncio_0 waits for event gate :0'],
    ],
    [
      'a lock of threads in the middle of a step',
      `import asyncio, threading
lock = threading.Lock()
async def main():
    lock.acquire()
    task = asyncio.create_task(other(), name="other")
    await asyncio.sleep(0.1)
async def other():
    with lock:
        pass
asyncio.run(main())
`,
      ['Task-1 waits for sleep 0.1 s :6', 'other waits for lock of MainThread :8'],
    ],
  ])('%s', (_name, program, waits) => checkWaits(program, waits));
});

describe('threads that wait for ever', () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      'a lock that its own thread takes again',
      `import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
`,
      ['MainThread waits for lock of MainThread :4'],
    ],
    [
      'two threads, two locks, opposite orders',
      `import threading, time
left, right = threading.Lock(), threading.Lock()
def work(first, second):
    with first:
        time.sleep(0.1)
        with second:
            pass
for name, pair in {"one": (left, right), "two": (right, left)}.items():
    threading.Thread(target=work, args=pair, name=name).start()
`,
      ['MainThread waits for one to end :8', 'one waits for lock right of two :6', 'two waits for lock left of one :6'],
    ],
    [
      'philosophers in threads',
      `import threading, time
forks = [threading.Lock() for _ in range(3)]
def dine(seat):
    with forks[seat]:
        time.sleep(0.1)
        with forks[(seat + 1) % 3]:
            pass
for seat in range(3):
    threading.Thread(target=dine, args=(seat,), name=f"seat {seat}").start()
`,
      [
        'MainThread waits for seat 0 to end :8',
        'seat 0 waits for lock forks[1] of seat 1 :6',
        'seat 1 waits for lock forks[2] of seat 2 :6',
        'seat 2 waits for lock forks[0] of seat 0 :6',
      ],
    ],
    [
      'a consumer without a producer',
      `import queue, threading
jobs = queue.Queue()
def consume():
    while True:
        jobs.get()
threading.Thread(target=consume, name="consumer").start()
`,
      ['MainThread waits for consumer to end :6', 'consumer waits for an item in queue jobs :5'],
    ],
    [
      'a condition that no thread notifies',
      `import threading
ready = threading.Condition()
with ready:
    ready.wait()
`,
      ['MainThread waits for condition ready :4'],
    ],
    [
      'a thread that waits for ever, and one that joins it',
      `import threading
done = threading.Event()
def work():
    done.wait()
thread = threading.Thread(target=work, name="worker")
thread.start()
thread.join()
`,
      ['MainThread waits for worker to end :7', 'worker waits for event done :4'],
    ],
    [
      'a pool whose only worker waits for a second call',
      `from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(1) as pool:
    def outer():
        return pool.submit(print, "inner").result()
    print(pool.submit(outer).result())
`,
      ["MainThread waits for a future's result :5", "ThreadPoolExecutor-0_0 waits for a future's result :4"],
    ],
    [
      'a barrier that no other thread comes to',
      `import threading
start = threading.Barrier(2)
start.wait()
`,
      ['MainThread waits for the others at barrier start :3'],
    ],
    [
      'a lock that a thread has kept when it ended',
      `import threading
lock = threading.RLock()
def hold():
    lock.acquire()
thread = threading.Thread(target=hold, name="holder")
thread.start()
thread.join()
with lock:
    pass
`,
      ['MainThread waits for lock of a thread that has ended :8'],
    ],
  ])('%s', (_name, program, waits) => checkWaits(program, waits));
});

describe('a program that only seems to wait for ever', () => {
  it('ends when its daemon threads alone are left', async () => {
    const program = `import threading
lock = threading.Lock()
lock.acquire()
threading.Thread(target=lock.acquire, daemon=True).start()
print("main ends")
`;
    await check(engine, program, { exitCode: 0, cause: 'finished', stdout: 'main ends\n' });
  });

  it('goes on when a timeout ends the wait', async () => {
    const program = `import asyncio, threading
async def main():
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 1)
    except TimeoutError:
        print("task", threading.Event().wait(2))
asyncio.run(main())
`;
    await check(engine, program, { exitCode: 0, cause: 'finished', stdout: 'task False\n' });
  });
});
