import fc from 'fast-check';
import type { z } from 'zod';
import { MILLISECOND, type Place, SECOND, type TraceEvent, type TraceFact, type Wait } from '../../src/trace/index.ts';
import { traceEventSchema } from '../../src/trace/schema.ts';

/**
 * A little asyncio that runs scripts instead of Python and tells of it in the engine's events, in the engine's order.
 * It is what the tests of the timeline stand on: small, deterministic, and able to make traces of any size.
 */
export type Op =
  | { readonly sleep: number }
  /** `time.sleep` in the middle of a step. */
  | { readonly block: number }
  | { readonly cpu: number }
  | { readonly turn: true }
  | { readonly print: string }
  | { readonly spawn: Script }
  /** Awaits the child that was spawned as number `wait`, counted from 0. */
  | { readonly wait: number }
  | { readonly cancel: number }
  | { readonly gather: readonly Script[] }
  /** Runs `seconds` of `time.sleep` in a worker thread and awaits it. */
  | { readonly thread: string; readonly seconds: number }
  | { readonly lock: readonly Op[] }
  | { readonly callback: string }
  | { readonly raise: string };

/** A coroutine: its name and what it does. */
export interface Script {
  readonly name: string;
  readonly ops: readonly Op[];
}

interface Task {
  readonly id: number;
  readonly name: string;
  readonly steps: Generator<Wait, void, void>;
  readonly children: Task[];
  readonly awaitedBy: Set<() => void>;
  state: 'pending' | 'done';
  cancelled: boolean;
  wakeOnCancel: (() => void) | undefined;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly thread: number;
  fire(): void;
}

/** The workers of the simulated default pool. */
const WORKERS = 2;

/** The events of `asyncio.run(script())`. */
export function simulate(script: Script): TraceEvent[] {
  return new Simulation().run(script);
}

class Simulation {
  readonly #events: TraceEvent[] = [];
  readonly #ready: (() => void)[] = [];
  #timers: Timer[] = [];
  #at = 0;
  #thread = 1;
  #task = 0;
  #futures = 0;
  #timersMade = 0;
  #callbacks = 0;
  #works = 0;
  #iterations = 0;
  #lines = 0;
  #poolMade = false;
  readonly #workers: { readonly thread: number; busy: boolean }[] = [];
  readonly #queuedWork: { readonly work: number; readonly seconds: number; done(): void }[] = [];
  #lockMade = false;
  #lockHeld = false;
  readonly #lockQueue: (() => void)[] = [];

