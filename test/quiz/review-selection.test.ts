import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Card,
  type CardState,
  COMPUTED_KINDS,
  type ComputedKind,
  cardId,
  createRandom,
  dueCards,
  mastery,
  reviewed,
  type Selection,
  selectCards,
} from '../../src/quiz/index.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1_800_000_000_000;
const KINDS = Object.keys(COMPUTED_KINDS) as ComputedKind[];
const LESSONS = ['one', 'two', 'three', 'four', 'five'];
const CARDS: readonly Card[] = LESSONS.flatMap((lesson) =>
  KINDS.slice(0, 4).map((kind) => ({ lesson, kind, idea: '' })),
);

/** A card that was answered so many days ago. */
function answered(card: Card, daysAgo: number, right: boolean): Record<string, CardState> {
  return { [cardId(card)]: reviewed(undefined, { right, confidence: 'think' }, NOW - daysAgo * DAY) };
}

const at = (place: number): Card => CARDS[place] as Card;

function selected(more: Partial<Selection>): readonly Card[] {
  return selectCards({
    cards: CARDS,
    states: {},
    now: NOW,
    count: 8,
    only: 'all',
    begun: [],
    random: createRandom(1),
    ...more,
  });
}

/** Expects that these cards are asked, in this order, before anything that is new. */
function check(states: Readonly<Record<string, unknown>>, expected: readonly Card[]): void {
  const known = selected({ states }).filter((card) => Object.hasOwn(states, cardId(card)));
  expect(known.map(cardId)).toEqual(expected.map(cardId));
  expect(selected({ states }).slice(0, expected.length).map(cardId)).toEqual(expected.map(cardId));
}

describe('a quiz', () => {
  it('begins with what is most overdue, then what went wrong lately', () => {
    const states = {
      ...answered(at(0), 4, true),
      ...answered(at(5), 9, true),
      ...answered(at(10), 0.2, false),
      ...answered(at(15), 0.1, false),
    };
    check(states, [at(5), at(0), at(15), at(10)]);
  });

  it('is checked by a check that can fail', () => {
    expect(() => check(answered(at(0), 4, true), [at(1)])).toThrow();
  });

  it('of somebody new is about the first lessons', () => {
    expect(new Set(selected({ count: 12 }).map(({ lesson }) => lesson))).toEqual(new Set(['one', 'two', 'three']));
  });

  it('goes on with new cards of lessons that are begun, and with others only when there is nothing else', () => {
    expect(new Set(selected({ begun: ['four'], count: 4 }).map(({ lesson }) => lesson))).toEqual(new Set(['four']));
    expect(new Set(selected({ begun: ['four'], count: 6 }).map(({ lesson }) => lesson))).toEqual(
      new Set(['four', 'one']),
    );
  });

  it('of one lesson has nothing else', () => {
    const cards = selected({ only: { lesson: 'two' }, count: 6 });
    expect(cards).toHaveLength(6);
    expect(new Set(cards.map(cardId)).size).toBe(4);
    expect(new Set(cards.map(({ lesson }) => lesson))).toEqual(new Set(['two']));
  });

  it('of what is due has only that', () => {
    expect(selected({ only: 'due' })).toEqual([]);
    const states = { ...answered(at(3), 30, true), ...answered(at(4), 0, true) };
    expect(selected({ only: 'due', states })).toEqual([at(3)]);
    expect(dueCards(CARDS, states, NOW)).toEqual([at(3)]);
    expect(selected({ cards: [] })).toEqual([]);
  });

  it('changes between lessons and kinds', () => {
    const cards = selected({ count: 12 });
    for (const [place, card] of cards.entries()) {
      const before = cards[place - 1];
      expect(card.lesson === before?.lesson && card.kind === before?.kind).toBe(false);
    }
    expect(cards.filter((card, place) => card.lesson === cards[place - 1]?.lesson).length).toBeLessThan(2);
  });

  const state = fc.oneof(
    fc.constant(undefined),
    fc.jsonValue(),
    fc.tuple(fc.nat(100), fc.boolean()).map(([daysAgo, right]) => Object.values(answered(at(0), daysAgo, right))[0]),
  );
  const selection = fc.record({
    states: fc
      .array(state, { minLength: CARDS.length, maxLength: CARDS.length })
      .map((states) => Object.fromEntries(states.map((one, place) => [cardId(at(place)), one]))),
    count: fc.nat(50),
    only: fc.constantFrom<Selection['only']>('due', 'all', { lesson: 'two' }, { lesson: 'none' }),
    begun: fc.subarray(LESSONS),
  });

  it('is the same for the same seed, asks what there is, and nothing twice unless it must', () => {
    const law = fc.property(selection, fc.nat(1000), (given, seed) => {
      const cards = selected({ ...given, random: createRandom(seed) });
      expect(selected({ ...given, random: createRandom(seed) })).toEqual(cards);
      const own = typeof given.only === 'object' ? CARDS.filter(({ lesson }) => lesson === 'two') : CARDS;
      const there = given.only === 'due' ? dueCards(CARDS, given.states, NOW).length : own.length;
      const none = typeof given.only === 'object' && given.only.lesson === 'none';
      const wanted = given.only === 'due' ? Math.min(there, given.count) : given.count;
      expect(cards).toHaveLength(none ? 0 : wanted);
      if (!none) expect(new Set(cards).size).toBe(Math.min(there, given.count));
    });
    fc.assert(law, { seed: 8, numRuns: 300 });
  });
});

describe('mastery', () => {
  it('is 0 for what nobody has asked, grows with right answers, and fades', () => {
    const cards = CARDS.slice(0, 2);
    expect(mastery(cards, {}, NOW)).toBe(0);
    expect(mastery([], {}, NOW)).toBe(0);
    const once = answered(at(0), 0, true);
    const both = { ...once, ...answered(at(1), 0, true) };
    expect(mastery(cards, once, NOW)).toBeGreaterThan(0.1);
    expect(mastery(cards, both, NOW)).toBeCloseTo(2 * mastery(cards, once, NOW));
    expect(mastery(cards, both, NOW + 30 * DAY)).toBeLessThan(mastery(cards, both, NOW));
  });

  it('can be complete, though not everything was asked', () => {
    const many = CARDS.slice(0, 9);
    const known = { due: NOW, stability: 40, difficulty: 5, last: NOW, right: true, reviews: 5, lapses: 0 };
    const states = Object.fromEntries(many.slice(2, 7).map((card) => [cardId(card), known]));
    expect(mastery(many, states, NOW)).toBe(1);
    expect(mastery(many.slice(0, 6), states, NOW)).toBeCloseTo(4 / 5);
  });

  it('is complete after weeks of right answers', () => {
    const id = cardId(at(0));
    let states: Record<string, CardState> = {};
    let now = NOW;
    for (let answer = 0; answer < 5; answer++) {
      states = { [id]: reviewed(states[id], { right: true, confidence: 'think' }, now) };
      now = states[id]?.due ?? now;
    }
    expect(mastery([at(0)], states, states[id]?.last ?? 0)).toBe(1);
  });
});
