import { describe, expect, it } from 'vitest';
import { parseLesson, parseLessonHead, renderLessonProblem } from '../../src/lesson/index.ts';
import { check, courseProblems, filesOf, HEAD, read } from './check.ts';

/** A lesson whose body begins on line 8 with a fenced block. */
function block(info: string, ...body: string[]): string {
  return `${HEAD}\`\`\`${info}\n${body.map((line) => `${line}\n`).join('')}\`\`\`\n`;
}

/** Lines of a lesson.md with front matter only. */
function head(id: string, ...fields: string[]): string {
  return ['---', `id: ${id}`, 'title: T', 'summary: S', 'part: 1', 'minutes: 1', ...fields, '---', 'Read.'].join('\n');
}

describe('a lesson', () => {
  it('is prose and directives in reading order, each below its heading', () => {
    check(`${HEAD}\nRead this.\n\n## Look\n\n\`\`\`run a.py\n\`\`\`\nThen this.\n`, [
      '9 prose: Gather',
      '13 run a.py: a.py',
      '15 prose: Look',
    ]);
  });

  it('begins a step at every heading, and at none inside of code', () => {
    check(`${HEAD}# One\ntext\n## Two\n\`\`\`python\n# not a heading\n\`\`\`\n### small\n`, [
      '9 prose: One',
      '11 prose: Two',
    ]);
  });

  it('names its runs and gives them arguments', () => {
    check(block('run a.py --fast "two words"', 'title: greetings'), ['8 run a.py --fast two words: greetings']);
  });

  it('has every kind of step', () => {
    check(block('predict a.py', 'ask: duration', 'choices: [1, 2]'), ['8 predict a.py: How many seconds']);
    check(block('predict a.py', 'ask: output', 'after: a'), ['8 predict a.py: What is printed next?']);
    check(block('compare a.py b.py'), ['8 compare a.py b.py: a.py and b.py']);
    check(block('modify a.py', 'title: Change'), ['8 modify a.py: Change']);
    check(block('javascript-run c.mjs', 'beside: a.py'), ['8 javascript c.mjs: c.mjs']);
    check(block('summary', '- That was it.'), ['8 summary: Gather']);
  });

  it('keeps code to read, with the fences in it, as prose', () => {
    check(`${HEAD}\`\`\`\`python\n\`\`\`run a.py\n\`\`\`\n\`\`\`\`\n~~~text\n~~~\n`, ['8 prose: Gather']);
  });

  it('may have Windows line ends and a byte order mark', () => {
    const text = `\ufeff${HEAD}Hello.\n\`\`\`run a.py\n\`\`\`\n`.replaceAll('\n', '\r\n');
    check(text, ['8 prose: Gather', '9 run a.py: a.py']);
  });

  it('has a head with defaults for what may be left out', () => {
    const parsed = parseLessonHead({ path: 'lesson.md', text: HEAD });
    const given = { id: 'gather', title: 'Gather', summary: 'Several at once.', part: 1, minutes: 5 };
    expect(parsed).toEqual({ ok: true, value: { ...given, after: [], terms: [], native: true, packages: [] } });
  });

  it('gives its steps ids that stay when others are added', () => {
    const parsed = parseLesson(
      { folder: 'x', files: filesOf(`${HEAD}One.\n\`\`\`run a.py\n\`\`\`\nTwo.\n\`\`\`run b.py\n\`\`\``) },
      {},
    );
    expect(parsed.ok && parsed.value.steps.map(({ id }) => id)).toEqual(['prose-1', 'run-1', 'prose-2', 'run-2']);
  });

  it('cannot move the cursor, colour the screen or turn the text around', () => {
    const hostile = `${HEAD.replace('Gather', '"\\e]0;owned\\a"')}\u001b[2JHello \u202egnp.exe\n\`\`\`run a.py \u009b2J\ntitle: "\\x1b[31mred"\n\`\`\``;
    const parsed = parseLesson({ folder: 'x', files: filesOf(hostile) }, {});
    expect(parsed.ok).toBe(true);
    const values = JSON.stringify(parsed.ok && { ...parsed.value, glossary: [] });
    expect(/[\p{Cc}\p{Cf}]/u.test(values)).toBe(false);
    const broken = parseLesson({ folder: 'x', files: filesOf(`\u001b[2J${HEAD}`) }, {});
    const shown = broken.ok ? '' : broken.problems.map(renderLessonProblem).join('\n');
    expect(shown).toContain('\u241b[2J---');
  });
});

