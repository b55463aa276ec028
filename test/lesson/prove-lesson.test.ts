import { describe, expect, it } from 'vitest';
import { parseLesson, proveLesson, type Runs, runsOf } from '../../src/lesson/index.ts';
import type { Recording } from '../../src/timeline/index.ts';
import { type Files, filesOf, HEAD } from './check.ts';
import { blocking, gather, printing, warned } from './runs.ts';

/** What each program does: by its file, or by a piece of its text where that is another than the file's. */
type World = Readonly<Record<string, Recording>>;

const WORLD: World = { 'a.py': gather, 'b.py': printing(['b'], { seconds: 1 }) };

/** Reads a lesson that has no mistakes of form, lets its programs do what the world says, and compares the problems. */
function check(
  source: string | Files,
  expected: readonly string[],
  world: World = {},
  javascript: Runs['javascript'] = new Map(),
): void {
  const files = filesOf(source);
  const parsed = parseLesson({ folder: 'x', files }, {});
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  const does = { ...WORLD, ...world };
  const python = new Map(
    runsOf(parsed.value).map(({ key, file, text }) => {
      const piece = Object.keys(does).find((name) => text?.includes(name));
      const recording = does[piece ?? file];
      if (recording === undefined) throw new Error(`the world has no ${file}`);
      return [key, recording];
    }),
  );
  const problems = proveLesson(parsed.value, { folder: 'x', files }, { python, javascript });
  expect(problems.map(({ path, line, column, message }) => `${path.slice(2)}:${line}:${column} ${message}`)).toEqual(
    expected,
  );
}

function block(info: string, ...body: string[]): string {
  return `${HEAD}\`\`\`${info}\n${body.map((line) => `${line}\n`).join('')}\`\`\`\n`;
}

const failing = printing([], { exit: 1 });

describe('a run', () => {
  it('is what the lesson expects', () => {
    check(block('run a.py', 'expect:', '  duration: 2', '  blocked: 0'), []);
    check(block('run a.py', 'expect:', '  duration: 3', '  prints: [x]'), [
      'lesson.md:10:3 a.py was expected to be a program that takes exactly 3 s, and it took 2 s',
      'lesson.md:11:3 a.py was expected to be a program that prints “x”, and “x” is not printed',
    ]);
    check(
      block('run a.py', 'expect: { blocked: 1 }'),
      [
        'lesson.md:9:11 a.py was expected to be a program that never blocks the loop for more than 1 s, and the loop was blocked for 2 s at line 5',
      ],
      { 'a.py': blocking(2) },
    );
    check(block('run a.py', 'expect: { same-lines-as: b.py }'), [
      'lesson.md:9:11 a.py was expected to be a program that prints the same lines as b.py, in any order, and “b” is missing',
    ]);
  });

  it('goes well where nothing else is said', () => {
    check(
      block('run a.py'),
      ['lesson.md:8:4 a.py was expected to be a program that ends without an error, and it ended with exit code 1'],
      { 'a.py': failing },
    );
    check(
      block('run a.py'),
      ['lesson.md:8:4 a.py was expected to be a program that leaves nothing to warn of, and never-awaited: take care'],
      { 'a.py': warned('never-awaited') },
    );
    check(block('run a.py', 'expect: { exit: 1 }'), [], { 'a.py': failing });
  });

  it('has the moments that the lesson points at, in their order', () => {
    const moments = (...texts: string[]) => [
      'moments:',
      ...texts.flatMap((text) => [`  - when: { kind: output-written, text: "${text}" }`, '    say: See.']),
    ];
    check(block('run a.py', ...moments('Hello', 'Finished')), []);
    check(block('run a.py', ...moments('Finished', 'Hello')), [
      'lesson.md:12:5 this moment occurs before the moment above it',
    ]);
    check(block('run a.py', ...moments('Goodbye')), ['lesson.md:10:5 this moment does not occur']);
  });
});

describe('a prediction', () => {
  it('has an answer', () => {
    check(block('predict a.py', 'ask: duration', 'choices: [1, 2]'), []);
    check(block('predict a.py', 'ask: duration', 'choices: [1, 3]'), [
      'lesson.md:10:1 the program takes 2 s, and that is not among the choices',
    ]);
    check(block('predict b.py', 'ask: order'), ['lesson.md:8:4 there is nothing to order']);
  });

  it('is about a program that ends as the lesson expects', () => {
    const asked = block(
      'predict a.py',
      'ask: choice',
      'question: q',
      'choices: [{ text: a, right: true }, { text: b }]',
    );
    check(asked, ['lesson.md:8:4 a.py does not end as it should: it ended with exit code 1'], { 'a.py': failing });
    check(`${asked}\`\`\`run a.py\nexpect: { exit: 1 }\n\`\`\`\n`, [], { 'a.py': failing });
  });
});

it('both programs of a comparison end well', () => {
  check(block('compare a.py b.py'), ['lesson.md:8:4 b.py does not end as it should: it ended with exit code 1'], {
    'b.py': failing,
  });
});

