import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTimerQueue } from '../../src/scheduler/index.ts';

/** Pushes and pops (undefined) against a list that is sorted anew each time; says where the two differ first. */
function check(steps: readonly (number | undefined)[], isBefore: (a: Entry, b: Entry) => boolean): string {
  const queue = createTimerQueue<string>();
  const model: Entry[] = [];
  let sequence = 0;
  for (const [index, deadline] of steps.entries()) {
    if (deadline === undefined) {
      model.sort((a, b) => (isBefore(a, b) ? -1 : 1));
      const [first, popped] = [model.shift(), queue.pop()];
      if (JSON.stringify(first) !== JSON.stringify(popped)) return `pop ${index}: ${JSON.stringify(popped)}`;
    } else {
      sequence += 1;
      queue.push(deadline, `item ${sequence}`);
      model.push({ deadline, sequence, item: `item ${sequence}` });
    }
    if (queue.size !== model.length) return `step ${index}: size ${queue.size}`;
  }
  return 'equal';
}

interface Entry {
  readonly deadline: number;
  readonly sequence: number;
  readonly item: string;
}

const inOrder = (a: Entry, b: Entry) =>
  a.deadline < b.deadline || (a.deadline === b.deadline && a.sequence < b.sequence);
const latestFirst = (a: Entry, b: Entry) =>
  a.deadline < b.deadline || (a.deadline === b.deadline && a.sequence > b.sequence);

it('gives timers in the total order of deadline and push', () => {
  // Few different deadlines, so that most are equal to another one.
  const step = fc.option(fc.nat(5), { nil: undefined, freq: 2 });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => check(steps, inOrder) === 'equal'),
    {
      seed: 1,
      numRuns: 500,
    },
  );
});

it('would notice another order', () => {
  expect(check([1, 1, undefined], latestFirst)).toBe('pop 2: {"deadline":1,"sequence":1,"item":"item 1"}');
});

it('shows the first without taking it, and nothing when it is empty', () => {
  const queue = createTimerQueue<string>();
  expect([queue.peek(), queue.pop(), queue.size]).toEqual([undefined, undefined, 0]);
  queue.push(2, 'later');
  queue.push(1, 'sooner');
  expect([queue.peek()?.item, queue.peek()?.item, queue.size]).toEqual(['sooner', 'sooner', 2]);
  expect([queue.pop()?.item, queue.pop()?.item, queue.pop()]).toEqual(['sooner', 'later', undefined]);
});
