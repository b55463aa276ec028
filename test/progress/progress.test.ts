import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChange,
  EMPTY_PROGRESS,
  lessonShare,
  type Progress,
  type ProgressChange,
  readProgress,
  writeProgress,
} from '../../src/progress/index.ts';

const visit = (lesson: string, step: string): ProgressChange => ({ kind: 'visit-step', lesson, step, steps: 4 });

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

  it('is checked by a check that can fail', () => {
    expect(() => check([visit('a', 'x')], {})).toThrow();
  });
});

describe('the progress file', () => {
  const word = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'run-1');
  const change: fc.Arbitrary<ProgressChange> = fc.oneof(
    fc.record({ kind: fc.constant('visit-step' as const), lesson: word, step: word, steps: fc.nat(20) }),
    fc.record({ kind: fc.constant('complete-lesson' as const), lesson: word }),
    fc.record({
      kind: fc.constant('keep-answer' as const),
      lesson: word,
      step: word,
      answer: fc.record({ lines: fc.array(fc.string()), right: fc.constantFrom(true, false, null) }),
    }),
    fc.record({ kind: fc.constant('keep-card' as const), id: word, card: fc.jsonValue() }),
  );

  it('holds all that there is to remember', () => {
    const law = fc.property(fc.array(change), (changes) => {
      const progress = JSON.parse(JSON.stringify(changes.reduce(applyChange, EMPTY_PROGRESS))) as Progress;
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
