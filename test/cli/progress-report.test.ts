import { describe, expect, it } from 'vitest';
import { addDays, shortDate, weekday } from '../../src/cli/calendar.ts';
import type { CourseIndex } from '../../src/cli/lessons/course-index.ts';
import { progressPicture } from '../../src/cli/progress/picture.ts';
import { type ProgressReport, reportOf } from '../../src/cli/progress/report.ts';
import { streakOn } from '../../src/cli/progress/streak.ts';
import type { TerminalFeatures } from '../../src/cli/terminal-features.ts';
import { applyChange, EMPTY_PROGRESS, type Progress, type ProgressChange } from '../../src/progress/index.ts';
import { type Card, cardId, reviewed } from '../../src/quiz/index.ts';

const NOW = Date.parse('2026-03-04T12:00:00Z');
/** A Wednesday. */
const TODAY = '2026-03-04';
const DAY = 24 * 60 * 60 * 1000;

const day = (answers: number) => ({ answers, right: 0, solved: 0 });

describe('a streak', () => {
  /** The streak on a Wednesday after so many answers on the days up to it. */
  function check(answers: readonly number[], expected: string): void {
    const days = Object.fromEntries(
      answers.map((count, place) => [addDays(TODAY, place - answers.length + 1), day(count)]),
    );
    const { days: length, today, best } = streakOn(TODAY, days);
    expect(`${length}${today ? ' with today' : ''}, best ${best}`).toBe(expected);
  }

  it('counts days in a row, and today is not over yet', () => {
    check([], '0, best 0');
    check([3], '1 with today, best 1');
    check([1, 1, 0], '2, best 2');
    check([1, 0, 0], '0, best 1');
    check([1, 1, 1, 0, 1, 1], '2 with today, best 3');
  });

  it('is checked by a check that can fail', () => {
    expect(() => check([1], '0, best 0')).toThrow();
  });

  it('goes over the ends of months and years, and ignores what is no day', () => {
    const days = { '2025-12-31': day(1), '2026-01-01': day(1), soon: day(1), '2026-99-99': day(1) };
    expect(streakOn('2026-01-01', days)).toEqual({ days: 2, today: true, best: 2 });
  });

  it('knows the calendar', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect([weekday('2026-03-02'), weekday('2026-03-08')]).toEqual([0, 6]);
    expect(shortDate('2026-03-04')).toBe('4 Mar');
  });
});

const head = (id: string, part: number) => ({
  id,
  title: `About ${id}`,
  summary: '',
  part,
  minutes: 5,
  after: [],
  terms: [],
  native: true,
  packages: [],
});

const INDEX: CourseIndex = {
  title: 'A course',
  parts: ['First', 'Second'],
  lessons: [
    { folder: '1', head: head('tasks', 1), isSound: true, exercise: { title: 'Fix it', minutes: 5 }, questions: 0 },
    { folder: '2', head: head('gather', 1), isSound: true, exercise: null, questions: 0 },
    { folder: '3', head: head('locks', 2), isSound: true, exercise: null, questions: 0 },
  ],
  problems: [],
};

const card = (lesson: string, kind: Card['kind']): Card => ({ lesson, kind, idea: '' });
const CARDS = new Map(['tasks', 'gather', 'locks'].map((id) => [id, [card(id, 'order'), card(id, 'duration')]]));

function answered(lesson: string, daysAgo: number, more: Partial<ProgressChange> = {}): ProgressChange {
  const about = card(lesson, 'order');
  const state = reviewed(undefined, { right: true, confidence: 'think' }, NOW - daysAgo * DAY);
  return {
    kind: 'answer-question',
    question: `${lesson} ${daysAgo}`,
    right: true,
    card: { id: cardId(about), state },
    fellFor: [],
    sawThrough: [],
    at: NOW - daysAgo * DAY,
    day: addDays(TODAY, -daysAgo),
    ...more,
  } as ProgressChange;
}

