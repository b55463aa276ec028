import { describe, expect, it } from 'vitest';
import { type Answered, ideasOfAnswer, type QuizQuestion, summaryOf } from '../../src/quiz/index.ts';

/** A question whose first choice is right; the others come from these misconceptions. */
function question(lesson: string, ideas: readonly (string | undefined)[]): QuizQuestion {
  const choices = ['right', ...ideas].map((idea, place) => ({
    text: `choice ${place}`,
    idea: place === 0 ? undefined : idea,
    because: '',
  }));
  return {
    id: `${lesson}/${ideas.join()}`,
    card: { lesson, kind: 'duration', idea: '' },
    question: 'How long?',
    program: null,
    changed: null,
    line: null,
    form: { kind: 'one', choices, right: 0 },
    because: '',
    evidence: null,
  };
}

const chosen = (...places: number[]) => ({ kind: 'choices' as const, chosen: places });

function answered(lesson: string, place: number, more: Partial<Answered> = {}): Answered {
  const about = question(lesson, ['gather-is-parallel', 'sleep-blocks']);
  return { question: about, answer: chosen(place), right: place === 0, confidence: 'think', days: null, ...more };
}

describe('the summary of a quiz', () => {
  it('counts misconceptions and says what to read again', () => {
    const summary = summaryOf([
      answered('gather', 1),
      answered('tasks', 2, { confidence: 'know' }),
      answered('tasks', 1),
      answered('gather', 0, { confidence: 'guess' }),
    ]);
    expect(summary).toMatchObject({
      asked: 4,
      right: 1,
      sureButWrong: 1,
      lucky: 1,
      misconceptions: [
        { idea: 'gather-is-parallel', count: 2, lessons: ['gather', 'tasks'] },
        { idea: 'sleep-blocks', count: 1, lessons: ['tasks'] },
      ],
      reread: [
        { lesson: 'tasks', wrong: 2 },
        { lesson: 'gather', wrong: 1 },
      ],
    });
  });

  it('says what comes back when, the last answer counts', () => {
    const { comesBack } = summaryOf([
      answered('gather', 0, { days: 8 }),
      answered('tasks', 0, { days: 2 }),
      answered('gather', 1, { days: 1 }),
      answered('locks', 1),
    ]);
    expect(comesBack.map(({ card, days }) => [card.lesson, days])).toEqual([
      ['gather', 1],
      ['tasks', 2],
    ]);
  });

  it('of nothing is nothing', () => {
    expect(summaryOf([])).toMatchObject({ asked: 0, right: 0, misconceptions: [], reread: [], comesBack: [] });
  });
});

describe('the misconceptions of an answer', () => {
  const about = question('gather', ['a', 'b', undefined, 'a']);

  it('are those of the wrong choices taken', () => {
    expect(ideasOfAnswer(about, chosen(1))).toEqual({ fellFor: ['a'], sawThrough: [] });
    expect(ideasOfAnswer(about, chosen(3))).toEqual({ fellFor: [], sawThrough: [] });
  });

  it('are seen through by a right answer', () => {
    expect(ideasOfAnswer(about, chosen(0))).toEqual({ fellFor: [], sawThrough: ['a', 'b'] });
  });

  it('count once where several may be chosen', () => {
    const { choices } = about.form as Extract<QuizQuestion['form'], { kind: 'one' }>;
    const several: QuizQuestion = { ...about, form: { kind: 'several', choices, right: [0, 3] } };
    expect(ideasOfAnswer(several, chosen(0, 3))).toEqual({ fellFor: [], sawThrough: ['a', 'b'] });
    expect(ideasOfAnswer(several, chosen(0))).toEqual({ fellFor: [], sawThrough: [] });
    expect(ideasOfAnswer(several, chosen(1, 4))).toEqual({ fellFor: ['a'], sawThrough: [] });
  });

  it('are none where lines are put in order', () => {
    const order: QuizQuestion = { ...about, form: { kind: 'order', lines: ['y', 'x'], right: ['x', 'y'] } };
    expect(ideasOfAnswer(order, { kind: 'lines', lines: ['x', 'y'] })).toEqual({ fellFor: [], sawThrough: [] });
  });
});
