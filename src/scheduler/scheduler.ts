import type { Nanoseconds, ProcessId, ThreadId } from '../trace/index.ts';
import type { Strand, WakeReason } from './strand.ts';
import { createTimerQueue } from './timer-queue.ts';

/** Numbers that shape a world. All have defaults. */
export interface SchedulerOptions {
  /** How many strands can compute at the same virtual time. Default 4. */
  readonly cores?: number;
  /** The run ends when the clock would pass this. Default: three virtual days. */
  readonly virtualTimeLimit?: Nanoseconds;
  /** Strands alive at once. Default 2,000. */
  readonly strandLimit?: number;
}

/** What the scheduler reports: trace events without the task and the line, which only Python knows. */
export type SchedulerEvent = { readonly at: Nanoseconds; readonly thread: ThreadId } & (
  | { readonly kind: 'clock-moved' | 'cpu-used'; readonly since: Nanoseconds }
  | { readonly kind: 'thread-resumed' | 'thread-preempted' }
  | { readonly kind: 'thread-woken'; readonly woken: ThreadId }
);

/** Who runs next. */
export type Decision =
  /** This strand runs now (perhaps the one that asked). */
  | { readonly kind: 'run'; readonly strand: ThreadId }
  /** Nobody is ready and no timer is pending: a deadlock, or the end when the main strand has ended. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'limit'; readonly limit: 'virtual-time'; readonly allowed: number };

const THREE_DAYS: Nanoseconds = 3 * 86_400 * 1_000_000_000;

/**
 * Decides which strand runs, and when: a discrete-event simulation with one clock that never goes back.
 * Code takes no virtual time; a strand that has computed says so with {@link Scheduler.spend}.
 * Strands get their turns first in, first out, so the same calls give the same decisions.
 */
export class Scheduler {
  readonly #strands = new Map<ThreadId, Strand>();
  readonly #timers = createTimerQueue<{ readonly strand: Strand; readonly turn: number }>();
  readonly #queues = new Map<number, Strand[]>();
  readonly #computing = new Set<ProcessId>();
  readonly #emit: (event: SchedulerEvent) => void;
  readonly #cores: number;
  readonly #virtualTimeLimit: Nanoseconds;
  readonly #strandLimit: number;
  #ready: Strand[] = [];
  #current: Strand;
  #now: Nanoseconds = 0;
  #lastId = 0;

  constructor(emit: (event: SchedulerEvent) => void, options: SchedulerOptions = {}) {
    this.#emit = emit;
    this.#cores = options.cores ?? 4;
    this.#virtualTimeLimit = options.virtualTimeLimit ?? THREE_DAYS;
    this.#strandLimit = options.strandLimit ?? 2_000;
    this.#current = this.#add(1);
    this.#current.state = 'running';
  }

  /** The virtual clock. */
  get now(): Nanoseconds {
    return this.#now;
  }

  /** The strand that runs. The main strand, 1, runs first. */
  get current(): ThreadId {
    return this.#current.id;
  }

  /** How the current strand's last park ended. */
  get wakeReason(): WakeReason {
    return this.#current.wakeReason;
  }

  /** A new ready strand of a process; undefined when the limit of strands is reached. */
  spawn(process: ProcessId): ThreadId | undefined {
    if (this.#strands.size >= this.#strandLimit) return undefined;
    const strand = this.#add(process);
    this.#ready.push(strand);
    return strand.id;
  }

  /**
   * The current strand waits until it is woken or until the deadline (absolute, null: none) has come, and gives
   * up the GIL. With a queue (a lock's number, for example), {@link handOff} can wake it in its turn.
   */
  park(deadline: Nanoseconds | null, queue = 0): Decision {
    const strand = this.#current;
    strand.state = 'parked';
    strand.turn += 1;
    strand.queue = queue;
    if (queue !== 0) this.#waitersOf(queue).push(strand);
    if (deadline !== null) this.#timers.push(Math.max(deadline, this.#now), { strand, turn: strand.turn });
    return this.#next();
  }

  /** Wakes a parked strand; false when it is not parked. */
  wake(id: ThreadId): boolean {
    const strand = this.#strands.get(id);
    if (strand?.state !== 'parked') return false;
    this.#unpark(strand, 'woken');
    return true;
  }

  /** A parked strand waits until this deadline at the latest: something is under way to it. */
  hasten(id: ThreadId, deadline: Nanoseconds): void {
    const strand = this.#strands.get(id);
    if (strand?.state !== 'parked') return;
    this.#timers.push(Math.max(deadline, this.#now), { strand, turn: strand.turn });
  }

  /** Wakes the strand that has waited longest in a queue; undefined when nobody waits there. */
  handOff(queue: number): ThreadId | undefined {
    const first = this.#queues.get(queue)?.[0];
    if (first) this.#unpark(first, 'woken');
    return first?.id;
  }

  /** The current strand lets all others that are ready go first (`time.sleep(0)`). */
  yield(): Decision {
    if (this.#ready.length === 0) return { kind: 'run', strand: this.#current.id };
    return this.#requeue();
  }

  /**
   * The current strand has computed for `duration`: it keeps its GIL and a core while that time passes, then the
   * other strands of its process have their turn.
   */
  spend(duration: Nanoseconds): Decision {
    const strand = this.#current;
    strand.state = 'computing';
    strand.turn += 1;
    strand.since = this.#now;
    this.#computing.add(strand.process);
    this.#timers.push(this.#now + duration, { strand, turn: strand.turn });
    return this.#next();
  }

  /** The current strand is over. */
  end(): Decision {
    this.#current.state = 'ended';
    this.#strands.delete(this.#current.id);
    return this.#next();
  }

  #add(process: ProcessId): Strand {
    this.#lastId += 1;
    const strand: Strand = {
      id: this.#lastId,
      process,
      state: 'ready',
      turn: 0,
      wakeReason: 'woken',
      queue: 0,
      since: 0,
    };
    this.#strands.set(strand.id, strand);
    return strand;
  }

  #waitersOf(queue: number): Strand[] {
    const waiters = this.#queues.get(queue);
    if (waiters) return waiters;
    const created: Strand[] = [];
    this.#queues.set(queue, created);
    return created;
  }

