import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COMPUTED_KINDS,
  type ComputedKind,
  createRandom,
  generators,
  gradeAnswer,
  IDEAS,
  type QuizQuestion,
  type Subject,
} from '../../src/quiz/index.ts';
import { runNative } from '../lesson/native.ts';
import { LESSONS } from '../support/fake-host.ts';
import { findPython } from '../support/native-python.ts';
import { recordedSubject } from './goldens.ts';
import { verifyAnswer } from './verify.ts';

const KINDS = (Object.keys(COMPUTED_KINDS) as ComputedKind[]).filter((kind) => kind !== 'what-if');
const folders = readdirSync(LESSONS).filter((name) => /^\d\d-/.test(name));
const subjects = new Map(
  folders.flatMap((folder) => programsOf(folder).map((file) => [`${folder}/${file}`, recordedSubject(folder, file)])),
);
const known = [...subjects.values()].flatMap((subject) => subject ?? []);

function programsOf(folder: string): string[] {
  const files = readdirSync(join(LESSONS, folder));
  return files.filter((file) => file.endsWith('.py') && files.includes(file.replace(/\.py$/, '.golden')));
}

function ask(subject: Subject, kind: ComputedKind, seed = 1): QuizQuestion | undefined {
  return generators[kind](subject, createRandom(seed));
}

/** The kinds of questions that a program gives, whatever the seed. */
function kindsOf(name: string): string {
  const subject = subjects.get(name);
  if (subject === undefined) throw new Error(`there is no recorded run of ${name}`);
  return KINDS.filter((kind) => ask(subject, kind)).join(' ');
}

describe('which lesson program gives which kinds of questions', () => {
  it.each([
    ['01-sync-vs-async/all_at_once.py', 'next-line order duration who-runs waits-for how-many-wait'],
    ['02-coroutines/reading.py', 'next-line'],
    ['03-event-loop/turns.py', 'next-line order outcome'],
    ['04-tasks/left_behind.py', 'next-line duration who-runs waits-for how-many-wait outcome'],
    ['04-tasks/two_tasks.py', 'next-line order duration who-runs waits-for how-many-wait'],
    ['05-gather/greetings.py', 'next-line order duration who-runs waits-for how-many-wait'],
    ['05-gather/one_by_one.py', 'duration'],
    ['12-blocking/monitor.py', 'next-line duration who-runs waits-for how-many-wait blocking-line'],
    ['12-blocking/monitor_in_thread.py', 'duration who-runs waits-for how-many-wait blocking-line'],
    ['13-run-in-executor/report_blocking.py', 'duration blocking-line'],
    ['14-to-thread/bakery.py', 'next-line order duration who-runs waits-for how-many-wait blocking-line'],
    ['17-forgotten-await/letters.py', 'outcome'],
    ['20-cancellation/watchman.py', 'next-line order duration who-runs waits-for how-many-wait'],
    ['26-locks/with_lock.py', 'next-line order duration who-runs waits-for how-many-wait'],
  ])('%s', (name, kinds) => {
    expect(kindsOf(name)).toBe(kinds);
  });

  it('most lessons of the first four parts give six kinds or more', () => {
    const counts = folders
      .filter((folder) => Number(folder.slice(0, 2)) <= 23)
      .map((folder) => {
        const own = [...subjects].filter(([name, subject]) => name.startsWith(folder) && subject !== undefined);
        return new Set(own.flatMap(([name]) => kindsOf(name).split(' ').filter(Boolean))).size;
      });
    expect(counts.filter((count) => count >= 6).length).toBeGreaterThan(counts.length * 0.6);
  });

  it('none gives a moment where computing decides, or chance', () => {
    expect(kindsOf('15-gil/kitchens.py')).toBe('');
    expect(kindsOf('22-retry/fleet_jitter.py')).toBe('');
    expect(kindsOf('02-coroutines/forecast.py')).toBe('');
  });
});

describe('a computed question about a lesson', () => {
  const questions = fc.record({
    subject: fc.constantFrom(...known),
    kind: fc.constantFrom(...KINDS),
    seed: fc.integer(),
  });
  const always = (law: (question: QuizQuestion, subject: Subject) => void) =>
    fc.assert(
      fc.property(questions, ({ subject, kind, seed }) => {
        const question = ask(subject, kind, seed);
        if (question !== undefined) law(question, subject);
      }),
      { numRuns: 400, seed: 4 },
    );

  it('has exactly one right choice among at least three that differ', () => {
    always(({ form }) => {
      if (form.kind !== 'one') return;
      const texts = form.choices.map(({ text }) => text.replace(/[`\s]+/g, ' ').trim());
      expect(texts.length).toBeGreaterThanOrEqual(3);
      expect(texts.length).toBeLessThanOrEqual(4);
      expect(new Set(texts).size).toBe(texts.length);
      const grades = form.choices.map((_, place) => gradeAnswer({ form }, { kind: 'choices', chosen: [place] }));
      expect(grades.filter(({ right }) => right)).toHaveLength(1);
      expect(grades[form.right]?.right).toBe(true);
      expect(form.choices[form.right]?.idea).toBeUndefined();
    });
  });

  it('is answered by what the run shows at its evidence', () => {
    always((question, subject) => verifyAnswer(question, subject));
  });

  it('is the same for the same seed', () => {
    always((question, subject) => {
      if (question.card.kind === 'authored') return;
      const seeds = [1, 2, 3].map((seed) => ask(subject, question.card.kind as ComputedKind, seed));
      expect([1, 2, 3].map((seed) => ask(subject, question.card.kind as ComputedKind, seed))).toEqual(seeds);
      for (const other of seeds) expect(other?.id === question.id).toBe(other?.question === question.question);
    });
  });

  it('tempts with misconceptions that we know, and says why each is wrong', () => {
    const met = new Set<string>();
    always(({ form }) => {
      if (form.kind !== 'one') return;
      for (const { idea, because } of form.choices) {
        if (idea === undefined) continue;
        met.add(idea);
        expect(Object.keys(IDEAS)).toContain(idea);
        expect(because).toMatch(/\S.*[.)]$/);
      }
    });
    expect(met.size).toBeGreaterThan(10);
  });

  it('has its right answer anywhere', () => {
    const places = new Set<number>();
    always(({ form }) => form.kind === 'one' && places.add(form.right));
    expect(places).toEqual(new Set([0, 1, 2, 3]));
  });
});

const python = findPython();

describe.skipIf(python === undefined)('the order that a question calls right', () => {
  it.each([
    '01-sync-vs-async/all_at_once.py',
    '03-event-loop/turns.py',
    '05-gather/greetings.py',
    '19-taskgroup/trip.py',
    '20-cancellation/watchman.py',
    '26-locks/piggy_bank.py',
  ])('is that of native Python: %s', async (name) => {
    const subject = subjects.get(name);
    const question = subject && ask(subject, 'order');
    if (question?.form.kind !== 'order') throw new Error(`no order question about ${name}`);
    const { right } = question.form;
    const { stdout } = await runNative({ python: python ?? '', file: join(LESSONS, name), args: [], scale: 10 });
    expect(stdout.split('\n').filter((line) => right.includes(line))).toEqual(right);
  });
});