const PROGRESS: Progress = [
  { kind: 'visit-step', lesson: 'tasks', step: 'a', steps: 1 } as const,
  { kind: 'complete-lesson', lesson: 'tasks' } as const,
  { kind: 'visit-step', lesson: 'gather', step: 'a', steps: 4 } as const,
  { kind: 'solve-exercise', lesson: 'tasks', at: NOW, day: TODAY } as const,
  answered('tasks', 5),
  answered('gather', 0, { right: false, fellFor: ['gather-uses-cores'] }),
].reduce(applyChange, EMPTY_PROGRESS);

const report = (progress: Progress): ProgressReport =>
  reportOf({ index: INDEX, progress, cards: CARDS, now: NOW, today: TODAY });

describe('the report of a learner', () => {
  it('says of each lesson what is read, known, due and solved', () => {
    const [tasks, gather, locks] = report(PROGRESS).lessons;
    expect(tasks).toMatchObject({
      seen: 1,
      finished: true,
      ideas: { all: 2, asked: 1, due: 1 },
      exercise: { solved: true, attempts: 1, hints: 0 },
    });
    expect(gather).toMatchObject({ seen: 0.25, finished: false, ideas: { all: 2, asked: 1, due: 0 }, exercise: null });
    expect(gather?.mastery).toBeGreaterThan(tasks?.mastery ?? 1);
    expect(locks).toMatchObject({ seen: 0, mastery: 0, ideas: { all: 2, asked: 0, due: 0 } });
  });

  it('says what comes back when, what was done on which day, and what was believed', () => {
    const { reviews, days, answers, streak, misconceptions } = report(PROGRESS);
    expect(reviews).toEqual({ now: 1, tomorrow: 0, week: 2, next: 2 });
    expect(days).toHaveLength(4 * 7 + 3);
    expect(days[0]?.day).toBe('2026-02-02');
    expect(days.at(-1)).toEqual({ day: TODAY, answers: 1, right: 0, solved: 1 });
    expect(answers).toEqual({ all: 2, right: 1 });
    expect(streak).toMatchObject({ days: 1, today: true });
    expect(misconceptions).toEqual([{ id: 'gather-uses-cores', wrong: 1, right: 0 }]);
  });

  it('of somebody new is empty', () => {
    const { reviews, streak, misconceptions } = report(EMPTY_PROGRESS);
    expect(reviews).toEqual({ now: 0, tomorrow: 0, week: 0, next: null });
    expect({ streak, misconceptions }).toEqual({ streak: { days: 0, today: false, best: 0 }, misconceptions: [] });
  });
});

describe('the picture of a learner', () => {
  const features = (more: Partial<TerminalFeatures>): TerminalFeatures => ({
    colour: 0,
    ascii: false,
    background: 'dark',
    width: 100,
    ...more,
  });

  it('shows parts that are begun by lesson and others in a row', () => {
    const picture = progressPicture(report(PROGRESS), features({}));
    expect(picture).toContain(
      '1 of 3 lessons finished, 1 of 1 exercise solved, 2 questions answered, 50 % of them right',
    );
    expect(picture).toMatch(
      /Part 1: First .* read +known +due {2}exercise\n {2}tasks .* 100 % .* 1 {2}solved\n {2}gather .* 25 %/,
    );
    expect(picture).toMatch(/Part 2: Second +1 lesson ahead\n/);
    expect(picture).toContain('1 idea is due now: async-tutor quiz --due');
    expect(picture).toContain('“Tasks run in parallel, on several cores or in several threads.”');
    expect(picture).toContain('async-tutor lesson concurrency-vs-parallelism');
  });

  it.each([60, 80, 100, 160])('fits into %i columns', (width) => {
    for (const progress of [PROGRESS, EMPTY_PROGRESS]) {
      const lines = progressPicture(report(progress), features({ width })).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    }
  });

  it('is ASCII where only that can be shown, and has no colours without them', () => {
    expect(progressPicture(report(PROGRESS), features({ ascii: true }))).toMatch(/^[\n\x20-\x7e]*$/);
    const coloured = progressPicture(report(PROGRESS), features({ colour: 3 }));
    const plain = progressPicture(report(PROGRESS), features({}));
    expect(coloured).not.toBe(plain);
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain);
  });
});