  run(script: Script): TraceEvent[] {
    this.#emit({ kind: 'program-started', version: 1, file: 'main.py', args: [], python: '3.14.2' });
    this.#emit({ kind: 'source-loaded', source: 0, path: 'main.py', text: `async def ${script.name}(): ...\n` });
    this.#line();
    this.#emit({ kind: 'loop-started', loop: 1 });
    const main = this.#spawn(script);
    while (main.state === 'pending') {
      if (this.#ready.length === 0 && !this.#waitForWork()) break;
      this.#runOnce();
    }
    this.#task = 0;
    if (main.state === 'pending') {
      const wait = { thread: 1, task: main.id, name: main.name, label: 'a future', where: this.#place() };
      this.#emit({ kind: 'deadlock-found', waits: [wait] });
    } else this.#emit({ kind: 'loop-stopped', loop: 1 });
    const cause = main.state === 'pending' ? 'deadlock' : 'finished';
    this.#emit({ kind: 'program-ended', exitCode: main.state === 'pending' ? 125 : 0, cause });
    return this.#events;
  }

  #emit(fact: TraceFact): void {
    this.#events.push({ ...fact, at: this.#at, thread: this.#thread, task: this.#task } as TraceEvent);
  }

  #place(): Place {
    return { source: 0, line: (this.#lines % 40) + 1 };
  }

  #line(): void {
    this.#lines += 1;
    this.#emit({ kind: 'line-reached', where: this.#place() });
  }

  // --- the loop

  #runOnce(): void {
    while ((this.#timers[0]?.at ?? Number.POSITIVE_INFINITY) <= this.#at) (this.#timers.shift() as Timer).fire();
    if (this.#thread !== 1) {
      this.#thread = 1;
      this.#emit({ kind: 'thread-resumed' });
    }
    this.#iterations += 1;
    const handles = this.#ready.splice(0);
    this.#emit({ kind: 'loop-iterated', loop: 1, iteration: this.#iterations, ready: handles.length });
    for (const handle of handles) handle();
  }

  /** Nobody is ready: time passes until something is due. */
  #waitForWork(): boolean {
    const own = this.#timers.find((timer) => timer.thread === 1);
    if (this.#timers.length === 0) return false;
    this.#emit({
      kind: 'thread-blocked',
      wait:
        own === undefined
          ? { on: 'loop', label: 'nothing to do' }
          : { on: 'loop', label: 'nothing to do', until: own.at },
      where: { source: 0, line: 0 },
    });
    while (this.#ready.length === 0 && this.#timers.length > 0 && (this.#timers[0] as Timer).thread !== 1) {
      this.#moveClock((this.#timers[0] as Timer).at);
      (this.#timers.shift() as Timer).fire();
    }
    if (this.#ready.length === 0) this.#moveClock((this.#timers[0] as Timer | undefined)?.at ?? this.#at);
    this.#thread = 1;
    this.#emit({ kind: 'thread-resumed' });
    return true;
  }

  #moveClock(at: number): void {
    if (at <= this.#at) return;
    const from = this.#at;
    this.#at = at;
    this.#emit({ kind: 'clock-moved', from });
  }

  #addTimer(timer: Omit<Timer, 'order'>): void {
    this.#timersMade += 1;
    const order = this.#timersMade;
    let place = this.#timers.length;
    while (place > 0 && (this.#timers[place - 1] as Timer).at > timer.at) place -= 1;
    this.#timers.splice(place, 0, { ...timer, order });
  }

  // --- tasks

  #spawn(script: Script): Task {
    this.#futures += 1;
    const id = this.#futures;
    const task: Task = {
      id,
      name: script.name,
      steps: this.#perform(script.ops, () => task),
      children: [],
      awaitedBy: new Set(),
      state: 'pending',
      cancelled: false,
      wakeOnCancel: undefined,
    };
    const name = `Task-${id}`;
    this.#emit({ kind: 'task-created', created: id, name, coroutine: script.name, loop: 1, where: this.#place() });
    this.#wake(task, 'created');
    return task;
  }

  #wake(task: Task, cause: 'created' | 'future' | 'turn' | 'cancelled', future?: number): void {
    task.wakeOnCancel = undefined;
    this.#emit({ kind: 'task-woken', woken: task.id, cause, ...(future === undefined ? {} : { future }) });
    this.#ready.push(() => this.#step(task));
  }

  #step(task: Task): void {
    this.#task = task.id;
    this.#emit({ kind: 'step-started' });
    try {
      const { done, value } = task.cancelled ? { done: true, value: undefined } : task.steps.next();
      if (done === true) {
        this.#finish(task, task.cancelled ? { kind: 'cancelled' } : { kind: 'result', value: 'None' });
      } else this.#emit({ kind: 'task-suspended', wait: value as Wait, where: this.#place() });
    } catch (error) {
      this.#finish(task, { kind: 'exception', type: 'ValueError', message: (error as Error).message });
    }
    this.#task = 0;
  }

