import { describe, expect, it } from 'vitest';
import { readAnswer, readConfidence } from '../../src/cli/quiz/read-answer.ts';
import type { QuestionForm } from '../../src/quiz/index.ts';

const choices = ['True', 'False', 'Nobody knows'].map((text) => ({ text, idea: undefined, because: '' }));
const ONE: QuestionForm = { kind: 'one', choices, right: 0 };
const SEVERAL: QuestionForm = { kind: 'several', choices, right: [0, 1] };
const ORDER: QuestionForm = { kind: 'order', lines: ['x', 'y', 'z'], right: ['z', 'x', 'y'] };

/** What a line means, in short: the answer and how sure somebody is. */
function check(line: string, form: QuestionForm, expected: string): void {
  const said = readAnswer(line, form);
  if (said.kind !== 'answer') {
    expect(said.kind).toBe(expected);
    return;
  }
  const given = said.answer.kind === 'choices' ? said.answer.chosen.join() : said.answer.lines.join('');
  expect(`${given} ${said.confidence ?? '-'}`).toBe(expected);
}

describe('an answer that is typed', () => {
  it.each([
    ['2', ONE, '1 -'],
    [' 2 know\n', ONE, '1 know'],
    ['3, guess', ONE, '2 guess'],
    ['false', ONE, '1 -'],
    ['TRUE think', ONE, '0 think'],
    ['1,3', SEVERAL, '0,2 -'],
    ['3 1 3 know', SEVERAL, '0,2 know'],
    ['2', SEVERAL, '1 -'],
    ['c a b', ORDER, 'zxy -'],
    ['CAB know', ORDER, 'zxy know'],
    ['c,a,b', ORDER, 'zxy -'],
    ['q', ONE, 'quit'],
    ['Quit', ORDER, 'quit'],
  ] as const)('%j', (line, form, expected) => check(line, form, expected));

  it.each([
    ['', ONE],
    ['0', ONE],
    ['4', ONE],
    ['1 2', ONE],
    ['know', ONE],
    ['two', ONE],
    ['1.5', ONE],
    ['', SEVERAL],
    ['1 4', SEVERAL],
    ['a b', ORDER],
    ['a b b', ORDER],
    ['abd', ORDER],
    ['1 2 3', ORDER],
  ] as const)('%j is unclear', (line, form) => check(line, form, 'unclear'));

  it('that is unclear is told how to answer', () => {
    expect(readAnswer('9', ONE)).toMatchObject({ message: expect.stringContaining('a number from 1 to 3') });
    expect(readAnswer('9', ORDER)).toMatchObject({ message: expect.stringContaining('all 3 lines') });
  });

  it('is checked by a check that can fail', () => {
    expect(() => check('2', ONE, '0 -')).toThrow();
  });

  it('comes with how sure somebody is, in a word or its beginning', () => {
    expect(['guess', 'g', 'TH', 'k', '', 'x', 'knows'].map(readConfidence)).toEqual([
      'guess',
      'guess',
      'think',
      'know',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
