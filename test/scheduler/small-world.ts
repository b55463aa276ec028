import { type Decision, Scheduler, type SchedulerEvent, type SchedulerOptions } from '../../src/scheduler/index.ts';
import { SECOND } from '../../src/trace/index.ts';

/** A strand's code: it does things at once through the world, and yields what takes its turn from it. */
export type Body = (world: World) => Generator<() => Decision, void, void>;

/** Runs strands written in TypeScript on a scheduler. What happens is in `log`, a line for each thing. */
export class World {
  readonly log: string[] = [];
  readonly #scheduler: Scheduler;
  readonly #bodies = new Map<number, ReturnType<Body>>();

  constructor(options: SchedulerOptions = {}) {
    this.#scheduler = new Scheduler((event) => this.log.push(notate(event)), options);
  }

  /** Runs the main strand, and all that it starts, to the end. */
  run(main: Body): string[] {
    this.#bodies.set(1, main(this));
    for (let strand = 1; ; ) {
      const { done, value } = (this.#bodies.get(strand) as ReturnType<Body>).next();
      const decision = done ? this.#end(strand) : value();
      if (decision.kind !== 'run') {
        this.log.push(`${seconds(this.#scheduler.now)} ${decision.kind}`);
        return this.log;
      }
      strand = decision.strand;
    }
  }

  // --- what a strand does at once

  say(text: string): void {
    this.log.push(`${seconds(this.#scheduler.now)} ${this.#scheduler.current} ${text}`);
  }

  spawn(body: Body, process = 1): number | undefined {
    const strand = this.#scheduler.spawn(process);
    if (strand !== undefined) this.#bodies.set(strand, body(this));
    return strand;
  }

  wake = (strand: number) => this.#scheduler.wake(strand);
  hasten = (strand: number, deadline: number) => this.#scheduler.hasten(strand, deadline * SECOND);
  handOff = (queue: number) => this.#scheduler.handOff(queue);

  /** How the last park of the strand that runs ended. */
  get reason(): string {
    return this.#scheduler.wakeReason;
  }

  // --- what takes its turn from a strand; times in seconds

  sleep(duration: number, queue = 0): () => Decision {
    return () => this.#scheduler.park(this.#scheduler.now + duration * SECOND, queue);
  }

  wait(queue = 0): () => Decision {
    return () => this.#scheduler.park(null, queue);
  }

  turn(): () => Decision {
    return () => this.#scheduler.yield();
  }

  compute(duration: number): () => Decision {
    return () => this.#scheduler.spend(duration * SECOND);
  }

  #end(strand: number): Decision {
    this.#bodies.delete(strand);
    this.log.push(`${seconds(this.#scheduler.now)} ${strand} ends`);
    return this.#scheduler.end();
  }
}

/** One line for one event: when, which strand, what. */
export function notate(event: SchedulerEvent): string {
  const head = `${seconds(event.at)} ${event.thread}`;
  switch (event.kind) {
    case 'clock-moved':
      return `${seconds(event.at)} clock from ${seconds(event.since)}`;
    case 'cpu-used':
      return `${head} computed since ${seconds(event.since)}`;
    case 'thread-woken':
      return `${head} wakes ${event.woken}`;
    case 'thread-resumed':
      return `${head} resumed`;
    case 'thread-preempted':
      return `${head} preempted`;
  }
}

function seconds(nanoseconds: number): string {
  return String(nanoseconds / SECOND);
}
