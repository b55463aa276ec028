import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnsweredQuestion,
  applyChange,
  applyIn,
  EMPTY_PROGRESS,
  lessonShare,
  type Progress,
  type ProgressChange,
  progressIn,
  readProgress,
  writeProgress,
} from '../../src/progress/index.ts';

const visit = (lesson: string, step: string): ProgressChange => ({ kind: 'visit-step', lesson, step, steps: 4 });

const answer = (question: string, more: Partial<AnsweredQuestion> = {}): AnsweredQuestion => ({
  kind: 'answer-question',
  question,
  right: true,
  card: { id: 'c', state: { reps: 1 } },
  fellFor: [],
  sawThrough: [],
  at: 0,
  day: '2026-01-01',
  ...more,
});

/** What is remembered after these changes, by lesson: the steps seen, where the learner was last, whether it is done. */
function check(changes: readonly ProgressChange[], expected: Readonly<Record<string, string>>): void {
  const { lessons } = changes.reduce(applyChange, EMPTY_PROGRESS);
  const found = Object.entries(lessons).map(([id, { seen, last, completed }]) => [
    id,
    `${seen.join(' ')} at ${last}${completed ? ' done' : ''}`,
  ]);
  expect(Object.fromEntries(found)).toEqual(expected);
}

describe('progress', () => {
  it('remembers every step once, and the last one', () => {
    check([visit('gather', 'prose-1'), visit('gather', 'run-1'), visit('gather', 'prose-1')], {
      gather: 'prose-1 run-1 at prose-1',
    });
  });

  it('keeps a finished lesson finished', () => {
    check([visit('a', 'x'), { kind: 'complete-lesson', lesson: 'a' }, visit('a', 'x')], { a: 'x at x done' });
  });

  it('forgets what it is told to forget, but not the settings', () => {
    const settings = { colour: 'none', signs: 'ascii', speed: 2 } as const;
    const before = applyChange(applyChange(EMPTY_PROGRESS, visit('a', 'x')), { kind: 'change-settings', settings });
    expect(applyChange(before, { kind: 'forget-all' })).toEqual({ ...EMPTY_PROGRESS, settings });
  });

  it('tells how much of a lesson has been seen', () => {
    const { lessons } = applyChange(EMPTY_PROGRESS, visit('a', 'x'));
    expect(lessonShare(lessons.a)).toBe(0.25);
    expect(lessonShare(undefined)).toBe(0);
  });

  it('counts answers by day, and what they say of misconceptions', () => {
    const { days, misconceptions, asked, cards } = [
      answer('q1', { right: false, fellFor: ['gather-runs-in-parallel'], at: 10 }),
      answer('q2', { sawThrough: ['gather-runs-in-parallel'], at: 20 }),
      answer('q1', { day: '2026-01-02', card: null, at: 30 }),
    ].reduce(applyChange, EMPTY_PROGRESS);
    expect(days).toEqual({
      '2026-01-01': { answers: 2, right: 1, solved: 0 },
      '2026-01-02': { answers: 1, right: 1, solved: 0 },
    });
    expect(misconceptions).toEqual({ 'gather-runs-in-parallel': { wrong: 1, right: 1, last: 20, lastWrong: 10 } });
    expect(asked).toEqual(['q2', 'q1']);
    expect(cards).toEqual({ c: { reps: 1 } });
  });

  it('remembers only so many questions and days', () => {
    const days = Array.from({ length: 1200 }, (_, day) => String(10_000 + day));
    const after = days.map((day) => answer(`q${day}`, { day })).reduce(applyChange, EMPTY_PROGRESS);
    expect(after.asked).toHaveLength(1000);
    expect(after.asked.at(-1)).toBe('q11199');
    expect(Object.keys(after.days)).toHaveLength(800);
    expect(Object.keys(after.days).sort()[0]).toBe('10400');
  });

  it('remembers attempts at an exercise, its hints, and when it was solved first', () => {
    const exercise = { lesson: 'gather' };
    const { exercises, days } = [
      { ...exercise, kind: 'attempt-exercise' as const },
      { ...exercise, kind: 'show-hints' as const, hints: 2 },
      { ...exercise, kind: 'show-hints' as const, hints: 1 },
      { ...exercise, kind: 'solve-exercise' as const, at: 5, day: '2026-01-01' },
      { ...exercise, kind: 'solve-exercise' as const, at: 9, day: '2026-01-02' },
    ].reduce(applyChange, EMPTY_PROGRESS);
    expect(exercises).toEqual({ gather: { solvedAt: 5, attempts: 3, hints: 2 } });
    expect(days).toEqual({ '2026-01-01': { answers: 0, right: 0, solved: 1 } });
  });

  it('of one course is not that of another, but the days and the settings are the learner’s', () => {
    const there = '/home/ada/my-course';
    let all = applyIn(EMPTY_PROGRESS, '', visit('gather', 'here'));
    all = applyIn(all, there, visit('gather', 'there'));
    all = applyIn(all, there, answer('q1'));
    expect(progressIn(all, '').lessons.gather?.last).toBe('here');
    expect(progressIn(all, there).lessons.gather?.last).toBe('there');
    expect(progressIn(all, '').asked).toEqual([]);
    expect(progressIn(all, '').days).toEqual(progressIn(all, there).days);
    const forgotten = applyIn(all, there, { kind: 'forget-all' });
    expect(progressIn(forgotten, there).lessons).toEqual({});
    expect(progressIn(forgotten, '').lessons.gather?.last).toBe('here');
    expect(forgotten.days).toEqual(all.days);
  });

  it('is checked by a check that can fail', () => {
    expect(() => check([visit('a', 'x')], {})).toThrow();
  });
});

