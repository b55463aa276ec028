import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CardState,
  type Confidence,
  daysUntilDue,
  inDays,
  isDue,
  type Reviewed,
  readCardState,
  reviewed,
} from '../../src/quiz/index.ts';

const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;
const NOW = 1_800_000_000_000;

const right = (confidence: Confidence): Reviewed => ({ right: true, confidence });
const wrong: Reviewed = { right: false, confidence: 'know' };

/** In how many days a card is due after answers that were all given when it was due. */
function check(answers: readonly Reviewed[], expected: readonly number[]): void {
  let now = NOW;
  let card: CardState | undefined;
  const days = answers.map((answer) => {
    card = reviewed(card, answer, now);
    const wait = daysUntilDue(card, now);
    now = card.due + 8 * HOUR;
    return wait;
  });
  expect(days).toEqual(expected);
}

describe('a card', () => {
  it('comes back later and later while it is known', () => {
    check([right('think'), right('think'), right('think')], [2, 11, 46]);
  });

  it('comes back the sooner the less sure the answer was', () => {
    for (const [sure, days] of [
      ['guess', 1],
      ['think', 2],
      ['know', 8],
    ] as const)
      check([right(sure)], [days]);
  });

  it('comes back tomorrow after a wrong answer', () => {
    check([wrong], [1]);
    check([right('know'), wrong, right('think')], [8, 1, 4]);
  });

  it('is checked by a check that can fail', () => {
    expect(() => check([wrong], [2])).toThrow();
  });

  it('can be reviewed the next afternoon, though it was learned at night', () => {
    const card = reviewed(undefined, wrong, NOW);
    expect(isDue(card, NOW + 15 * HOUR)).toBe(false);
    expect(isDue(card, NOW + 16 * HOUR)).toBe(true);
  });

  it('counts its reviews, and how often it was forgotten', () => {
    const states = [wrong, right('think'), wrong, wrong].reduce<CardState | undefined>(
      (card, answer, place) => reviewed(card, answer, NOW + place * DAY),
      undefined,
    );
    expect(states).toMatchObject({ reviews: 4, lapses: 1, right: false, last: NOW + 3 * DAY });
  });

  it.each([
    undefined,
    null,
    7,
    'card',
    [],
    {},
    { due: NOW },
    { due: 'x', stability: 1, difficulty: 5, last: NOW, right: true, reviews: 1, lapses: 0 },
    { due: NOW, stability: 0, difficulty: 5, last: NOW, right: true, reviews: 1, lapses: 0 },
    { due: NOW, stability: 1, difficulty: 11, last: NOW, right: true, reviews: 1, lapses: 0 },
    { due: null, stability: 1, difficulty: 5, last: NOW, right: true, reviews: 1, lapses: 0 },
  ])('that cannot be understood is new: %j', (stored) => {
    expect(readCardState(stored)).toBeUndefined();
    expect(reviewed(stored, wrong, NOW)).toEqual(reviewed(undefined, wrong, NOW));
  });
});

describe('whatever is answered', () => {
  const answer: fc.Arbitrary<readonly [Reviewed, number]> = fc.tuple(
    fc.record({ right: fc.boolean(), confidence: fc.constantFrom<Confidence>('guess', 'think', 'know') }),
    // Mostly forward; sometimes the clock is put back.
    fc.integer({ min: -2 * DAY, max: 60 * DAY }),
  );
  const history = fc.array(answer, { minLength: 1, maxLength: 30 });

  /** Every card of a history with the one before it and the time of the answer. */
  function* steps(answers: readonly (readonly [Reviewed, number])[]) {
    let now = NOW;
    let before: CardState | undefined;
    for (const [given, later] of answers) {
      now += later;
      const after = reviewed(before, given, now);
      yield { before, after, given, now };
      before = after;
    }
  }

  it('a card is never due before now, and can be stored', () => {
    const law = fc.property(history, (answers) => {
      for (const { after, now } of steps(answers)) {
        expect(after.due).toBeGreaterThan(now);
        expect(readCardState(JSON.parse(JSON.stringify(after)))).toEqual(after);
      }
    });
    fc.assert(law, { seed: 5, numRuns: 200 });
  });

  it('a right answer never brings it back sooner than it would have come, and a wrong one says that less is known', () => {
    const law = fc.property(history, (answers) => {
      for (const { before, after, given } of steps(answers)) {
        if (before === undefined) continue;
        if (given.right) expect(after.due).toBeGreaterThanOrEqual(before.due);
        if (given.right) expect(after.stability).toBeGreaterThanOrEqual(before.stability);
        if (!given.right) expect(after.stability).toBeLessThanOrEqual(before.stability);
      }
    });
    fc.assert(law, { seed: 6, numRuns: 200 });
  });

  it('who was surer waits at least as long', () => {
    const law = fc.property(history, (answers) => {
      for (const { before, now } of steps(answers)) {
        const dues = [wrong, right('guess'), right('think'), right('know')].map(
          (one) => reviewed(before, one, now).due,
        );
        expect(dues).toEqual([...dues].sort((one, other) => one - other));
      }
    });
    fc.assert(law, { seed: 7, numRuns: 100 });
  });
});

describe('a date', () => {
  it.each([
    [0, 'now'],
    [1, 'tomorrow'],
    [4, 'in 4 days'],
    [21, 'in 3 weeks'],
    [61, 'in 2 months'],
    [365, 'in 12 months'],
  ])('in %i days is %s', (days, words) => {
    expect(inDays(days)).toBe(words);
  });
});
