import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeAnswer, type QuestionForm, type QuizAnswer } from '../../src/quiz/index.ts';

const choices = ['one', 'two', 'three'].map((text, place) => ({
  text,
  idea: place === 1 ? 'its-idea' : undefined,
  because: '',
}));
const ONE: QuestionForm = { kind: 'one', choices, right: 0 };
const SEVERAL: QuestionForm = { kind: 'several', choices, right: [0, 2] };
const ORDER: QuestionForm = { kind: 'order', lines: ['b', 'a', 'c'], right: ['a', 'b', 'c'] };

/** Grades an answer and says it in a line: "wrong its-idea: wrong missed left". */
function check(form: QuestionForm, answer: readonly number[] | readonly string[], expected: string): void {
  const given: QuizAnswer = isLines(answer) ? { kind: 'lines', lines: answer } : { kind: 'choices', chosen: answer };
  const { right, idea, places, choiceMarks } = gradeAnswer({ form }, given);
  const marks = [...places.map((isHere) => (isHere ? 'here' : 'elsewhere')), ...choiceMarks].join(' ');
  expect(`${right ? 'right' : 'wrong'}${idea === undefined ? '' : ` ${idea}`}: ${marks}`).toBe(expected);
}

function isLines(answer: readonly (number | string)[]): answer is readonly string[] {
  return typeof answer[0] === 'string';
}

describe('gradeAnswer', () => {
  it('marks one choice', () => {
    check(ONE, [0], 'right: right left left');
    check(ONE, [1], 'wrong its-idea: missed wrong left');
    check(ONE, [2], 'wrong: missed left wrong');
    check(ONE, [], 'wrong: missed left left');
    check(ONE, [0, 9], 'wrong: right left left');
  });

  it('marks several choices', () => {
    check(SEVERAL, [2, 0], 'right: right left right');
    check(SEVERAL, [0], 'wrong: right left missed');
    check(SEVERAL, [0, 1, 2], 'wrong its-idea: right wrong right');
  });

  it('marks lines in order', () => {
    check(ORDER, ['a', 'b', 'c'], 'right: here here here');
    check(ORDER, ['a', 'c', 'b'], 'wrong: here elsewhere elsewhere');
    check(ORDER, ['a', 'b'], 'wrong: here here');
  });

  it('takes an answer of another form as a wrong one', () => {
    check(ORDER, [0, 1, 2], 'wrong: ');
    check(ONE, ['one'], 'wrong: missed left left');
  });

  it('gives the same answer the same grade, and only the right set of choices the right one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2 })), (chosen) => {
        const answer: QuizAnswer = { kind: 'choices', chosen };
        expect(gradeAnswer({ form: SEVERAL }, answer)).toEqual(gradeAnswer({ form: SEVERAL }, answer));
        const isRight = chosen.toSorted().join() === '0,2';
        expect(gradeAnswer({ form: SEVERAL }, answer).right).toBe(isRight);
      }),
    );
  });
});