describe('the progress file', () => {
  const word = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'run-1');
  const card: fc.Arbitrary<{ id: string; state: unknown } | null> = fc.oneof(
    fc.constant(null),
    fc.record({ id: word, state: fc.jsonValue() }),
  );
  const answerChange: fc.Arbitrary<ProgressChange> = fc.record({
    kind: fc.constant('answer-question' as const),
    question: word,
    right: fc.boolean(),
    card,
    fellFor: fc.array(word),
    sawThrough: fc.array(word),
    at: fc.nat(1000),
    day: word,
  });
  const change: fc.Arbitrary<ProgressChange> = fc.oneof(
    fc.record({ kind: fc.constant('visit-step' as const), lesson: word, step: word, steps: fc.nat(20) }),
    fc.record({ kind: fc.constant('complete-lesson' as const), lesson: word }),
    fc.record({
      kind: fc.constant('keep-answer' as const),
      lesson: word,
      step: word,
      answer: fc.record({ lines: fc.array(fc.string()), right: fc.constantFrom(true, false, null) }),
    }),
    answerChange,
    fc.record({ kind: fc.constant('attempt-exercise' as const), lesson: word }),
    fc.record({ kind: fc.constant('show-hints' as const), lesson: word, hints: fc.nat(5) }),
    fc.record({ kind: fc.constant('solve-exercise' as const), lesson: word, at: fc.nat(9), day: word }),
  );

  it('holds all that there is to remember', () => {
    const law = fc.property(fc.array(fc.tuple(fc.constantFrom('', '/a/course', '__proto__'), change)), (changes) => {
      const all = changes.reduce((before, [course, one]) => applyIn(before, course, one), EMPTY_PROGRESS);
      const progress = JSON.parse(JSON.stringify(all)) as Progress;
      expect(readProgress(writeProgress(progress))).toEqual({ kind: 'progress', progress });
    });
    fc.assert(law, { seed: 3, numRuns: 200 });
  });

  it('is read, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['progress', 'damaged', 'newer']).toContain(readProgress(text).kind);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it.each([
    ['', 'damaged'],
    ['{"version":1,"lessons":{"a":', 'damaged'],
    ['[]', 'damaged'],
    ['{"lessons":{}}', 'damaged'],
    ['{"version":2}', 'newer'],
    ['{"version":1,"lessons":{"a":7,"b":{"seen":[1,"x"]}}}', 'progress'],
  ])('%s is %s', (text, kind) => {
    expect(readProgress(text).kind).toBe(kind);
  });
});