  #finish(task: Task, outcome: Extract<TraceFact, { kind: 'task-finished' }>['outcome']): void {
    task.state = 'done';
    this.#emit({ kind: 'task-finished', outcome });
    for (const notify of task.awaitedBy) notify();
  }

  *#perform(ops: readonly Op[], self: () => Task): Generator<Wait, void, void> {
    for (const op of ops) {
      if (!('spawn' in op)) this.#line();
      if ('sleep' in op) yield this.#sleep(self(), op.sleep);
      else if ('block' in op) this.#block(op.block);
      else if ('cpu' in op) this.#compute(op.cpu);
      else if ('turn' in op) {
        this.#wake(self(), 'turn');
        yield { on: 'turn', label: 'its next turn' };
      } else if ('print' in op) this.#emit({ kind: 'output-written', stream: 'stdout', text: `${op.print}\n` });
      else if ('spawn' in op) self().children.push(this.#spawn(op.spawn));
      else if ('wait' in op) yield* this.#awaitTask(self(), self().children[op.wait]);
      else if ('cancel' in op) this.#cancel(self().children[op.cancel]);
      else if ('gather' in op) yield* this.#gather(self(), op.gather);
      else if ('thread' in op) yield this.#execute(self(), op);
      else if ('lock' in op) yield* this.#withLock(self, op.lock);
      else if ('callback' in op) this.#callSoon(op.callback);
      else throw new Error(op.raise);
    }
  }

  #sleep(task: Task, seconds: number): Wait {
    const until = this.#at + Math.round(seconds * SECOND);
    const timer = this.#timersMade + 1;
    this.#emit({ kind: 'timer-set', timer, deadline: until, purpose: 'sleep', name: 'sleep', where: this.#place() });
    let cancelled = false;
    const fire = () => {
      if (cancelled) return;
      this.#emit({ kind: 'timer-fired', timer });
      // The sleep's own callback runs in the pass of the loop and is not worth an event.
      this.#ready.push(() => !cancelled && this.#wake(task, 'future'));
    };
    this.#addTimer({ at: until, thread: 1, fire });
    task.wakeOnCancel = () => {
      cancelled = true;
      this.#timers = this.#timers.filter((other) => other.fire !== fire);
      this.#emit({ kind: 'timer-cancelled', timer });
    };
    return { on: 'sleep', until, seconds, label: `sleep ${seconds} s` };
  }

  #block(seconds: number): void {
    const since = this.#at;
    const until = since + Math.round(seconds * SECOND);
    this.#emit({
      kind: 'thread-blocked',
      wait: { on: 'sleep', label: `time.sleep ${seconds} s`, until },
      where: this.#place(),
    });
    const task = this.#task;
    this.#runOthersUntil(until);
    this.#thread = 1;
    this.#task = task;
    this.#emit({ kind: 'thread-resumed' });
    this.#emit({ kind: 'loop-blocked', loop: 1, since, by: `time.sleep ${seconds} s`, where: this.#place() });
  }

  #compute(seconds: number): void {
    const since = this.#at;
    this.#moveClock(since + Math.round(seconds * SECOND));
    this.#emit({ kind: 'cpu-used', since, where: this.#place() });
    this.#emit({ kind: 'loop-blocked', loop: 1, since, by: 'CPU work', where: this.#place() });
  }

  /** Worker threads go on while the main thread is blocked; the loop's own timers do not fire. */
  #runOthersUntil(until: number): void {
    const task = this.#task;
    this.#task = 0;
    for (;;) {
      const place = this.#timers.findIndex((timer) => timer.thread !== 1 && timer.at <= until);
      if (place < 0) break;
      const [timer] = this.#timers.splice(place, 1) as [Timer];
      this.#moveClock(timer.at);
      timer.fire();
    }
    this.#task = task;
    this.#thread = 1;
    this.#moveClock(until);
  }

  *#awaitTask(task: Task, child: Task | undefined): Generator<Wait, void, void> {
    if (child === undefined || child.state === 'done') return;
    const notify = () => this.#wake(task, 'future', child.id);
    child.awaitedBy.add(notify);
    task.wakeOnCancel = () => child.awaitedBy.delete(notify);
    yield { on: 'task', future: child.id, label: `task Task-${child.id}` };
  }

  #cancel(task: Task | undefined): void {
    if (task === undefined || task.state === 'done') return;
    this.#emit({ kind: 'cancel-requested', target: task.id, where: this.#place() });
    task.cancelled = true;
    const { wakeOnCancel } = task;
    if (wakeOnCancel === undefined) return;
    wakeOnCancel();
    this.#wake(task, 'cancelled');
  }

  *#gather(task: Task, scripts: readonly Script[]): Generator<Wait, void, void> {
    const children = scripts.map((script) => this.#spawn(script));
    task.children.push(...children);
    if (children.length === 0) return;
    this.#futures += 1;
    const future = this.#futures;
    let left = children.length;
    let waiting = true;
    for (const child of children) {
      child.awaitedBy.add(() => {
        left -= 1;
        if (left === 0)
          this.#schedule(() => waiting && this.#wake(task, 'future', future), 'gather.<locals>._done_callback', true);
      });
    }
    task.wakeOnCancel = () => {
      waiting = false;
    };
    this.#emit({ kind: 'future-created', future, label: 'gather', where: this.#place() });
    yield { on: 'gather', children: children.map((child) => child.id), label: `gather of ${children.length}` };
  }

  #callSoon(name: string): void {
    this.#schedule(() => this.#emit({ kind: 'output-written', stream: 'stdout', text: `${name}\n` }), name, false);
  }

  #schedule(run: () => unknown, name: string, internal: boolean): void {
    this.#callbacks += 1;
    const callback = this.#callbacks;
    this.#emit({ kind: 'callback-scheduled', callback, name, internal, where: this.#place() });
    this.#ready.push(() => {
      this.#emit({ kind: 'callback-started', callback, name, internal });
      run();
      this.#emit({ kind: 'callback-finished', callback });
    });
  }

  // --- worker threads

  #execute(task: Task, op: { readonly thread: string; readonly seconds: number }): Wait {
    if (!this.#poolMade) {
      this.#poolMade = true;
      this.#emit({
        kind: 'pool-created',
        pool: 1,
        of: 'threads',
        workers: WORKERS,
        name: 'default executor',
        where: this.#place(),
      });
    }
    this.#works += 1;
    this.#futures += 1;
    const [work, future] = [this.#works, this.#futures];
    this.#emit({ kind: 'work-queued', work, pool: 1, name: op.thread, where: this.#place() });
    let waiting = true;
    task.wakeOnCancel = () => {
      waiting = false;
    };
    const done = () => this.#schedule(() => waiting && this.#wake(task, 'future', future), '_set_state', true);
    this.#queuedWork.push({ work, seconds: op.seconds, done });
    this.#dispatch();
    return { on: 'executor', work, future, label: `${op.thread} in a worker thread` };
  }

  #dispatch(): void {
    let worker = this.#workers.find(({ busy }) => !busy);
    if (worker === undefined && this.#workers.length < WORKERS) {
      worker = { thread: this.#workers.length + 2, busy: false };
      this.#workers.push(worker);
      const name = `asyncio_${this.#workers.length - 1}`;
      const created = worker.thread;
      this.#emit({ kind: 'thread-created', created, name, daemon: false, process: 1, pool: 1, where: this.#place() });
    }
    if (worker === undefined) return;
    worker.busy = true;
    const mine = worker;
    this.#addTimer({ at: this.#at, thread: worker.thread, fire: () => this.#work(mine) });
  }

  #work(worker: { readonly thread: number; busy: boolean }): void {
    const job = this.#queuedWork.shift();
    this.#thread = worker.thread;
    this.#task = 0;
    this.#emit({ kind: 'thread-resumed' });
    if (job === undefined) {
      worker.busy = false;
      this.#emit({ kind: 'thread-blocked', wait: { on: 'work', label: 'work' }, where: { source: 0, line: 0 } });
      return;
    }
    this.#emit({ kind: 'work-started', work: job.work });
    this.#line();
    const until = this.#at + Math.round(job.seconds * SECOND);
    this.#emit({
      kind: 'thread-blocked',
      wait: { on: 'sleep', label: `time.sleep ${job.seconds} s`, until },
      where: this.#place(),
    });
    const fire = () => {
      this.#thread = worker.thread;
      this.#task = 0;
      this.#emit({ kind: 'thread-resumed' });
      this.#emit({ kind: 'work-finished', work: job.work, outcome: { kind: 'result', value: 'None' } });
      job.done();
      this.#emit({ kind: 'thread-woken', woken: 1 });
      this.#addTimer({ at: this.#at, thread: worker.thread, fire: () => this.#work(worker) });
    };
    this.#addTimer({ at: until, thread: worker.thread, fire });
  }

  // --- locks

  *#withLock(self: () => Task, ops: readonly Op[]): Generator<Wait, void, void> {
    if (!this.#lockMade) {
      this.#lockMade = true;
      this.#emit({ kind: 'resource-created', resource: 1, type: 'lock', label: 'lock db', where: this.#place() });
    }
    while (this.#lockHeld) {
      const wake = () => this.#wake(self(), 'future');
      this.#lockQueue.push(wake);
      self().wakeOnCancel = () => void this.#lockQueue.splice(this.#lockQueue.indexOf(wake), 1);
      yield { on: 'acquire', resource: 1, label: 'lock db' };
    }
    this.#lockHeld = true;
    this.#emit({ kind: 'resource-used', resource: 1, action: 'acquired', level: 1 });
    yield* this.#perform(ops, self);
    this.#lockHeld = false;
    this.#emit({ kind: 'resource-used', resource: 1, action: 'released', level: 0 });
    this.#lockQueue.shift()?.();
  }
}

