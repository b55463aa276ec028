import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, Scheduler, type SchedulerEvent } from '../../src/scheduler/index.ts';
import { ReferenceScheduler } from './reference-scheduler.ts';
import { notate } from './small-world.ts';

const OPTIONS = { cores: 2, virtualTimeLimit: 300, strandLimit: 6 };

/** What the strand that runs does. Numbers of strands, queues and processes are small, so that they meet. */
type Action =
  | { readonly kind: 'park'; readonly after: number | null; readonly queue: number }
  | { readonly kind: 'wake' | 'hand-off'; readonly whom: number }
  | { readonly kind: 'hasten'; readonly whom: number; readonly after: number }
  | { readonly kind: 'spend'; readonly duration: number }
  | { readonly kind: 'spawn'; readonly process: number }
  | { readonly kind: 'yield' | 'end' };

const small = fc.nat(4);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('park' as const), after: fc.option(small), queue: small }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('wake', 'hand-off'), whom: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hasten' as const), whom: fc.nat(7), after: small }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('spend' as const), duration: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('spawn' as const), process: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('yield' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const) }) },
);
const programs = fc.array(action, { maxLength: 120 });

type AnyScheduler = Pick<
  Scheduler,
  'now' | 'current' | 'wakeReason' | 'spawn' | 'park' | 'wake' | 'hasten' | 'handOff' | 'yield' | 'spend' | 'end'
>;
type Maker = (emit: (event: SchedulerEvent) => void) => AnyScheduler;

const real: Maker = (emit) => new Scheduler(emit, OPTIONS);
const reference: Maker = (emit) => new ReferenceScheduler(emit, OPTIONS);

/** Runs a program: every event, every answer, and what can be read afterwards. */
function runOn(make: Maker, program: readonly Action[]): { events: SchedulerEvent[]; answers: unknown[] } {
  const events: SchedulerEvent[] = [];
  const answers: unknown[] = [];
  const scheduler = make((event) => events.push(event));
  for (const step of program) {
    const answer = perform(scheduler, step);
    answers.push([answer, scheduler.now, scheduler.current, scheduler.wakeReason]);
    if (typeof answer === 'object' && answer.kind !== 'run') break;
  }
  return { events, answers };
}

function perform(scheduler: AnyScheduler, step: Action): Decision | number | boolean | undefined {
  switch (step.kind) {
    case 'park':
      return scheduler.park(step.after === null ? null : scheduler.now + step.after - 1, step.queue);
    case 'wake':
      return scheduler.wake(step.whom);
    case 'hand-off':
      return scheduler.handOff(step.whom);
    case 'hasten':
      return scheduler.hasten(step.whom, scheduler.now + step.after - 1) as undefined;
    case 'spend':
      return scheduler.spend(step.duration);
    case 'spawn':
      return scheduler.spawn(step.process);
    case 'yield':
      return scheduler.yield();
    case 'end':
      return scheduler.end();
  }
}

/** Checks a law on the events of random programs. */
function check(law: (events: readonly SchedulerEvent[], program: readonly Action[]) => void): void {
  fc.assert(
    fc.property(programs, (program) => {
      law(runOn(real, program).events, program);
    }),
    { seed: 1, numRuns: 500 },
  );
}

