import { describe, expect, it } from 'vitest';
import { dueIn } from '../../src/cli/quiz/due.ts';
import { EMPTY_PROGRESS } from '../../src/progress/index.ts';
import { reviewed } from '../../src/quiz/index.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1_800_000_000_000;

describe('what is due', () => {
  const card = reviewed(undefined, { right: false, confidence: 'think' }, NOW);
  const cards = { 'gather/duration': card, 'gone/duration': card, 'gather/order': 'nonsense', constructor: null };
  const progress = { ...EMPTY_PROGRESS, cards };

  it('is counted for the lessons of the course, and only what can be understood', () => {
    expect(dueIn(progress, ['gather', 'tasks'], NOW + 30 * DAY)).toBe(1);
    expect(dueIn(progress, ['gather', 'gone'], NOW + 30 * DAY)).toBe(2);
  });

  it('is nothing at once after an answer, and nothing for a learner who has just come', () => {
    expect(dueIn(progress, ['gather'], NOW)).toBe(0);
    expect(dueIn(EMPTY_PROGRESS, ['gather'], NOW)).toBe(0);
  });
});
