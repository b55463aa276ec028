import type { Decision, SchedulerEvent, WakeReason } from '../../src/scheduler/index.ts';

interface Strand {
  readonly id: number;
  readonly process: number;
  reason: WakeReason;
}

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly strand: Strand;
  /** Since when it computes; undefined when it is parked. */
  readonly since: number | undefined;
}

/**
 * The scheduler as one would write it to be understood and not to be fast: every strand that does not run stands in
 * one list (ready, parked in a queue, or with an alarm), and the next alarm is searched for. The laws compare the two.
 */
export class ReferenceScheduler {
  now = 0;
  readonly #emit: (event: SchedulerEvent) => void;
  readonly #options: { cores: number; virtualTimeLimit: number; strandLimit: number };
  readonly #main: Strand = { id: 1, process: 1, reason: 'woken' };
  #alive = [this.#main];
  #ready: Strand[] = [];
  #parked: { strand: Strand; queue: number }[] = [];
  #alarms: Alarm[] = [];
  #current = this.#main;
  #lastId = 1;
  #order = 0;

  constructor(
    emit: (event: SchedulerEvent) => void,
    options: { cores: number; virtualTimeLimit: number; strandLimit: number },
  ) {
    this.#emit = emit;
    this.#options = options;
  }

  get current(): number {
    return this.#current.id;
  }

  get wakeReason(): WakeReason {
    return this.#current.reason;
  }

  spawn(process: number): number | undefined {
    if (this.#alive.length === this.#options.strandLimit) return undefined;
    this.#lastId += 1;
    const strand: Strand = { id: this.#lastId, process, reason: 'woken' };
    this.#alive.push(strand);
    this.#ready.push(strand);
    return strand.id;
  }

  park(deadline: number | null, queue = 0): Decision {
    this.#parked.push({ strand: this.#current, queue });
    if (deadline !== null) this.#setAlarm(Math.max(deadline, this.now), this.#current);
    return this.#next();
  }

  wake(id: number): boolean {
    const found = this.#parked.find(({ strand }) => strand.id === id);
    if (found) this.#makeReady(found.strand, 'woken');
    return found !== undefined;
  }

  hasten(id: number, deadline: number): void {
    const found = this.#parked.find(({ strand }) => strand.id === id);
    if (found) this.#setAlarm(Math.max(deadline, this.now), found.strand);
  }

  handOff(queue: number): number | undefined {
    // Queue 0 is no queue.
    const first = this.#parked.find((waiter) => queue !== 0 && waiter.queue === queue)?.strand;
    if (first) this.#makeReady(first, 'woken');
    return first?.id;
  }

  yield(): Decision {
    if (this.#ready.length === 0) return { kind: 'run', strand: this.#current.id };
    this.#ready.push(this.#current);
    this.#emit({ kind: 'thread-preempted', at: this.now, thread: this.#current.id });
    return this.#next();
  }

  spend(duration: number): Decision {
    this.#setAlarm(this.now + duration, this.#current, this.now);
    return this.#next();
  }

  end(): Decision {
    this.#alive = this.#alive.filter((strand) => strand !== this.#current);
    return this.#next();
  }

  #setAlarm(at: number, strand: Strand, since?: number): void {
    this.#order += 1;
    this.#alarms.push({ at, order: this.#order, strand, since });
  }

  #makeReady(strand: Strand, reason: WakeReason): void {
    this.#parked = this.#parked.filter((waiter) => waiter.strand !== strand);
    this.#alarms = this.#alarms.filter((alarm) => alarm.strand !== strand);
    strand.reason = reason;
    this.#ready.push(strand);
    if (strand !== this.#current) {
      this.#emit({ kind: 'thread-woken', at: this.now, thread: this.#current.id, woken: strand.id });
    }
  }

  #next(): Decision {
    for (;;) {
      const computing = this.#alarms.filter((alarm) => alarm.since !== undefined).map(({ strand }) => strand.process);
      const hasCore = computing.length < this.#options.cores;
      const chosen = this.#ready.find((strand) => hasCore && !computing.includes(strand.process));
      if (chosen) return this.#run(chosen);
      const [first] = this.#byTime();
      if (!first) return { kind: 'nobody' };
      const { virtualTimeLimit } = this.#options;
      if (first.at > virtualTimeLimit) return { kind: 'limit', limit: 'virtual-time', allowed: virtualTimeLimit };
      this.#passTo(first.at);
    }
  }

  #byTime(): Alarm[] {
    return [...this.#alarms].sort((a, b) => a.at - b.at || a.order - b.order);
  }

  #run(strand: Strand): Decision {
    this.#ready = this.#ready.filter((other) => other !== strand);
    this.#current = strand;
    this.#emit({ kind: 'thread-resumed', at: this.now, thread: strand.id });
    return { kind: 'run', strand: strand.id };
  }

  #passTo(time: number): void {
    if (time > this.now) {
      const since = this.now;
      this.now = time;
      this.#emit({ kind: 'clock-moved', at: time, thread: this.#current.id, since });
    }
    for (let due = this.#byTime()[0]; due && due.at <= time; due = this.#byTime()[0]) this.#ring(due);
  }

  #ring(alarm: Alarm): void {
    if (alarm.since === undefined) {
      this.#makeReady(alarm.strand, 'timed-out');
      return;
    }
    this.#alarms = this.#alarms.filter((other) => other !== alarm);
    this.#ready.push(alarm.strand);
    this.#emit({ kind: 'cpu-used', at: this.now, thread: alarm.strand.id, since: alarm.since });
  }
}