  #unpark(strand: Strand, reason: WakeReason): void {
    if (strand.queue !== 0) this.#leaveQueue(strand);
    strand.state = 'ready';
    strand.turn += 1;
    strand.wakeReason = reason;
    this.#ready.push(strand);
    if (strand !== this.#current) {
      this.#emit({ kind: 'thread-woken', at: this.#now, thread: this.#current.id, woken: strand.id });
    }
  }

  #leaveQueue(strand: Strand): void {
    const waiters = this.#queues.get(strand.queue);
    const index = waiters?.indexOf(strand) ?? -1;
    if (index >= 0) waiters?.splice(index, 1);
    if (waiters?.length === 0) this.#queues.delete(strand.queue);
    strand.queue = 0;
  }

  #requeue(): Decision {
    const strand = this.#current;
    strand.state = 'ready';
    this.#ready.push(strand);
    this.#emit({ kind: 'thread-preempted', at: this.#now, thread: strand.id });
    return this.#next();
  }

  /** The next strand that is ready and can have its process's GIL and a core; moves the clock when there is none. */
  #next(): Decision {
    for (;;) {
      const index = this.#ready.findIndex((strand) => this.#canRun(strand));
      if (index >= 0) return this.#run(this.#ready.splice(index, 1)[0] as Strand);
      const overdue = this.#advance();
      if (overdue) return overdue;
    }
  }

  #canRun(strand: Strand): boolean {
    return !this.#computing.has(strand.process) && this.#computing.size < this.#cores;
  }

  #run(strand: Strand): Decision {
    strand.state = 'running';
    this.#current = strand;
    this.#emit({ kind: 'thread-resumed', at: this.#now, thread: strand.id });
    return { kind: 'run', strand: strand.id };
  }

  /** Moves the clock to the next timer and lets everything happen that is due then. */
  #advance(): Decision | undefined {
    const next = this.#nextTimer();
    if (!next) return { kind: 'nobody' };
    if (next.deadline > this.#virtualTimeLimit) {
      return { kind: 'limit', limit: 'virtual-time', allowed: this.#virtualTimeLimit };
    }
    this.#moveClock(next.deadline);
    for (let due = this.#nextTimer(); due && due.deadline <= this.#now; due = this.#nextTimer()) {
      this.#timers.pop();
      this.#fire(due.item.strand);
    }
    return undefined;
  }

  #nextTimer() {
    let timer = this.#timers.peek();
    while (timer && timer.item.strand.turn !== timer.item.turn) {
      this.#timers.pop();
      timer = this.#timers.peek();
    }
    return timer;
  }

  #moveClock(to: Nanoseconds): void {
    if (to === this.#now) return;
    const since = this.#now;
    this.#now = to;
    this.#emit({ kind: 'clock-moved', at: to, thread: this.#current.id, since });
  }

  #fire(strand: Strand): void {
    if (strand.state === 'parked') this.#unpark(strand, 'timed-out');
    else this.#stopComputing(strand);
  }

  #stopComputing(strand: Strand): void {
    this.#computing.delete(strand.process);
    strand.state = 'ready';
    strand.turn += 1;
    this.#ready.push(strand);
    this.#emit({ kind: 'cpu-used', at: this.#now, thread: strand.id, since: strand.since });
  }
}