/** Scripts that a learner might write: small trees of everything above. */
export const scripts: fc.Arbitrary<Script> = fc.letrec<{ script: Script; ops: Op[]; op: Op }>((tie) => ({
  script: fc.record({ name: fc.constantFrom('greet', 'fetch', 'work', 'tick'), ops: tie('ops') }),
  ops: fc.array(tie('op'), { maxLength: 5, depthIdentifier: 'script', size: 'small' }),
  op: fc.oneof(
    { depthIdentifier: 'script', maxDepth: 4 },
    fc.record({ sleep: fc.integer({ min: 1, max: 20 }).map((tenths) => tenths / 10) }),
    fc.record({ block: fc.constantFrom(0.5, 1, 3) }),
    fc.record({ cpu: fc.constantFrom(0.005, 0.5, 2) }),
    fc.record({ turn: fc.constant<true>(true) }),
    fc.record({ print: fc.constantFrom('hello', 'done') }),
    fc.record({ thread: fc.constant('blocking'), seconds: fc.constantFrom(0.5, 1, 5) }),
    fc.record({ callback: fc.constant('bump') }),
    fc.record({ wait: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ cancel: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ raise: fc.constant('boom') }),
    fc.record({ spawn: tie('script') }),
    fc.record({ gather: fc.array(tie('script'), { maxLength: 3 }) }),
    fc.record({ lock: tie('ops') }),
  ),
})).script;

