import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRound, type RoundOptions } from '../../src/cli/quiz/quiz-round.ts';
import { type Card, COMPUTED_KINDS, type ComputedKind, cardId, type QuizQuestion } from '../../src/quiz/index.ts';

const NOW = 1_800_000_000_000;
const DAY = 24 * 60 * 60 * 1000;
const KINDS = Object.keys(COMPUTED_KINDS) as ComputedKind[];
const CARDS: readonly Card[] = ['one', 'two'].flatMap((lesson) =>
  KINDS.slice(0, 3).map((kind) => ({ lesson, kind, idea: '' })),
);

function questionOf(card: Card, id: string): QuizQuestion {
  const choices = [
    { text: 'yes', idea: undefined, because: '' },
    { text: 'no', idea: 'gather-uses-cores', because: '' },
  ];
  const form = { kind: 'one' as const, choices, right: 0 };
  const rest = { program: null, changed: null, line: null, because: '', evidence: null };
  return { id, card, question: 'Really?', form, ...rest };
}

function round(more: Partial<RoundOptions> = {}) {
  return createRound({
    cards: CARDS,
    only: 'all',
    begun: [],
    count: 4,
    make: async (card, seed) => questionOf(card, `${cardId(card)} ${seed}`),
    states: {},
    ordered: {},
    seed: 1,
    now: () => NOW,
    ...more,
  });
}

/** The ids of all questions of a round. */
async function idsOf(more: Partial<RoundOptions> = {}): Promise<readonly string[]> {
  const { next } = round(more);
  const ids: string[] = [];
  for (let question = await next(); question !== undefined; question = await next()) ids.push(question.id);
  return ids;
}

describe('a round of questions', () => {
  it('has as many as were wanted, none twice, and the same for the same seed', async () => {
    const law = fc.asyncProperty(fc.nat(30), fc.nat(1000), async (count, seed) => {
      const ids = await idsOf({ count, seed });
      expect(ids).toHaveLength(count);
      expect(new Set(ids).size).toBe(count);
      expect(await idsOf({ count, seed })).toEqual(ids);
    });
    await fc.assert(law, { seed: 9, numRuns: 60 });
  });

  it('goes on with other cards where nothing can be asked, and ends when there are none', async () => {
    const make: RoundOptions['make'] = async (card, seed) =>
      card.kind === 'next-line' ? undefined : questionOf(card, `${cardId(card)} ${seed}`);
    const ids = await idsOf({ make, count: 8 });
    expect(ids).toHaveLength(8);
    expect(ids.some((id) => id.includes('next-line'))).toBe(false);
    expect(await idsOf({ make: async () => undefined })).toEqual([]);
    let left = 5;
    const few: RoundOptions['make'] = async (card, seed) => (left-- > 0 ? questionOf(card, `${seed}`) : undefined);
    expect(await idsOf({ make: few, count: 9 })).toHaveLength(5);
  });

  it('makes the next question while the learner thinks, and no more than are wanted', async () => {
    const made: string[] = [];
    const make: RoundOptions['make'] = async (card, seed) => {
      made.push(cardId(card));
      return questionOf(card, `${seed}`);
    };
    const { next } = round({ make, count: 2 });
    expect(made).toEqual([]);
    await next();
    expect(made).toHaveLength(2);
    await next();
    expect(await next()).toBeUndefined();
    expect(made).toHaveLength(2);
  });

  it('tells of a failure whoever asks for the question', async () => {
    const make: RoundOptions['make'] = async () => {
      throw new Error('the engine is gone');
    };
    await expect(round({ make }).next()).rejects.toThrow('the engine is gone');
  });

  it('of reviews asks what is due, each once', async () => {
    const [first, second] = CARDS.map(cardId);
    const state = { stability: 2, difficulty: 5, last: NOW - 9 * DAY, right: true, reviews: 1, lapses: 0 };
    const states = { [first ?? '']: { ...state, due: NOW - DAY }, [second ?? '']: { ...state, due: NOW + DAY } };
    const ids = await idsOf({ only: 'due', states, ordered: states });
    expect(ids).toHaveLength(1);
    expect(ids[0]).toContain(first);
  });

  it('keeps an answer: the card, the misconceptions, the day, and when the idea comes back', async () => {
    const { next, keep } = round({ now: () => Date.parse('2026-03-01T12:00:00') });
    const question = (await next()) as QuizQuestion;
    const wrong = keep({ question, answer: { kind: 'choices', chosen: [1] }, right: false, confidence: 'know' });
    expect(wrong).toMatchObject({ days: 1, due: 0 });
    expect(wrong.change).toMatchObject({
      kind: 'answer-question',
      question: question.id,
      right: false,
      card: { id: cardId(question.card), state: { right: false, reviews: 1 } },
      fellFor: ['gather-uses-cores'],
      sawThrough: [],
      day: '2026-03-01',
    });
    const right = keep({ question, answer: { kind: 'choices', chosen: [0] }, right: true, confidence: 'think' });
    expect(right.change).toMatchObject({
      card: { state: { right: true, reviews: 2 } },
      sawThrough: ['gather-uses-cores'],
    });
  });

  it('keeps no card for a program of the learner’s own', async () => {
    const { keep } = round();
    const question = questionOf({ lesson: null, kind: 'order', idea: '' }, 'q');
    const kept = keep({ question, answer: { kind: 'choices', chosen: [0] }, right: true, confidence: 'think' });
    expect(kept.days).toBeNull();
    expect(kept.change.card).toBeNull();
  });
});
