import { describe, expect, it } from 'vitest';
import { Scheduler, type SchedulerOptions } from '../../src/scheduler/index.ts';
import { type Body, World } from './small-world.ts';

/** Runs a program and compares everything that happens, a line each: seconds, strand, what. */
function check(main: Body, expected: string, options: SchedulerOptions = {}): void {
  const lines = expected.trim().split('\n');
  expect(new World(options).run(main)).toEqual(lines.map((line) => line.trim()));
}

/** When each strand is over, in seconds: the last thing that most of these programs are about. */
function endsOf(main: Body, options: SchedulerOptions = {}): string[] {
  return new World(options).run(main).filter((line) => line.endsWith(' ends'));
}

/** A strand that says its name when it has its turn, and once more after another turn. */
const twoTurns = (name: string): Body =>
  function* (world) {
    world.say(name);
    yield world.turn();
    world.say(`${name} again`);
  };

/** Computes for a number of seconds in portions of 5 ms, as the interpreter does. */
const computing = (duration: number): Body =>
  function* (world) {
    for (let portion = 0; portion < duration * 200; portion++) yield world.compute(0.005);
  };

it('fails when anything else happens', () => {
  expect(() =>
    check(function* (world) {
      yield world.sleep(1);
    }, '1 1 ends'),
  ).toThrow('to deeply equal');
});

describe('turns', () => {
  it('come first in, first out', () => {
    check(
      function* (world) {
        for (const name of ['a', 'b', 'c']) world.spawn(twoTurns(name));
        yield world.turn();
      },
      `0 1 preempted
       0 2 resumed
       0 2 a
       0 2 preempted
       0 3 resumed
       0 3 b
       0 3 preempted
       0 4 resumed
       0 4 c
       0 4 preempted
       0 1 resumed
       0 1 ends
       0 2 resumed
       0 2 a again
       0 2 ends
       0 3 resumed
       0 3 b again
       0 3 ends
       0 4 resumed
       0 4 c again
       0 4 ends
       0 nobody`,
    );
  });

  it('are not given away when nobody wants one', () => {
    check(twoTurns('alone'), '0 1 alone\n0 1 alone again\n0 1 ends\n0 nobody');
  });
});

describe('time', () => {
  it('moves to the next deadline when all strands wait; equal deadlines come in the order of the calls', () => {
    check(
      function* (world) {
        for (const duration of [2, 1, 2])
          world.spawn(function* () {
            yield world.sleep(duration);
          });
        yield world.sleep(2);
      },
      `0 2 resumed
       0 3 resumed
       0 4 resumed
       1 clock from 0
       1 4 wakes 3
       1 3 resumed
       1 3 ends
       2 clock from 1
       2 3 wakes 1
       2 3 wakes 2
       2 3 wakes 4
       2 1 resumed
       2 1 ends
       2 2 resumed
       2 2 ends
       2 4 resumed
       2 4 ends
       2 nobody`,
    );
  });

  it('never goes back: a deadline that has passed is due at once', () => {
    check(function* (world) {
      yield world.sleep(3);
      yield world.sleep(-2);
    }, '3 clock from 0\n3 1 resumed\n3 1 resumed\n3 1 ends\n3 nobody');
  });

  it('stops at its limit', () => {
    const sleeps: Body = function* (world) {
      for (;;) yield world.sleep(2);
    };
    const limited = new World({ virtualTimeLimit: 3e9 });
    expect(limited.run(sleeps).slice(-2)).toEqual(['2 1 resumed', '2 limit']);
    const scheduler = new Scheduler(() => {}, { virtualTimeLimit: 3e9 });
    expect(scheduler.park(3e9 + 1)).toEqual({ kind: 'limit', limit: 'virtual-time', allowed: 3e9 });
  });
});

describe('a park with a deadline', () => {
  const sleeper: Body = function* (world) {
    yield world.sleep(2);
    world.say(world.reason);
    yield world.sleep(5);
    world.say(world.reason);
  };

  it('ends by its deadline, or by being woken before: exactly one of the two', () => {
    check(
      function* (world) {
        const strand = world.spawn(sleeper) as number;
        yield world.sleep(1);
        world.say(`woke ${world.wake(strand)}, then ${world.wake(strand)}`);
      },
      `0 2 resumed
       1 clock from 0
       1 2 wakes 1
       1 1 resumed
       1 1 wakes 2
       1 1 woke true, then false
       1 1 ends
       1 2 resumed
       1 2 woken
       6 clock from 1
       6 2 resumed
       6 2 timed-out
       6 2 ends
       6 nobody`,
    );
  });

  it('can be brought forward, and not put off', () => {
    check(
      function* (world) {
        const strand = world.spawn(sleeper) as number;
        yield world.turn();
        world.hasten(strand, 1);
        world.hasten(strand, 9);
      },
      `0 1 preempted
       0 2 resumed
       0 1 resumed
       0 1 ends
       1 clock from 0
       1 1 wakes 2
       1 2 resumed
       1 2 timed-out
       6 clock from 1
       6 2 resumed
       6 2 timed-out
       6 2 ends
       6 nobody`,
    );
  });

  it('can be woken only while it waits', () => {
    const scheduler = new Scheduler(() => {});
    const other = scheduler.spawn(1) as number;
    expect([scheduler.wake(1), scheduler.wake(other), scheduler.wake(77)]).toEqual([false, false, false]);
    scheduler.end();
    expect(scheduler.wake(1)).toBe(false);
  });
});