/** Traces of such scripts. */
export const traces: fc.Arbitrary<TraceEvent[]> = scripts.map((script) => simulate({ name: 'main', ops: script.ops }));

/** `tasks` tasks of `sleeps` sleeps of a millisecond each, all at once: the trace for measuring. */
export function manySleepers(tasks: number, sleeps: number): TraceEvent[] {
  const ops = Array.from({ length: sleeps }, () => ({ sleep: MILLISECOND / SECOND }));
  return simulate({ name: 'main', ops: [{ gather: Array.from({ length: tasks }, () => ({ name: 'sleeper', ops })) }] });
}

/** Any sequence of events that the schema allows: nonsense, but the fold must live with it. */
export const anyEvents: fc.Arbitrary<TraceEvent[]> = fc.array(fc.oneof(...traceEventSchema.options.map(arbitraryOf)), {
  maxLength: 60,
}) as fc.Arbitrary<TraceEvent[]>;

/** Values that a schema accepts; only for the few types of schema that the trace uses. */
function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return fc.constantFrom('', 'a', 'greet', 'Task-1', 'line\n', '\u001b[31m');
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof({ weight: 9, arbitrary: fc.nat(6) }, fc.constantFrom(2 ** 30 - 1, SECOND, 1_000_000));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'array':
      return fc.array(arbitraryOf(def.element), { maxLength: 4 });
    case 'readonly':
      return arbitraryOf(def.innerType);
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType));
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf));
    case 'object':
      return recordOf(def.shape);
    default:
      throw new Error(`the trace has no ${def.type} so far: teach the generator`);
  }
}

function recordOf(shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> {
  const isOptional = (field: z.core.$ZodType) => (field as z.core.$ZodTypes)._zod.def.type === 'optional';
  const fields = Object.entries(shape).map(([name, field]) => {
    const { def } = (field as z.core.$ZodTypes)._zod;
    return [name, arbitraryOf(def.type === 'optional' ? def.innerType : field)] as const;
  });
  const requiredKeys = Object.entries(shape).flatMap(([name, field]) => (isOptional(field) ? [] : [name]));
  return fc.record(Object.fromEntries(fields), { requiredKeys });
}