describe('a value to change', () => {
  const modify = (choices: string) =>
    block(
      'modify a.py',
      'values:',
      '  - name: how long',
      '    find: "delay = 2"',
      '    value: "2"',
      `    choices: ${choices}`,
    );

  it('runs with each of its choices', () => {
    check(modify('["2", "3"]'), [], { 'delay = 3': gather });
    check(
      modify('["2", "3"]'),
      ['lesson.md:8:4 a.py with 3 for "how long" does not end as it should: it ended with exit code 1'],
      { 'delay = 3': failing },
    );
    check(modify('["2", { value: "3", exit: 1 }]'), [], { 'delay = 3': failing });
  });
});

it('a JavaScript program runs and prints', () => {
  const lesson = block('javascript-run c.mjs');
  const ran = (exitCode: number, ...lines: string[]) =>
    new Map([['c.mjs', { exitCode, lines, error: 'TypeError: no' }]]);
  check(lesson, [], {}, ran(0, 'hello'));
  check(lesson, ['lesson.md:8:4 c.mjs prints nothing'], {}, ran(0));
  check(lesson, ['lesson.md:8:4 c.mjs fails in Node: TypeError: no'], {}, ran(1, 'hello'));
});

describe('an exercise', () => {
  const exercise = (goal: string) => ({
    'exercise/start.py': '',
    'exercise/solution.py': '',
    'exercise/goal.yaml': `title: t\ntask: t\nminutes: 1\n${goal}\n`,
  });

  it('is not solved at the start, and is by the solution', () => {
    const world = {
      'exercise/start.py': printing(['a'], { seconds: 6 }),
      'exercise/solution.py': printing(['a'], { seconds: 3 }),
    };
    check(exercise('within: 3'), [], world);
    check(exercise('within: 6'), ['exercise/goal.yaml:1:1 start.py meets the goal already'], world);
    check(
      exercise('within: 2'),
      ['exercise/goal.yaml:4:1 solution.py does not meet the goal "ends by 2 s": it took 3 s'],
      world,
    );
    check(exercise('within: 3\nsame-lines-as: start.py'), [], world);
  });
});

describe('a question', () => {
  const quiz = (...fields: string[]) => ({
    'quiz.yaml': ['- id: q', '  question: q', ...fields.map((line) => `  ${line}`)].join('\n'),
  });
  const moment = (text: string) => `moment: { kind: output-written, text: "${text}" }`;

  it('of one right answer has one, and the run agrees', () => {
    const single = (one: string, other: string) =>
      quiz('kind: single', 'program: a.py', 'choices:', `  - { text: one, ${one} }`, `  - { text: other, ${other} }`);
    check(single(moment('Finished'), moment('x')), []);
    check(single(moment('y'), moment('x')), ['quiz.yaml:5:3 the moment of no choice occurs in the run']);
    check(single(moment('Finished'), moment('Hello')), ['quiz.yaml:5:3 “one” and “other” are both right']);
    check(single(`${moment('x')}, right: true`, moment('Finished')), [
      'quiz.yaml:5:3 “one” is marked as right, and its moment does not occur',
    ]);
  });

  it('of several right answers has at least one', () => {
    const several = (one: string) =>
      quiz(
        'kind: multiple',
        'program: a.py',
        'choices:',
        `  - { text: one, ${one} }`,
        `  - { text: other, ${moment('x')} }`,
      );
    check(several(moment('Finished')), []);
    check(several(moment('y')), ['quiz.yaml:5:3 no choice is right']);
    check(several(`${moment('y')}, right: true`), [
      'quiz.yaml:5:3 “one” is marked as right, and its moment does not occur',
    ]);
  });

  it('of an order can be answered', () => {
    check(quiz('kind: order', 'program: a.py'), []);
    check(quiz('kind: order', 'program: b.py'), ['quiz.yaml:1:3 there is nothing to order']);
    check(quiz('kind: order', 'lines: [one, two]'), []);
  });

  it('of a fix has exactly one change that does it', () => {
    const fix = (seconds: number, one: string, other: string) =>
      quiz(
        'kind: fix',
        'program: a.py',
        `goal: { duration: ${seconds} }`,
        'choices:',
        `  - { text: one, replace: { find: "delay = 2", with: "${one}" } }`,
        `  - { text: other, replace: { find: "delay = 2", with: "${other}" } }`,
      );
    const world = {
      three: printing([], { seconds: 3 }),
      'also 3': printing([], { seconds: 3 }),
      four: printing([], { seconds: 4 }),
    };
    check(fix(3, 'three', 'four'), [], world);
    check(fix(3, 'three', 'also 3'), ['quiz.yaml:6:3 “one” and “other” both meet the goal'], world);
    check(
      fix(5, 'three', 'four'),
      ['quiz.yaml:6:3 no choice meets the goal (“one”: it took 3 s; “other”: it took 4 s)'],
      world,
    );
    check(
      fix(2, 'three', 'four'),
      [
        'quiz.yaml:5:3 a.py meets the goal already',
        'quiz.yaml:6:3 no choice meets the goal (“one”: it took 3 s; “other”: it took 4 s)',
      ],
      world,
    );
  });
});

it('the check helper can fail', () => {
  expect(() => check(block('run a.py', 'expect: { duration: 3 }'), [])).toThrow();
  expect(() => check(block('run d.py'), [])).toThrow('there is no file d.py');
});