describe('any program', () => {
  it('gives the decisions and events of the reference', () => {
    fc.assert(
      fc.property(programs, (program) => {
        expect(runOn(real, program)).toEqual(runOn(reference, program));
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it('gives the same events ten times', () => {
    check((events, program) => {
      for (let again = 1; again < 10; again++) expect(runOn(real, program).events).toEqual(events);
    });
  });

  it('never sees the time go back', () => {
    check((events) => {
      for (const [index, { at }] of events.entries()) expect(at).toBeGreaterThanOrEqual(events[index - 1]?.at ?? 0);
    });
  });

  it('never finds a strand in two states: it is resumed, woken and preempted only when it can be', () => {
    check((events) => expect(impossible(events)).toEqual([]));
  });

  it('never lets a process compute twice at once, nor more processes than there are cores', () => {
    check((events, program) => {
      const processes = processesOf(program);
      const bursts = events.flatMap((event) =>
        event.kind === 'cpu-used' ? [{ ...event, process: processes.get(event.thread) }] : [],
      );
      for (const burst of bursts) {
        const atOnce = bursts.filter((other) => other.since <= burst.since && burst.since < other.at);
        expect(atOnce.length).toBeLessThanOrEqual(OPTIONS.cores);
        expect(new Set(atOnce.map((other) => other.process)).size).toBe(atOnce.length);
      }
    });
  });
});

describe('these laws', () => {
  it('are tried on programs in which everything happens', () => {
    const kinds = new Set<string>();
    const ends = new Set<unknown>();
    check((events, program) => {
      for (const event of events) kinds.add(event.kind);
      const [answer] = (runOn(real, program).answers.at(-1) ?? []) as [{ kind?: string }?];
      ends.add(answer?.kind);
    });
    expect([...kinds].sort()).toEqual([
      'clock-moved',
      'cpu-used',
      'thread-preempted',
      'thread-resumed',
      'thread-woken',
    ]);
    expect([...ends]).toContain('nobody');
  });

  it('would notice a scheduler with another order, and impossible events', () => {
    const unfair: Maker = (emit) => {
      const scheduler = new Scheduler(emit, OPTIONS);
      scheduler.handOff = () => undefined;
      return scheduler;
    };
    const program: Action[] = [
      { kind: 'spawn', process: 1 },
      { kind: 'park', after: null, queue: 3 },
      { kind: 'hand-off', whom: 3 },
    ];
    expect(runOn(unfair, program)).not.toEqual(runOn(reference, program));
    expect(
      impossible([
        { kind: 'thread-woken', at: 0, thread: 1, woken: 2 },
        { kind: 'thread-woken', at: 0, thread: 1, woken: 2 },
        { kind: 'thread-preempted', at: 0, thread: 3 },
      ]),
    ).toEqual(['0 1 wakes 2', '0 3 preempted']);
  });
});

/** The events that cannot happen in the state in which their strand is. A strand is parked until something is heard of it. */
function impossible(events: readonly SchedulerEvent[]): string[] {
  const states = new Map<number, 'ready' | 'running' | 'parked'>([[1, 'running']]);
  let running = 1;
  const isPossible = (event: SchedulerEvent): boolean => {
    switch (event.kind) {
      case 'clock-moved':
        return true;
      case 'thread-resumed': {
        // The one that ran before is parked, computes or is over, unless it was preempted.
        if (states.get(running) === 'running') states.set(running, 'parked');
        running = event.thread;
        return moves(event.thread, states.get(event.thread) !== 'running', 'running');
      }
      case 'thread-preempted':
        return moves(event.thread, states.get(event.thread) === 'running', 'ready');
      case 'thread-woken':
        return moves(event.woken, states.get(event.woken) !== 'ready', 'ready');
      case 'cpu-used':
        return moves(event.thread, states.get(event.thread) !== 'ready', 'ready');
    }
  };
  const moves = (strand: number, isAllowed: boolean, state: 'ready' | 'running'): boolean => {
    states.set(strand, state);
    return isAllowed;
  };
  return events.filter((event) => !isPossible(event)).map(notate);
}

/** The process of each strand that a program starts. */
function processesOf(program: readonly Action[]): Map<number, number> {
  const processes = new Map([[1, 1]]);
  const seen: Maker = (emit) => {
    const scheduler = new Scheduler(emit, OPTIONS);
    const spawn = scheduler.spawn.bind(scheduler);
    scheduler.spawn = (process) => {
      const strand = spawn(process);
      if (strand !== undefined) processes.set(strand, process);
      return strand;
    };
    return scheduler;
  };
  runOn(seen, program);
  return processes;
}