describe('a queue of waiters', () => {
  it('is handed out first in, first out, also when some have given up', () => {
    check(
      function* (world) {
        for (const patience of [9, 1, 9])
          world.spawn(function* () {
            yield world.sleep(patience, 7);
            world.say(world.reason);
          });
        yield world.sleep(2);
        world.say(`${[world.handOff(7), world.handOff(7), world.handOff(7)]}, nobody at 8: ${world.handOff(8)}`);
      },
      `0 2 resumed
       0 3 resumed
       0 4 resumed
       1 clock from 0
       1 4 wakes 3
       1 3 resumed
       1 3 timed-out
       1 3 ends
       2 clock from 1
       2 3 wakes 1
       2 1 resumed
       2 1 wakes 2
       2 1 wakes 4
       2 1 2,4,, nobody at 8: undefined
       2 1 ends
       2 2 resumed
       2 2 woken
       2 2 ends
       2 4 resumed
       2 4 woken
       2 4 ends
       2 nobody`,
    );
  });

  it('forgets who was woken by name', () => {
    const scheduler = new Scheduler(() => {});
    const other = scheduler.spawn(1) as number;
    scheduler.park(null, 7);
    scheduler.wake(1);
    scheduler.park(null, 7);
    expect(scheduler.current).toBe(1);
    expect([scheduler.handOff(7), scheduler.handOff(7)]).toEqual([other, undefined]);
  });
});

describe('computing', () => {
  const twoComputers = (processes: readonly [number, number]): Body =>
    function* (world) {
      for (const process of processes) world.spawn(computing(2), process);
      yield world.turn();
    };

  it('takes time, and others of the process wait for the interpreter lock', () => {
    check(
      function* (world) {
        world.spawn(function* () {
          world.say('my turn');
          yield* [];
        });
        yield world.compute(0.005);
      },
      `0.005 clock from 0
       0.005 1 computed since 0
       0.005 2 resumed
       0.005 2 my turn
       0.005 2 ends
       0.005 1 resumed
       0.005 1 ends
       0.005 nobody`,
    );
  });

  it('gives two strands of one process 4 s for 2 s of work each, in turns of 5 ms', () => {
    expect(endsOf(twoComputers([1, 1]))).toEqual(['0.01 1 ends', '4 2 ends', '4 3 ends']);
    const log = new World().run(twoComputers([1, 1]));
    const turns = log.filter((line) => line.includes('computed')).map((line) => line.split(' ')[1]);
    expect(turns.slice(0, 6)).toEqual(['2', '3', '2', '3', '2', '3']);
    expect(turns).toHaveLength(800);
  });

  it('lets two processes compute at the same time, if there are two cores', () => {
    expect(endsOf(twoComputers([2, 3]))).toEqual(['0 1 ends', '2 2 ends', '2 3 ends']);
    expect(endsOf(twoComputers([2, 3]), { cores: 1 })).toEqual(['0.01 1 ends', '4 2 ends', '4 3 ends']);
  });

  it('does not stop the clock of those who sleep', () => {
    check(
      function* (world) {
        world.spawn(computing(0.01));
        yield world.sleep(0.007);
      },
      `0 2 resumed
       0.005 clock from 0
       0.005 2 computed since 0
       0.005 2 resumed
       0.007 clock from 0.005
       0.007 2 wakes 1
       0.01 clock from 0.007
       0.01 2 computed since 0.005
       0.01 1 resumed
       0.01 1 ends
       0.01 2 resumed
       0.01 2 ends
       0.01 nobody`,
    );
  });
});

describe('limits and ends', () => {
  it('start no strand beyond the limit, and one more when one has ended', () => {
    const sleepsForOne: Body = function* (world) {
      yield world.sleep(1);
    };
    const lines = new World({ strandLimit: 3 }).run(function* (world) {
      world.say([0, 1, 2].map(() => world.spawn(sleepsForOne) ?? 'none').join(' '));
      yield world.sleep(2);
      world.say(`${world.spawn(sleepsForOne)}`);
    });
    expect(lines.filter((line) => / 1 (?!resumed|ends|wakes)/.test(line))).toEqual(['0 1 2 3 none', '2 1 4']);
  });

  it('say "nobody" when those who are left wait for each other', () => {
    check(function* (world) {
      world.spawn(function* () {
        yield world.wait();
      });
      yield world.wait(5);
    }, '0 2 resumed\n0 nobody');
  });
});
