import type { Decision, Scheduler, SchedulerEvent } from '../../scheduler/index.ts';
import { CODE, LIMIT_NAMES, TIME_LOW_BITS } from '../wire/codes.ts';
import { FRAME, type JobLimits } from '../wire/frame.ts';
import { createCpuClock, QUANTUM_SIGNAL } from './cpu-clock.ts';
import type { Interpreter, PythonFunction } from './interpreter.ts';
import type { Outbox } from './outbox.ts';

/** Ticks of CPython's countdown that make a quantum: probe/ticks.py has the same number. */
const QUANTUM_TICKS = 25_000;
/** A program that computes is heard of at least this often, in real milliseconds. */
const HEARTBEAT_MS = 50;
/** Real milliseconds that an overdue program has to get to its signal handler. */
const PATIENCE_MS = 500;
/** Calls inside each other that Python allows. It counts most of them itself; the others reach the end of the stack. */
const PYTHON_DEPTH = 1_000;
/** Strings that the host itself sends have numbers below those of the probe. */
const FIRST_HOST_STRING = -1_000;

/** What the host lends to the probe (see probe/host.py), and the stacks of the program's strands. */
export interface World {
  /** The functions of probe/host.py. */
  readonly door: Record<string, unknown>;
  /** Starts counting CPU ticks and watching the limits. */
  start(limits: JobLimits): void;
  /** Ends the run after a failure that Python could not handle itself. */
  fail(error: unknown): never;
}

/** What a world is made of. */
export interface WorldParts {
  readonly scheduler: () => Scheduler;
  readonly interpreter: Interpreter;
  readonly outbox: Outbox;
  readonly now: () => number;
  /** Undefined at the end of the input: Pyodide makes None of it, and something else of null. */
  readonly askInput: (prompt: string) => string | undefined;
  readonly exit: () => never;
}

/** The events of the scheduler, as records. */
export function encodeSchedulerEvent(event: SchedulerEvent): number[] {
  switch (event.kind) {
    case 'clock-moved':
      return [CODE.CLOCK_MOVED, ...timeFields(event.at)];
    case 'thread-resumed':
      return [CODE.THREAD_RESUMED, event.thread];
    case 'thread-preempted':
      return [CODE.THREAD_PREEMPTED, event.thread];
    case 'thread-woken':
      return [CODE.THREAD_WOKEN, event.woken];
    case 'cpu-used':
      return [CODE.CPU_USED, event.thread, ...timeFields(event.since)];
  }
}

function timeFields(time: number): [number, number] {
  return [time % 2 ** TIME_LOW_BITS, Math.floor(time / 2 ** TIME_LOW_BITS)];
}