const GOOD_CHOICES = ['choices:', '  - text: one', '    right: true', '  - text: two'];
const value = (...fields: string[]) => [
  'values:',
  ...fields.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
];

/** A lesson and the beginning of every problem it has, in order. */
const MISTAKES: Readonly<
  Record<string, readonly (readonly [source: Parameters<typeof check>[0], ...problems: string[]])[]>
> = {
  'the front matter': [
    ['Hello', '1:1 the front matter is missing'],
    ['---\nid: x\n', '1:1 the front matter has no end'],
    [HEAD.replace('part: 1', 'part: one'), '5:7 "part" is not a whole number above 0', '8:1 the lesson is empty'],
    [`${HEAD.replace('id: gather', 'id: The Gather')}x`, '2:5 "The Gather" cannot be an id'],
    [`${HEAD.replace('title: Gather\n', '')}x`, '2:1 "title" is missing'],
    [`${HEAD.replace('title: Gather', 'title:')}x`, '3:7 "title" is missing'],
    [`${HEAD.replace('title: Gather', 'title: ""')}x`, '3:8 "title" is empty'],
    [`${HEAD.replace('title: Gather', 'title: [a]')}x`, '3:8 "title" is not a text'],
    [`${HEAD.replace('minutes: 5', 'minutes: 5\nafter: one')}x`, '7:8 "after" is not a list'],
    [`${HEAD.replace('minutes: 5', 'minutes: 5\nminuets: 6')}x`, '7:1 nobody knows the field "minuets"'],
    [`${HEAD.replace('minutes: 5', 'minutes: 5\nnative: maybe')}x`, '7:9 "native" is not true or false'],
    [`${HEAD.replace('title: Gather', 'title: [Gather')}x`, '4:1 this is not YAML'],
    [`${HEAD.replace('title: Gather', 'title: a: b')}x`, '3:8 this is not YAML'],
    [
      `${HEAD.replace('title: Gather', 'title: Gather\ntitle: Gather')}x`,
      '4:1 this is not YAML: Map keys must be unique',
    ],
    [
      `${HEAD.replace('title: Gather', 'title: &a Gather').replace('summary: Several at once.', 'summary: *a')}x`,
      '4:10 references are not used here',
      '4:10 "summary" is missing',
    ],
    ['---\n- a\n---\nx', '2:1 these are not fields'],
  ],
  'a directive': [
    [block('rnu a.py'), '8:4 nobody knows the directive "rnu"'],
    [block('constructor'), '8:4 nobody knows the directive "constructor"'],
    [block('run'), '8:4 "run" names no program'],
    [block('run d.py'), '8:8 there is no file d.py'],
    [block('run c.mjs'), '8:8 c.mjs is not a .py file'],
    [block('run a.py', 'titel: x'), '9:1 nobody knows the field "titel"'],
    [`${HEAD}\`\`\`run a.py\n`, '8:1 this block has no end'],
    [block('compare a.py'), '8:4 "compare" needs two programs'],
    [block('compare a.py x.py'), '8:17 there is no file x.py'],
    [block('javascript-run a.py'), '8:19 a.py is not a .mjs file'],
    [block('javascript-run c.mjs', 'beside: c.py'), '9:9 there is no file c.py'],
    [block('summary'), '8:4 the summary is empty'],
    [`${block('summary', '- x')}More.`, '11:1 something stands behind the summary'],
  ],
  'a moment or a claim': [
    [block('run a.py', 'moments: no'), '9:10 "moments" is not a list'],
    [block('run a.py', 'moments: []'), '9:10 "moments" has too few entries'],
    [block('run a.py', 'moments:', '- say: x'), '10:3 "when" is missing'],
    [block('run a.py', 'moments:', '- when: { kind: task-finished }'), '10:3 "say" is missing'],
    [block('run a.py', 'moments:', '- when: { task: a }', '  say: x'), '10:9 "kind" is missing'],
    [
      block('run a.py', 'moments:', '- when: { kind: task-finishd }', '  say: x'),
      '10:17 "kind" cannot be "task-finishd"',
    ],
    [
      block('run a.py', 'moments:', '- when: { kind: task-suspended, on: loop }', '  say: x'),
      '10:37 "on" cannot be "loop"',
    ],
    [
      block('run a.py', 'moments:', '- when: { kind: task-woken, on: sleep }', '  say: x'),
      '10:33 a task-woken waits on nothing',
    ],
    [
      block('run a.py', 'moments:', '- when: { kind: task-woken, nth: 0 }', '  say: x'),
      '10:34 "nth" is not a whole number',
    ],
    [
      block('run a.py', 'moments:', '- when: { kind: task-woken, lin: 3 }', '  say: x'),
      '10:29 nobody knows the field "lin"',
    ],
    [block('run a.py', 'expect: { durations: 2 }'), '9:11 nobody knows the field "durations"'],
    [block('run a.py', 'expect: { duration: 2 s }'), '9:21 "duration" is not a number from 0'],
    [block('run a.py', 'expect: { warnings: [never-awaitd] }'), '9:21 there is no warning "never-awaitd"'],
    [block('run a.py', 'expect: { same-lines-as: d.py }'), '9:26 there is no file d.py'],
    [block('run a.py', 'expect: { of: fetch }'), '9:15 "of" stands alone'],
  ],
  'a prediction': [
    [block('predict a.py'), '9:1 "ask" is missing'],
    [block('predict a.py', 'ask: ordr'), '9:6 "ask" cannot be "ordr"'],
    [block('predict a.py', 'ask: order', 'lines: [a]'), '10:8 there is nothing to order'],
    [block('predict a.py', 'ask: order', 'choices: [1, 2]'), '10:10 "ask: order" has no "choices"'],
    [block('predict a.py', 'ask: duration'), '9:1 "choices" is missing'],
    [block('predict a.py', 'ask: duration', 'choices: [1]'), '10:10 "choices" has too few entries'],
    [block('predict a.py', 'ask: duration', 'choices: [1, 1 s]'), '10:14 this is not a number of seconds'],
    [block('predict a.py', 'ask: duration', 'choices: [1, 1]'), '10:10 "1" is there twice'],
    [block('predict a.py', 'ask: choice', ...GOOD_CHOICES), '9:1 "question" is missing'],
    [
      block('predict a.py', 'ask: choice', 'question: q', 'choices: [{text: a}, {text: b}]'),
      '11:10 no choice can be right',
    ],
    [
      block('predict a.py', 'ask: choice', 'question: q', 'choices: [{text: a, right: true}, {text: b, right: true}]'),
      '11:10 several are right',
    ],
    [
      block('predict a.py', 'ask: choice', 'question: q', 'choices: [{text: a, right: true}, {text: a}]'),
      '11:10 "a" is there twice',
    ],
  ],
  'a value to change': [
    [
      block('modify a.py', ...value('name: n', 'find: "delay = 3"', 'value: "3"', 'choices: ["3", "4"]')),
      '11:9 "delay = 3" does not stand in the program',
    ],
    [
      block('modify a.py', ...value('name: n', 'find: a', 'value: a', 'choices: [a, b]')),
      '11:9 "a" stands in the program more than once',
    ],
    [
      block('modify a.py', ...value('name: n', 'find: "delay = 2"', 'value: "3"', 'choices: ["3", "2"]')),
      '12:10 "3" does not stand in "find"',
    ],
    [
      block('modify a.py', ...value('name: n', 'find: "delay = 2"', 'value: "2"', 'choices: ["3", "4"]')),
      '13:12 "2" is not among them',
    ],
    [
      block('modify a.py', ...value('name: n', 'find: "delay = 2"', 'value: "2"', 'choices: [2]')),
      '13:12 "choices" has too few',
    ],
    [
      block(
        'modify a.py',
        ...value('name: n', 'find: "delay = 2"', 'value: "2"', 'choices: [2, 3]'),
        ...value('name: m', 'value: "y = 2"', 'choices: ["y = 2", z]').slice(1),
      ),
      '10:1 two values stand at the same place',
    ],
  ],
  'quiz.yaml': [
    [{ 'quiz.yaml': '['.repeat(100_000) }, 'quiz.yaml:1:1 this is nested too deeply'],
    [{ 'quiz.yaml': 'id: x' }, 'quiz.yaml:1:1 this is not a list of questions'],
    [
      { 'quiz.yaml': '- id: X Y\n  kind: singel' },
      'quiz.yaml:1:7 "X Y" cannot be an id',
      'quiz.yaml:2:9 "kind" cannot be "singel"',
    ],
    [
      { 'quiz.yaml': '- id: x\n  question: q\n  kind: single\n  choices: [{text: a}, {text: b}]' },
      'quiz.yaml:4:12 no choice is right',
    ],
    [
      {
        'quiz.yaml':
          '- id: x\n  question: q\n  kind: single\n  choices: [{text: a, right: true}, {text: b, right: true}]',
      },
      'quiz.yaml:4:12 several are right',
    ],
    [
      {
        'quiz.yaml':
          '- id: x\n  question: q\n  kind: single\n  choices: [{text: a, moment: {kind: task-woken}}, {text: b}]',
      },
      'quiz.yaml:4:12 a moment of what run?',
    ],
    [{ 'quiz.yaml': '- id: x\n  question: q\n  kind: order' }, 'quiz.yaml:1:3 "lines" is missing'],
    [{ 'quiz.yaml': '- id: x\n  question: q\n  kind: order\n  lines: [a, a]' }, 'quiz.yaml:4:10 a line is there twice'],
    [{ 'quiz.yaml': '- id: x\n  question: q\n  kind: true-false' }, 'quiz.yaml:1:3 "answer" is missing'],
    [
      { 'quiz.yaml': '- id: x\n  question: q\n  kind: true-false\n  choices: [{text: yes, right: true}, {text: no}]' },
      'quiz.yaml:4:12 the choices are not True and False',
    ],
    [
      {
        'quiz.yaml':
          '- id: x\n  question: q\n  kind: fix\n  choices: [{text: a, program: a.py}, {text: b, program: d.py}]',
      },
      'quiz.yaml:1:3 "program" is missing',
      'quiz.yaml:1:3 "goal" is missing',
      'quiz.yaml:4:58 there is no file d.py',
    ],
    [
      {
        'quiz.yaml':
          '- id: x\n  question: q\n  kind: fix\n  program: a.py\n  goal: { duration: 1 }\n  choices: [{text: a, program: a.py}, {text: b, replace: {find: x, with: y}}]',
      },
      'quiz.yaml:6:65 "x" does not stand in the program',
    ],
    [
      {
        'quiz.yaml':
          '- id: x\n  question: q\n  kind: fix\n  program: a.py\n  goal: { duration: 1 }\n  choices: [{text: a}, {text: b, program: a.py}]',
      },
      'quiz.yaml:6:20 what becomes of the program?',
    ],
  ],
  'an exercise': [
    [
      { 'exercise/start.py': '' },
      'exercise/goal.yaml:1:1 the exercise has no goal.yaml',
      'exercise/solution.py:1:1 the exercise has no solution.py',
    ],
    [
      { 'exercise/start.py': '', 'exercise/solution.py': '', 'exercise/goal.yaml': 'title: t\ntask: t\nminutes: 1' },
      'exercise/goal.yaml:1:1 the exercise has no goal',
    ],
    [
      { 'exercise/start.py': '', 'exercise/solution.py': '', 'exercise/goal.yaml': 'title: t\ntask: t\nwithin: 1' },
      'exercise/goal.yaml:1:1 "minutes" is missing',
    ],
    [
      {
        'exercise/start.py': '',
        'exercise/solution.py': '',
        'exercise/goal.yaml': 'title: t\ntask: t\nminutes: 1\nwithn: 1',
      },
      'exercise/goal.yaml:1:1 the exercise has no goal',
      'exercise/goal.yaml:4:1 nobody knows the field "withn"',
    ],
  ],
};

