import { describe, expect, it } from 'vitest';
import { readCourseFolder } from '../../src/cli/lessons/read-folder.ts';
import { type Lesson, parseLesson, type Question, readCourse } from '../../src/lesson/index.ts';
import {
  type AuthoredTools,
  authoredCard,
  authoredQuestion,
  createRandom,
  gradeAnswer,
  IDEAS,
  type QuizAnswer,
  type QuizQuestion,
} from '../../src/quiz/index.ts';
import { filesOf, HEAD } from '../lesson/check.ts';
import { testEngine } from '../python/support/run-program.ts';
import { LESSONS } from '../support/fake-host.ts';
import { type Bench, createBench, lessonProgram } from './runs.ts';

const course = readCourse(await readCourseFolder(LESSONS));
const lessons = course.lessons.flatMap(({ lesson, folder }) => (lesson === undefined ? [] : [{ lesson, folder }]));
const bench = createBench(testEngine());

function toolsFor({ head }: Lesson, folder: string, { run }: Bench = bench): AuthoredTools {
  return {
    lesson: head.id,
    programOf: ({ file, args, source }) => lessonProgram(folder, file, source, args),
    run,
  };
}

function rightAnswer({ form }: QuizQuestion): QuizAnswer {
  if (form.kind === 'order') return { kind: 'lines', lines: form.right };
  return { kind: 'choices', chosen: form.kind === 'one' ? [form.right] : form.right };
}

// `async-tutor check` holds every question against its runs; here it is seen for some that they are made rightly.
const RUNS = ['gather', 'blocking'];

describe('the questions of the lessons', () => {
  it.each(lessons)('in $folder can be asked, and their right answers are right', async ({ lesson, folder }) => {
    const runs = RUNS.includes(lesson.head.id);
    for (const question of lesson.quiz.filter(({ program }) => runs || program === undefined)) {
      const made = await authoredQuestion(question, toolsFor(lesson, folder), createRandom(7));
      if (made === undefined) throw new Error(`${question.id} cannot be asked`);
      expect(gradeAnswer(made, rightAnswer(made)).right).toBe(true);
      checkForm(question, made);
      await checkEvidence(made);
    }
  });
});

/** The same choices as the author wrote, and the marked ones right. */
function checkForm(question: Question, { form, card }: QuizQuestion): void {
  expect(card).toEqual(authoredCard(question, card.lesson));
  if (question.kind === 'order' || form.kind === 'order') {
    expect([question.kind, form.kind]).toEqual(['order', 'order']);
    return;
  }
  const texts = question.choices.map(({ text }) => text);
  expect(form.choices.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
  if (question.kind === 'true-false') expect(form.choices.map(({ text }) => text)).toEqual(texts);
  const right = form.kind === 'one' ? [form.right] : form.right;
  expect(right.map((place) => form.choices[place]?.idea)).toEqual(right.map(() => undefined));
  if (question.kind === 'fix') return;
  const marked = question.choices.filter((choice) => choice.right || choice.moment).map(({ text }) => text);
  expect(marked).toEqual(expect.arrayContaining(right.map((place) => form.choices[place]?.text)));
}

async function checkEvidence({ form, evidence }: QuizQuestion): Promise<void> {
  const choices = form.kind === 'order' ? [] : form.choices;
  for (const found of [evidence, ...choices.map((choice) => choice.evidence)]) {
    if (found === null || found === undefined) continue;
    const { length } = await bench.run(found.program);
    expect(found.at).toBeGreaterThan(0);
    expect(found.at).toBeLessThanOrEqual(length);
    expect(found.say).not.toBe('');
  }
}

describe('a question that runs decide', () => {
  it('says which change works, and what the others lack', async () => {
    const made = await madeOf('gather', 'gather-fix');
    if (made?.form.kind !== 'one') throw new Error('not one of several');
    const right = made.form.choices[made.form.right];
    expect(right?.text).toBe('gather over all twenty coroutines');
    expect(made.evidence?.program.source).toContain('asyncio.gather(*[');
    expect(made.evidence?.say).toBe('The changed program takes exactly 0.5 s: it took 0.5 s.');
    const wrong = made.form.choices.find(({ text }) => text.includes('time.sleep'));
    expect(wrong?.evidence?.say).toBe('It should be a program that takes exactly 0.5 s, and it took 10 s.');
    expect(wrong?.idea).toBe('sleep-blocks-loop');
  });

  it('has the order that the program prints', async () => {
    const made = await madeOf('gather', 'gather-order');
    if (made?.form.kind !== 'order') throw new Error('not an order');
    expect(made.form.right[0]).toBe('Starting another task...');
    expect(made.form.lines).not.toEqual(made.form.right);
    expect(made.evidence?.say).toBe("Here the last of them is printed: `['greeted', 'something else']`.");
  });

  it('comes in another order with another seed, and in the same with the same', async () => {
    const orders = await Promise.all(
      [1, 1, 2, 3, 4].map(async (seed) => textsOf(await madeOf('gather', 'gather-cores', seed))),
    );
    expect(orders[0]).toEqual(orders[1]);
    expect(new Set(orders.map((texts) => texts.join())).size).toBeGreaterThan(1);
  });

  it('is not asked when its run does not decide', async () => {
    const quiz = [
      '- id: q',
      '  kind: single',
      '  program: a.py',
      '  question: What?',
      '  choices:',
      '    - { text: one, right: true, moment: { kind: output-written, text: never } }',
      '    - { text: two, idea: our-own-word }',
    ].join('\n');
    expect(await madeOfCourse(quiz)).toBeUndefined();
    const made = await madeOfCourse(quiz.replace('text: never', 'text: hello'));
    expect(made?.card.idea).toBe('our-own-word');
    expect(Object.keys(IDEAS)).not.toContain('our-own-word');
    expect(made?.evidence?.say).toContain('hello');
  });
});

async function madeOf(id: string, question: string, seed = 1): Promise<QuizQuestion | undefined> {
  const { lesson, folder } = lessons.find((found) => found.lesson.head.id === id) as (typeof lessons)[number];
  const found = lesson.quiz.find((other) => other.id === question) as Question;
  return authoredQuestion(found, toolsFor(lesson, folder), createRandom(seed));
}

/** The only question of a lesson that somebody else wrote. */
async function madeOfCourse(quiz: string): Promise<QuizQuestion | undefined> {
  const files = new Map([...filesOf(`${HEAD}Read.\n`), ['quiz.yaml', quiz], ['a.py', 'print("hello")\n']]);
  const parsed = parseLesson({ folder: 'x', files }, {});
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  const question = parsed.value.quiz[0] as Question;
  return authoredQuestion(question, toolsFor(parsed.value, '01-sync-vs-async'), createRandom(1));
}

function textsOf(question: QuizQuestion | undefined): readonly string[] {
  return question === undefined || question.form.kind === 'order' ? [] : question.form.choices.map(({ text }) => text);
}
