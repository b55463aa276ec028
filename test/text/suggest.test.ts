import { expect, it } from 'vitest';
import { didYouMean, nearNames } from '../../src/text/index.ts';

it('finds names with a slip, best first', () => {
  expect(nearNames('gahter', ['gather', 'futures'])).toEqual(['gather']);
  expect(nearNames('future', ['gather', 'futures'])).toEqual(['futures']);
  expect(nearNames('run-in', ['run-in-executor'])).toEqual(['run-in-executor']);
  expect(nearNames('GATHER', ['gather'])).toEqual(['gather']);
  expect(nearNames('xyz', ['gather', 'futures'])).toEqual([]);
});

it('says them as a question', () => {
  expect(didYouMean([])).toBeUndefined();
  expect(didYouMean(['a'])).toBe('Did you mean a?');
  expect(didYouMean(['a', 'b', 'c'])).toBe('Did you mean a, b or c?');
});