describe('a mistake has a place', () => {
  const cases = Object.entries(MISTAKES).flatMap(([where, list]) =>
    list.map(([source, ...problems]) => ({ where, source, problems })),
  );
  it.each(cases)('in $where: $problems.0', ({ source, problems }) => check(source, problems));

  it('and all of them are found at once, in order', () => {
    check(`${HEAD.replace('part: 1', 'part: 0')}\`\`\`run d.py\n\`\`\`\n\`\`\`huh\n\`\`\``, [
      '5:7 "part" is not a whole number above 0',
      '8:8 there is no file d.py',
      '10:4 nobody knows the directive "huh"',
    ]);
  });

  it('and is shown with its line, a caret and a remedy', () => {
    const parsed = parseLesson({ folder: '05-gather', files: filesOf(block('run d.py')) }, {});
    const problem = parsed.ok ? undefined : parsed.problems[0];
    expect(problem && renderLessonProblem(problem)).toBe(
      [
        '05-gather/lesson.md:8:8: there is no file d.py',
        '8 | ```run d.py',
        '  |        ^',
        '  Did you mean a.py or b.py?',
      ].join('\n'),
    );
  });

  it('in a term or a part that the course does not know', () => {
    const frame = { glossary: new Map([['task', 'A coroutine at work.']]), parts: ['One'] };
    check(head('a', 'terms: [Tasks, futures]'), ['7:16 the glossary has no "futures"'], frame);
    check(head('a').replace('part: 1', 'part: 2'), ['5:7 there is no part 2'], frame);
  });
});

