import { type Place, SECOND, type TraceEvent, type TraceFact } from '../../src/trace/index.ts';

/** A program and the trace of its run, written by hand for tests of the screen. */
export interface ExampleTrace {
  readonly file: string;
  readonly source: string;
  readonly events: readonly TraceEvent[];
}

/** Writes events with the stamp of whoever acts. */
export class TraceWriter {
  readonly events: TraceEvent[] = [];
  #at = 0;
  #thread = 1;
  #task = 0;

  constructor(file: string, source: string) {
    this.emit({ kind: 'program-started', version: 1, file, args: [], python: '3.14.2' });
    this.emit({ kind: 'source-loaded', source: 0, path: file, text: source });
  }

  emit(fact: TraceFact): this {
    this.events.push({ at: this.#at, thread: this.#thread, task: this.#task, ...fact } as TraceEvent);
    return this;
  }

  /** From now on this thread acts, in the step of this task. */
  as(thread: number, task = 0): this {
    this.#thread = thread;
    this.#task = task;
    return this;
  }

  /** The virtual clock moves on to this many seconds. */
  clock(seconds: number): this {
    const from = this.#at;
    this.#at = Math.round(seconds * SECOND);
    return this.emit({ kind: 'clock-moved', from });
  }

  line(line: number): this {
    return this.emit({ kind: 'line-reached', where: at(line) });
  }

  print(text: string, stream: 'stdout' | 'stderr' = 'stdout'): this {
    return this.emit({ kind: 'output-written', stream, text });
  }

  loop(ready: number, iteration: number): this {
    return this.as(1).emit({ kind: 'loop-iterated', loop: 1, iteration, ready });
  }

  create(created: number, name: string, coroutine: string, line: number): this {
    const created_ = { kind: 'task-created', created, name, coroutine, loop: 1, where: at(line) } as const;
    return this.emit(created_).emit({ kind: 'task-woken', woken: created, cause: 'created' });
  }

  begin(task: number): this {
    return this.as(1, task).emit({ kind: 'step-started' });
  }

  sleep(timer: number, seconds: number, line: number): this {
    const until = Math.round(this.#at + seconds * SECOND);
    this.emit({ kind: 'timer-set', timer, deadline: until, purpose: 'sleep', name: 'sleep', where: at(line) });
    const wait = { on: 'sleep', label: `sleep ${seconds} s`, until, seconds } as const;
    return this.emit({ kind: 'task-suspended', wait, where: at(line) });
  }

  /** The loop waits until then and the timer wakes the task. */
  wake(timer: number, task: number): this {
    return this.as(1).emit({ kind: 'timer-fired', timer }).emit({ kind: 'task-woken', woken: task, cause: 'future' });
  }

  finish(value = 'None'): this {
    return this.emit({ kind: 'task-finished', outcome: { kind: 'result', value } });
  }

  idle(seconds: number): this {
    const until = Math.round(seconds * SECOND);
    const wait = { on: 'loop', label: 'the event loop waits', until } as const;
    this.as(1)
      .emit({ kind: 'thread-blocked', wait, where: at(0) })
      .clock(seconds);
    return this.emit({ kind: 'thread-resumed' });
  }

  end(exitCode = 0): this {
    this.as(1).emit({ kind: 'loop-stopped', loop: 1 });
    return this.emit({ kind: 'program-ended', exitCode, cause: exitCode === 0 ? 'finished' : 'exception' });
  }
}

/** A line of the program. */
export function at(line: number): Place {
  return { source: 0, line };
}

const GATHER = `import asyncio


async def greet():
    print("Hello, ...")
    await asyncio.sleep(2)
    print("... world!")


async def do_something_else():
    print("Starting another task...")
    await asyncio.sleep(1)
    print("Finished another task!")


async def main():
    await asyncio.gather(greet(), do_something_else())


asyncio.run(main())
`;

/** Two coroutines under gather: 2 s and 1 s at once. */
export function gatherTrace(): ExampleTrace {
  const trace = new TraceWriter('gather.py', GATHER);
  trace.line(1).line(20).emit({ kind: 'loop-started', loop: 1 });
  trace.create(1, 'main', 'main', 20).loop(1, 1);
  trace.begin(1).line(17).create(2, 'greet', 'greet', 17).create(3, 'do_something_else', 'do_something_else', 17);
  const gather = { on: 'gather', label: 'gather of 2', children: [2, 3] } as const;
  trace.emit({ kind: 'task-suspended', wait: gather, where: at(17) }).loop(2, 2);
  trace.begin(2).line(5).print('Hello, ...\n').line(6).sleep(1, 2, 6);
  trace.begin(3).line(11).print('Starting another task...\n').line(12).sleep(2, 1, 12);
  trace.loop(0, 3).idle(1).wake(2, 3).loop(1, 4);
  trace.begin(3).line(13).print('Finished another task!\n').finish();
  trace.loop(0, 5).idle(2).wake(1, 2).loop(1, 6);
  trace.begin(2).line(7).print('... world!\n').finish();
  trace.emit({ kind: 'task-woken', woken: 1, cause: 'future', future: 2 }).loop(1, 7);
  trace.begin(1).finish();
  return { file: 'gather.py', source: GATHER, events: trace.end().events };
}

const BLOCKING = `import asyncio
import time


async def heartbeat():
    for beat in range(5):
        print(f"beat {beat}")
        await asyncio.sleep(1)


async def report():
    await asyncio.sleep(1.5)
    print("crunching the numbers ...")
    time.sleep(3)  # blocks everybody
    print("done")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(heartbeat(), name="heartbeat")
        group.create_task(report(), name="report")


asyncio.run(main())
`;

/** A heartbeat that misses beats, because another task calls time.sleep. */
export function blockingTrace(): ExampleTrace {
  const trace = new TraceWriter('blocking.py', BLOCKING);
  trace.line(23).emit({ kind: 'loop-started', loop: 1 }).create(1, 'main', 'main', 23).loop(1, 1);
  trace.begin(1).line(19).line(20).create(2, 'heartbeat', 'heartbeat', 19).line(20).create(3, 'report', 'report', 20);
  const group = { on: 'taskgroup', label: 'task group of 2', children: [2, 3] } as const;
  trace.emit({ kind: 'task-suspended', wait: group, where: at(18) }).loop(2, 2);
  trace.begin(2).line(7).print('beat 0\n').line(8).sleep(1, 1, 8);
  trace.begin(3).line(12).sleep(2, 1.5, 12).loop(0, 3);
  trace.idle(1).wake(1, 2).loop(1, 4).begin(2).line(7).print('beat 1\n').line(8).sleep(3, 1, 8).loop(0, 5);
  trace.idle(1.5).wake(2, 3).loop(1, 6).begin(3).line(13).print('crunching the numbers ...\n').line(14);
  const sleep = { on: 'sleep', label: 'time.sleep 3 s', until: 4.5 * SECOND } as const;
  trace
    .emit({ kind: 'thread-blocked', wait: sleep, where: at(14) })
    .clock(4.5)
    .emit({ kind: 'thread-resumed' });
  trace.emit({ kind: 'loop-blocked', loop: 1, since: 1.5 * SECOND, by: 'time.sleep 3 s', where: at(14) });
  trace.line(15).print('done\n').finish().loop(0, 7).wake(3, 2).loop(1, 8);
  for (let beat = 2; beat < 5; beat++) {
    trace
      .begin(2)
      .line(7)
      .print(`beat ${beat}\n`)
      .line(8)
      .sleep(beat + 2, 1, 8);
    trace
      .loop(0, 9 + beat * 2)
      .idle(4.5 + beat - 1)
      .wake(beat + 2, 2)
      .loop(1, 10 + beat * 2);
  }
  trace.begin(2).finish().emit({ kind: 'task-woken', woken: 1, cause: 'future', future: 2 }).loop(1, 30);
  trace.begin(1).finish();
  return { file: 'blocking.py', source: BLOCKING, events: trace.end().events };
}

const EXECUTOR = `import asyncio
import time


def blocking_job(n):
    time.sleep(2)
    return n * 10


async def main():
    loop = asyncio.get_running_loop()
    jobs = [asyncio.to_thread(blocking_job, n) for n in range(3)]
    print(await asyncio.gather(*jobs))


asyncio.run(main())
`;

/** Three calls of 2 s on a pool of two threads. */
export function executorTrace(): ExampleTrace {
  const trace = new TraceWriter('executor.py', EXECUTOR);
  trace.line(16).emit({ kind: 'loop-started', loop: 1 }).create(1, 'main', 'main', 16).loop(1, 1);
  trace.begin(1).line(12).line(13);
  for (const task of [2, 3, 4]) trace.create(task, `to_thread(${task - 2})`, 'to_thread', 13);
  const gather = { on: 'gather', label: 'gather of 3', children: [2, 3, 4] } as const;
  trace.emit({ kind: 'task-suspended', wait: gather, where: at(13) }).loop(3, 2);
  trace.begin(2).emit({ kind: 'pool-created', pool: 1, of: 'threads', workers: 2, name: 'asyncio', where: at(13) });
  for (const n of [0, 1, 2]) {
    if (n > 0) trace.begin(n + 2);
    trace.emit({ kind: 'work-queued', work: n + 1, pool: 1, name: 'blocking_job', where: at(13) });
    if (n < 2) {
      const made = { kind: 'thread-created', created: n + 2, name: `asyncio_${n}`, daemon: false } as const;
      trace.emit({ ...made, process: 1, pool: 1, where: at(13) });
    }
    const wait = { on: 'executor', label: 'to_thread(blocking_job)', work: n + 1, future: 10 + n } as const;
    trace.emit({ kind: 'task-suspended', wait, where: at(13) });
  }
  trace.loop(0, 3).emit({ kind: 'thread-blocked', wait: { on: 'loop', label: 'the event loop waits' }, where: at(0) });
  for (const thread of [2, 3]) startJob(trace, thread, thread - 1, 2);
  trace.as(2).clock(2);
  for (const thread of [2, 3]) finishJob(trace, thread, thread - 1);
  startJob(trace, 2, 3, 4);
  trace.as(3).emit({ kind: 'thread-blocked', wait: { on: 'work', label: 'idle' }, where: at(0) });
  trace.as(1).emit({ kind: 'thread-resumed' }).loop(2, 4);
  trace.begin(2).finish('0').begin(3).finish('10').loop(0, 5);
  trace.emit({ kind: 'thread-blocked', wait: { on: 'loop', label: 'the event loop waits' }, where: at(0) });
  trace.as(2).clock(4);
  finishJob(trace, 2, 3);
  trace.emit({ kind: 'thread-blocked', wait: { on: 'work', label: 'idle' }, where: at(0) });
  trace.as(1).emit({ kind: 'thread-resumed' }).loop(1, 6).begin(4).finish('20');
  trace.emit({ kind: 'task-woken', woken: 1, cause: 'future', future: 4 }).loop(1, 7);
  trace.begin(1).line(13).print('[0, 10, 20]\n').finish();
  for (const thread of [2, 3])
    trace.as(thread).emit({ kind: 'thread-ended', outcome: { kind: 'result', value: 'None' } });
  return { file: 'executor.py', source: EXECUTOR, events: trace.end().events };
}

function startJob(trace: TraceWriter, thread: number, work: number, until: number): void {
  trace.as(thread).emit({ kind: 'thread-resumed' }).emit({ kind: 'work-started', work }).line(6);
  const wait = { on: 'sleep', label: 'time.sleep 2 s', until: until * SECOND } as const;
  trace.emit({ kind: 'thread-blocked', wait, where: at(6) });
}

function finishJob(trace: TraceWriter, thread: number, work: number): void {
  const outcome = { kind: 'result', value: String((work - 1) * 10) } as const;
  trace.as(thread).emit({ kind: 'thread-resumed' }).line(7).emit({ kind: 'work-finished', work, outcome });
  trace.emit({ kind: 'future-finished', future: 9 + work, outcome });
  trace.emit({ kind: 'task-woken', woken: work + 1, cause: 'future', future: 9 + work });
}

const HOSTILE = `import asyncio

async def 日本語():
    name = input("Name? ")
    print("\\x1b[2J\\x1b]0;owned\\x07", name)
    raise ValueError("\\u202egnp.exe")

asyncio.run(日本語())
`;

/** Everything that could spoil a screen: escape sequences, wide characters, long lines, an input, an exception. */
export function hostileTrace(): ExampleTrace {
  const trace = new TraceWriter('hostile.py', HOSTILE);
  trace.line(8).emit({ kind: 'loop-started', loop: 1 }).create(1, '日本語\u001b[31m', '日本語', 8).loop(1, 1);
  trace.begin(1).line(4).emit({ kind: 'input-requested', prompt: 'Name? \u001b[5m' });
  trace.emit({ kind: 'input-received', text: 'Ada 👩‍👩‍👧 \u0007\n' }).line(5);
  trace.print('\u001b[2J\u001b]0;owned\u0007 \ttab\r\nwide 日本語 emoji 🎉👍🏽 zalgo Z̷̢̡̛̲̪͓͎\u0000\n');
  trace
    .print(`${'long '.repeat(80)}\n`)
    .print('to stderr \u202egnp.exe\n', 'stderr')
    .line(6);
  const outcome = { kind: 'exception', type: 'ValueError', message: '\u202egnp.exe\u001b[0m' } as const;
  const traceback =
    'Traceback (most recent call last):\n  File "hostile.py", line 6, in 日本語\nValueError: \u202egnp.exe\n';
  trace.emit({ kind: 'task-finished', outcome: { ...outcome, traceback } }).as(1);
  trace.emit({ kind: 'exception-uncaught', type: 'ValueError', message: '\u202egnp.exe', where: at(6) });
  trace.print(traceback, 'stderr');
  return { file: 'hostile.py', source: HOSTILE, events: trace.end(1).events };
}

/** A server that never ends: `count` requests, each a task of three steps; the trace stops in mid-air. */
export function serverTrace(count: number): ExampleTrace {
  const source = `${'# a server\n'.repeat(3)}async def handle(n):\n    await asyncio.sleep(0.05)\n    print(n)\n`;
  const trace = new TraceWriter('server.py', source);
  trace.line(1).emit({ kind: 'loop-started', loop: 1 }).create(1, 'serve', 'serve', 1).loop(1, 1);
  trace.begin(1).sleep(1, 0.01, 1);
  for (let n = 0; n < count; n++) {
    const task = n + 2;
    trace
      .loop(0, n * 2)
      .idle((n + 1) * 0.01)
      .wake(n * 2 + 1, 1)
      .loop(1, n * 2 + 1);
    trace
      .begin(1)
      .create(task, `request-${n}`, 'handle', 2)
      .sleep((n + 1) * 2 + 1, 0.01, 1);
    trace
      .begin(task)
      .line(5)
      .sleep(n * 2 + 2, 0.005, 5);
    trace
      .loop(0, n)
      .idle((n + 1) * 0.01 + 0.005)
      .wake(n * 2 + 2, task)
      .loop(1, n)
      .begin(task)
      .line(6);
    if (n % 7 === 0) trace.print(`served ${n}\n`);
    trace.finish(String(n));
  }
  return { file: 'server.py', source, events: trace.events };
}
