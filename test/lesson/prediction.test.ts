import { describe, expect, it } from 'vitest';
import {
  type Answer,
  answerOf,
  judgePrediction,
  optionsOf,
  type Prediction,
  type PredictionChoice,
} from '../../src/lesson/index.ts';
import type { Recording } from '../../src/timeline/index.ts';
import { gather, printing } from './runs.ts';

const common = { question: '?', because: '' };
const order = (...lines: string[]): Prediction => ({
  ...common,
  ask: 'order',
  lines: lines.length > 0 ? lines : undefined,
});
const output = (after?: string): Prediction => ({ ...common, ask: 'output', after });
const duration = (...choices: number[]): Prediction => ({ ...common, ask: 'duration', choices });
const choice = (...choices: Partial<PredictionChoice>[]): Prediction => {
  const all = choices.map((one, number) => ({
    text: `choice ${number}`,
    moment: undefined,
    right: false,
    because: '',
    ...one,
  }));
  return { ...common, ask: 'choice', choices: all };
};
const says = (text: string) => ({ kind: 'output-written', text }) as const;

/** Compares the answer: its lines or the number of the choice; or why there is none. */
function check(prediction: Prediction, recording: Recording, expected: readonly string[] | number | string): void {
  const answered = answerOf(prediction, recording);
  const { answer } = answered.ok ? answered : { answer: undefined };
  const found = answered.ok ? answer && ('lines' in answer ? answer.lines : answer.choice) : answered.problem;
  expect(found).toEqual(expected);
}

describe('the run answers', () => {
  it('the order of lines', () => {
    check(order(), printing(['b', '', 'a']), ['b', 'a']);
    check(order('a', 'c'), printing(['c', 'b', 'a']), ['c', 'a']);
    check(order(), printing(['a', 'b', 'a']), ['a', 'b', 'a']);
  });

  it('what is printed, and what is printed next', () => {
    check(output(), printing(['a', 'b']), ['a', 'b']);
    check(output('Finished'), gather, ['... world!']);
  });

  it('how long it takes', () => {
    check(duration(1, 2, 3), gather, 1);
    check(duration(1, 2), printing([], { seconds: 2.003 }), 1);
  });

  it('the choice whose moment occurs, or the one that is marked', () => {
    check(choice({ moment: says('nothing') }, { moment: says('Finished') }), gather, 1);
    check(choice({}, {}, { right: true }), gather, 2);
    check(choice({ moment: says('nothing') }, { right: true }), gather, 1);
  });
});

describe('no answer is given', () => {
  it('to a question that is trivial or ambiguous', () => {
    check(order(), printing(['a']), 'there is nothing to order');
    check(order(), printing([...'abcdefghi']), '9 lines are too many to order');
    check(choice({ moment: says('Finished') }, { right: true }), gather, '“choice 0” and “choice 1” are both right');
  });

  it('to a question that the run does not answer', () => {
    check(order('a', 'x'), printing(['a', 'b']), '“x” is not printed');
    check(output(), printing([]), 'nothing is printed');
    check(output('x'), printing(['a']), 'no line contains “x”');
    check(output('a'), printing(['a']), 'nothing is printed after that');
    check(duration(1, 3), gather, 'the program takes 2 s, and that is not among the choices');
    check(choice({ moment: says('x') }, {}), gather, 'the moment of no choice occurs in the run');
    const lying = choice({ moment: says('x'), right: true }, { moment: says('Finished') });
    check(lying, gather, '“choice 0” is marked as right, and its moment does not occur');
  });
});

describe('the learner chooses from', () => {
  it('the lines in another order, the same for the same seed', () => {
    const run = printing([...'abcdef']);
    const shown = optionsOf(order(), run, 7);
    expect([...shown].sort()).toEqual([...'abcdef']);
    expect(optionsOf(order(), run, 7)).toEqual(shown);
    expect(new Set(Array.from({ length: 50 }, (_, seed) => optionsOf(order(), run, seed).join())).size).toBeGreaterThan(
      40,
    );
    for (let seed = 0; seed < 200; seed++) expect(optionsOf(order(), printing(['a', 'b']), seed)).toEqual(['b', 'a']);
  });

  it('lines that may come next, the right one among them', () => {
    const run = printing([...'abcdef']);
    expect([...optionsOf(output('b'), run, 3)].sort()).toEqual([...'cdef']);
    expect([...optionsOf(output('e'), run, 3)].sort()).toEqual([...'abcf']);
    expect(optionsOf(output(), run, 3)).toEqual([]);
  });

  it('times and texts as the author put them', () => {
    expect(optionsOf(duration(1, 0.5), gather, 1)).toEqual(['1 s', '0.5 s']);
    expect(optionsOf(choice({ text: 'x' }, { text: 'y' }), gather, 1)).toEqual(['x', 'y']);
  });
});

describe('a prediction is judged', () => {
  const judged = (prediction: Prediction, given: Answer, recording = gather) =>
    judgePrediction(prediction, given, recording);

  it('as right or wrong, with what really happened', () => {
    expect(judged(duration(1, 2), { ask: 'duration', choice: 1 })).toMatchObject({ right: true, said: 'It took 2 s.' });
    expect(judged(duration(1, 2), { ask: 'duration', choice: 0 })).toMatchObject({ right: false });
    expect(judged(output('Finished'), { ask: 'output', lines: ['  ...  world! '] })).toMatchObject({ right: true });
    expect(judged(output(), { ask: 'output', lines: ['a'] }, printing(['a', 'b']))).toMatchObject({ right: false });
  });

  it('line by line', () => {
    const given: Answer = { ask: 'order', lines: ['b', 'a', 'c'] };
    expect(judged(order(), given, printing(['a', 'b', 'c']))).toMatchObject({
      right: false,
      places: [false, false, true],
    });
  });

  it('with the reasons of the given choice, of the right one and of the question', () => {
    const asked = choice({ moment: says('x'), because: 'no' }, { moment: says('Finished'), because: 'yes' });
    const prediction = { ...asked, because: 'always' };
    expect(judged(prediction, { ask: 'choice', choice: 0 })?.because).toEqual(['no', 'yes', 'always']);
    expect(judged(prediction, { ask: 'choice', choice: 1 })?.because).toEqual(['yes', 'always']);
  });

  it('at the moment that shows it', () => {
    const at = judged(output('Finished'), { ask: 'output', lines: [] })?.at ?? 0;
    expect(gather.event(at - 1)).toMatchObject({ kind: 'output-written', text: '... world!\n' });
  });

  it('only where the run has an answer', () => {
    expect(judged(duration(1, 3), { ask: 'duration', choice: 0 })).toBeUndefined();
  });
});

it('the check helper can fail', () => {
  expect(() => check(duration(1, 2), gather, 0)).toThrow();
  expect(() => check(duration(1, 3), gather, 0)).toThrow();
});