describe('a mistake in a course', () => {
  it('is found between its lessons', () => {
    expect(courseProblems({ a: head('a'), b: head('b', 'after: [a]') })).toEqual([]);
    expect(courseProblems({ x: head('a'), y: head('a') })).toEqual([
      'y/lesson.md:2:5 the id "a" is taken by x/lesson.md',
    ]);
    expect(courseProblems({ a: head('a'), b: head('b', 'after: [x]') })).toEqual([
      'b/lesson.md:7:9 "after" names "x", and there is no such lesson',
    ]);
    expect(courseProblems({ a: head('a', 'after: [b]'), b: head('b') })).toEqual(['a/lesson.md:7:9 "b" comes later']);
    expect(courseProblems({ a: head('a', 'after: [a]') })).toEqual([
      'a/lesson.md:7:9 "after" runs in a circle: a after a',
    ]);
    expect(
      courseProblems({ a: head('a', 'after: [c]'), b: head('b', 'after: [a]'), c: head('c', 'after: [b]') }),
    ).toEqual(['a/lesson.md:7:9 "after" runs in a circle: a after c after b after a']);
    expect(courseProblems({ a: head('a', 'terms: [task]') })).toEqual([
      'glossary.yaml:1:1 the lessons have terms, and there is no glossary.yaml',
    ]);
  });

  it('is found in the files beside them', () => {
    expect(courseProblems({}, { 'course.yaml': 'parts: [one]' })).toEqual(['course.yaml:1:1 "title" is missing']);
    expect(courseProblems({}, { 'glossary.yaml': 'task: one\nTask: two\nloop: [a]' })).toEqual([
      'glossary.yaml:2:1 "Task" is explained twice',
      'glossary.yaml:3:7 the explanation of "loop" is not a text',
    ]);
  });

  it('spoils only its own lesson', () => {
    const problems = courseProblems({ a: 'no front matter', b: head('b') });
    expect(problems).toEqual(['a/lesson.md:1:1 the front matter is missing']);
  });
});

describe('the check helper', () => {
  it('can fail', () => {
    expect(() => check(`${HEAD}Hello`, ['8 run a.py: a.py'])).toThrow();
    expect(() => check(block('rnu a.py'), ['8:4 nobody knows the directive "run"'])).toThrow();
    expect(() => check(block('rnu a.py'), [])).toThrow();
    expect(read(`${HEAD}Hello`)).toEqual(['8 prose: Gather']);
  });
});