/** Joins the scheduler, the interpreter and the pipe. */
export function createWorld(parts: WorldParts, queue: number[]): World {
  const { interpreter, outbox } = parts;
  const parked = new Map<number, () => void>();
  let leaving = 0;
  let entering = 0;
  let following = 0;
  let enter: PythonFunction | undefined;
  let lastHeard = 0;
  let limits: JobLimits | undefined;
  let startedAt = 0;
  let idle = 0;
  let overdueSince = 0;

  /** Sends a block of the probe's records, after what the scheduler had reported before it. */
  function ship(address: number, length: number, strings: string): void {
    shipQueue();
    const bytes = interpreter.module.HEAPU8.subarray(address, address + 4 * length);
    if (length > 0 || strings !== '') outbox.send(FRAME.events, strings, bytes);
    if (overdueSince > 0) endAtWallLimit();
  }

  function shipQueue(): void {
    if (queue.length === 0) return;
    outbox.send(FRAME.events, '', new Uint8Array(Int32Array.from(queue).buffer));
    queue.length = 0;
  }

  function follow(decision: Decision, me: number): number {
    if (decision.kind === 'limit') return endAtVirtualTimeLimit(decision.allowed);
    if (decision.kind === 'nobody') return 0;
    leaving = me;
    entering = decision.strand;
    return decision.strand;
  }

  function endAtVirtualTimeLimit(allowed: number): never {
    return endAtLimit('virtual-time', allowed / 1e9, `${allowed / 1e9} virtual seconds have passed`, ADVICE_TIME);
  }

  function endAtLimit(limit: (typeof LIMIT_NAMES)[number], allowed: number, message: string, advice: string): never {
    const strings = [FIRST_HOST_STRING, String(allowed), FIRST_HOST_STRING - 1, advice];
    queue.push(CODE.LIMIT_REACHED, LIMIT_NAMES.indexOf(limit), FIRST_HOST_STRING, FIRST_HOST_STRING - 1);
    outbox.send(FRAME.events, JSON.stringify(strings), new Uint8Array(0));
    return finish(124, 'limit', message);
  }

  function finish(exitCode: number, cause: string, message: string): never {
    shipQueue();
    outbox.send(FRAME.ended, JSON.stringify({ exitCode, cause, message }), new Uint8Array(0));
    outbox.flush();
    return parts.exit();
  }

  /** Called from inside the interpreter whenever it looks for signals; must not call Python. */
  function check(): number {
    const now = parts.now();
    if (now - lastHeard > HEARTBEAT_MS) {
      lastHeard = now;
      shipQueue();
      outbox.flush();
    }
    return isOverdue(now) ? endSoon(now) : 0;
  }

  function isOverdue(now: number): boolean {
    return limits !== undefined && now - startedAt - idle - outbox.waited() > limits.wallSeconds * 1_000;
  }

  /** Lets the probe's signal handler ship what it holds, which ends the run; ends it here when that does not happen. */
  function endSoon(now: number): number {
    if (overdueSince === 0) {
      overdueSince = now;
      return QUANTUM_SIGNAL;
    }
    if (now - overdueSince > PATIENCE_MS) endAtWallLimit();
    return 0;
  }

  function endAtWallLimit(): never {
    const seconds = limits?.wallSeconds ?? 0;
    return endAtLimit('wall-time', seconds, `${seconds} real seconds have passed`, ADVICE_WALL);
  }

  function resume(strand: number): void {
    const continuation = parked.get(strand);
    parked.delete(strand);
    if (continuation) continuation();
    else start(strand);
  }

  /**
   * Runs a new strand to its end, and then the one that follows: not before its stack has been cleaned up, because
   * engines differ in when they do that, and a program can tell from the addresses of what it makes next.
   */
  function start(strand: number): void {
    (enter as PythonFunction).callPromising(strand).then(() => {
      if (following !== 0) resume(following);
    }, fail);
  }

  function fail(error: unknown): never {
    const text = String(error);
    const status = (error as { status?: number }).status;
    if (typeof status === 'number') return finish(status, 'exit', '');
    if (error instanceof RangeError) return endAtLimit('stack', PYTHON_DEPTH, 'the stack is used up', ADVICE_STACK);
    // A trap of WebAssembly is what a segmentation fault is elsewhere.
    if (error instanceof Error && error.name === 'RuntimeError') {
      return finish(139, 'crashed', `the interpreter crashed: ${text}`);
    }
    return finish(70, 'crashed', text.slice(0, 2_000));
  }

  const door = {
    ship,
    deliver: () => outbox.flush(),
    park(address: number, length: number, strings: string, deadline: number, waitQueue: number): number {
      ship(address, length, strings);
      const scheduler = parts.scheduler();
      const me = scheduler.current;
      return follow(scheduler.park(deadline < 0 ? null : deadline, waitQueue), me);
    },
    give_way(address: number, length: number, strings: string): number {
      ship(address, length, strings);
      const scheduler = parts.scheduler();
      const me = scheduler.current;
      return follow(scheduler.yield(), me);
    },
    spend(address: number, length: number, strings: string, duration: number): number {
      ship(address, length, strings);
      const scheduler = parts.scheduler();
      const me = scheduler.current;
      return follow(scheduler.spend(duration), me);
    },
    end(address: number, length: number, strings: string): number {
      ship(address, length, strings);
      following = follow(parts.scheduler().end(), 0);
      return following;
    },
    spawn: (process: number) => parts.scheduler().spawn(process) ?? 0,
    wake: (strand: number) => parts.scheduler().wake(strand),
    hasten: (strand: number, deadline: number) => parts.scheduler().hasten(strand, deadline),
    hand_off: (waitQueue: number) => parts.scheduler().handOff(waitQueue) ?? 0,
    timed_out: () => parts.scheduler().wakeReason === 'timed-out',
    read_input(prompt: string): string | undefined {
      const start = parts.now();
      const text = parts.askInput(prompt);
      idle += parts.now() - start;
      return text;
    },
    finish,
    baton: {
      // biome-ignore lint/suspicious/noThenProperty: being a thenable is the point, see probe/strands.py
      then(resolve: () => void) {
        parked.set(leaving, resolve);
        resume(entering);
      },
    },
  };

  return {
    door,
    fail,
    start(given) {
      limits = given;
      startedAt = lastHeard = parts.now();
      enter = interpreter.evaluate('__import__("sys").modules["async_tutor_probe.strands"].enter') as PythonFunction;
      const cell = interpreter.module.__Py_emscripten_signal_clock >> 2;
      const heap = () => interpreter.module.HEAP32;
      const clock = createCpuClock(
        { read: () => heap()[cell] ?? 0, write: (ticks) => (heap()[cell] = ticks) },
        QUANTUM_TICKS,
        check,
      );
      interpreter.setInterruptBuffer(clock.interruptBuffer);
    },
  };
}

const ADVICE_TIME = 'Does the program end by itself? Raise the limit with --max-time, or stop it with a timeout.';
const ADVICE_WALL = 'It computes for too long. Give it less to do, or raise the limit with --max-wall.';
const ADVICE_STACK = 'Something calls itself without end, or is nested too deeply: let it end earlier.';
