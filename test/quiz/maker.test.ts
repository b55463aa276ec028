import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lessonSources } from '../../src/cli/quiz/sources.ts';
import type { Question } from '../../src/lesson/index.ts';
import {
  type Card,
  COMPUTED_KINDS,
  type ComputedKind,
  cardId,
  createQuizMaker,
  gradeAnswer,
  type QuizMaker,
  type QuizMakerOptions,
  type QuizProgram,
  type QuizQuestion,
  type QuizSource,
} from '../../src/quiz/index.ts';
import type { Recording } from '../../src/timeline/index.ts';
import { printing } from '../lesson/runs.ts';
import { recordingOf } from '../support/draw-lanes.ts';
import { TraceWriter } from '../support/example-traces.ts';
import { LESSONS } from '../support/fake-host.ts';
import { testRunner, textProgram } from './program-bench.ts';

const KINDS = Object.keys(COMPUTED_KINDS) as ComputedKind[];
const FILES = fileURLToPath(new URL('programs', import.meta.url));
const runner = testRunner();
const { run, sites } = runner;

describe('a maker', () => {
  it('takes programs in turn, and asks nothing twice', async () => {
    const ids = await idsOf(fakeMaker({ programs: ['a', 'b'], questions: 2 }), 6);
    expect(ids.slice(0, 4).toSorted()).toEqual(['a0', 'a1', 'b0', 'b1']);
    for (const pair of [ids.slice(0, 2), ids.slice(2, 4)])
      expect(pair.map((id) => id?.[0]).toSorted()).toEqual(['a', 'b']);
    expect(ids.slice(4)).toEqual([undefined, undefined]);
  });

  it('asks what another session asked only when there is nothing else', async () => {
    const ids = await idsOf(fakeMaker({ programs: ['a'], questions: 3, asked: ['a0', 'a2'] }), 4);
    expect(ids[0]).toBe('a1');
    expect(ids.slice(1, 3).toSorted()).toEqual(['a0', 'a2']);
    expect(ids[3]).toBeUndefined();
  });

  it('leaves alone what nobody could answer, and programs of which its generator wants to know nothing', async () => {
    expect(await idsOf(fakeMaker({ programs: ['asks'], questions: 1 }), 1)).toEqual([undefined]);
    expect(await idsOf(fakeMaker({ programs: ['a', 'b'], questions: 0 }), 1)).toEqual([undefined]);
    const { cardsOf } = fakeMaker({ programs: [], questions: 0 });
    expect(await cardsOf(fakeSource([]))).toEqual([]);
    expect(await cardsOf(fakeSource(['import aiohttp']))).toEqual([]);
    expect((await cardsOf(fakeSource(['a']))).map(cardId)).toEqual(KINDS.map((kind) => `fake/${kind}`));
  });

  it('reads a source once, and only when it is wanted', async () => {
    let reads = 0;
    const source = (id: string): QuizSource => ({
      ...fakeSource(['a']),
      lesson: { id, title: id },
      read: () => fakeSource([`${++reads}`]).read(),
    });
    const maker = fakeMaker({ sources: [source('one'), source('two')], questions: 9 });
    expect(reads).toBe(0);
    await maker.make({ lesson: 'two', kind: 'order', idea: '' }, 1);
    await maker.make({ lesson: 'two', kind: 'order', idea: '' }, 2);
    expect(reads).toBe(1);
    expect(await maker.make({ lesson: 'three', kind: 'order', idea: '' }, 1)).toBeUndefined();
  });

  it('goes on after a failure', async () => {
    const broken = { ...fakeSource([]), read: () => Promise.reject(new Error('no such folder')) };
    const maker = fakeMaker({ sources: [broken, { ...fakeSource(['a']), lesson: null }], questions: 1 });
    await expect(maker.make({ lesson: 'fake', kind: 'order', idea: '' }, 1)).rejects.toThrow('no such folder');
    expect((await maker.make({ lesson: null, kind: 'order', idea: '' }, 1))?.id).toBe('a0');
  });
});

describe('authored questions', () => {
  const questions = ['one', 'two', 'three'].map(
    (id): Question => ({
      id,
      kind: 'single',
      question: `${id}?`,
      program: undefined,
      because: '',
      line: 1,
      choices: [
        { text: 'yes', right: true, idea: undefined, because: '', moment: undefined },
        { text: 'no', right: false, idea: id === 'three' ? undefined : 'calling-runs', because: '', moment: undefined },
      ],
    }),
  );
  const source: QuizSource = { ...fakeSource([]), read: () => ({ programs: [], authored: questions }) };
  const card: Card = { lesson: 'fake', kind: 'authored', idea: 'calling-runs' };
  const ids = async (asked: readonly string[]) => {
    const { make } = fakeMaker({ sources: [source], questions: 0, asked });
    return [await make(card, 1), await make(card, 2), await make(card, 3)].map((question) => question?.id);
  };

  it('have a card for each misconception', async () => {
    const cards = await fakeMaker({ sources: [source], questions: 0 }).cardsOf(source);
    expect(cards.map(cardId)).toEqual(['fake/authored/calling-runs', 'fake/authored/three']);
  });

  it('take turns: first the new ones, then those that were asked longest ago', async () => {
    expect((await ids([])).toSorted()).toEqual(['fake/one', 'fake/two', undefined]);
    expect(await ids(['fake/one'])).toEqual(['fake/two', 'fake/one', undefined]);
    expect(await ids(['fake/two', 'fake/one'])).toEqual(['fake/two', 'fake/one', undefined]);
    expect(await ids(['fake/one', 'fake/two'])).toEqual(['fake/one', 'fake/two', undefined]);
  });
});

describe('a quiz about four lessons', () => {
  const wanted = ['tasks', 'gather', 'locks', 'async-with'];

  it('has sixty questions, each once, and the same with the same seed', async () => {
    const all = await lessonSources({ course: LESSONS });
    const sources = wanted.map((id) => all.find(({ lesson }) => lesson?.id === id) as QuizSource);
    const make = () => createQuizMaker({ sources, run, sites, seed: 11 });
    const first = await askRounds(make(), sources, 60);
    expect(new Set(first.map(({ id }) => id)).size).toBe(60);
    expect(new Set(first.map(({ card }) => card.lesson))).toEqual(new Set(wanted));
    expect(new Set(first.map(({ card }) => card.kind)).size).toBeGreaterThan(7);
    first.forEach(checkQuestion);
    expect((await askRounds(make(), sources, 8)).map(({ id }) => id)).toEqual(first.slice(0, 8).map(({ id }) => id));
  }, 300_000);
});

describe('a quiz about a program that nobody here wrote', () => {
  const programs: readonly (readonly [string, readonly ComputedKind[]])[] = [
    ['blocking.py', ['blocking-line', 'what-if', 'next-line']],
    ['breakfast.py', ['next-line', 'duration']],
    ['count_async.py', ['duration', 'what-if']],
    ['crawler.py', ['waits-for', 'order']],
    ['orders.py', ['duration', 'how-many-wait']],
    ['pool.py', ['next-line', 'duration']],
  ];

  it.each(programs)('%s has questions, of the program as it is first', async (name, kinds) => {
    const source = fileSource(name);
    const maker = createQuizMaker({ sources: [source], run, sites, seed: 3 });
    expect(await maker.obstacle(source)).toBeUndefined();
    for (const kind of kinds) {
      const question = await maker.make({ lesson: null, kind, idea: '' }, 1);
      checkQuestion(question);
      if (kind === kinds[0]) expect(question?.program?.source).toBe(textOf(name));
    }
  });

  const obstacles: readonly (readonly [string, string])[] = [
    ['print(input())', 'it asks for input'],
    ['import asyncio, random\nprint(random.random())', 'chance decides what it does'],
    ['import asyncio\nprint(1', "it does not run: SyntaxError: '(' was never closed"],
    ['print("hello")', 'it starts no event loop and no threads'],
    ['import asyncio\nasync def main():\n    print("hello")\nasyncio.run(main())', 'it has only one task'],
    [
      'import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\nasyncio.run(main())',
      'too much happens in it',
    ],
  ];

  it.each(obstacles)('says why there are no questions: %j', async (text, reason) => {
    const program = textProgram(text, 'mine.py');
    const source: QuizSource = { lesson: null, read: () => ({ programs: [program], authored: [] }) };
    const maker = createQuizMaker({ sources: [source], run, sites, seed: 3 });
    expect(await maker.obstacle(source)).toContain(`Nothing can be asked about mine.py, because ${reason}`);
  });
});

/** Exactly one answer is right (or one order), and no two choices look the same. */
function checkQuestion(question: QuizQuestion | undefined): void {
  if (question === undefined) throw new Error('there is no question');
  const { form, evidence } = question;
  if (form.kind === 'order') {
    expect(form.lines.toSorted()).toEqual(form.right.toSorted());
    expect(gradeAnswer(question, { kind: 'lines', lines: form.lines }).right).toBe(false);
    return;
  }
  const texts = form.choices.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  const right = texts.filter((_, place) => gradeAnswer(question, { kind: 'choices', chosen: [place] }).right);
  if (form.kind === 'one') expect(right).toHaveLength(1);
  if (question.card.kind !== 'authored') expect(evidence).not.toBeNull();
}

/** Asks each card of the sources in turn until there are so many questions. */
async function askRounds(maker: QuizMaker, sources: readonly QuizSource[], count: number): Promise<QuizQuestion[]> {
  const cards = (await Promise.all(sources.map(maker.cardsOf))).flat();
  const made: QuizQuestion[] = [];
  for (let seed = 0; made.length < count && seed < 20; seed++) {
    for (const card of cards) {
      const question = made.length < count ? await maker.make(card, seed) : undefined;
      if (question !== undefined) made.push(question);
    }
  }
  return made;
}

async function idsOf(maker: QuizMaker, count: number): Promise<(string | undefined)[]> {
  const card: Card = { lesson: 'fake', kind: 'order', idea: '' };
  const made = Array.from({ length: count }, (_, seed) => maker.make(card, seed));
  return (await Promise.all(made)).map((question) => question?.id);
}

interface Fake extends Partial<QuizMakerOptions> {
  readonly programs?: readonly string[];
  /** How many questions each program has. */
  readonly questions: number;
}

/** A maker whose programs print a line, and whose questions are `a0`, `a1`, ... for the program `a`. */
function fakeMaker({ programs = [], questions, ...options }: Fake): QuizMaker {
  const generator = (
    { program, lesson }: { program: QuizProgram; lesson: string | null },
    random: { below(limit: number): number },
  ) => (questions === 0 ? undefined : fakeQuestion(`${program.source}${random.below(questions)}`, lesson));
  return createQuizMaker({
    sources: [fakeSource(programs)],
    run: async ({ source }) => (source === 'asks' ? asking() : printing([source])),
    sites: async () => [],
    seed: 1,
    generators: Object.fromEntries(KINDS.map((kind) => [kind, generator])) as unknown as NonNullable<
      QuizMakerOptions['generators']
    >,
    ...options,
  });
}

/** The run of a program that wants to know something. */
function asking(): Recording {
  const trace = new TraceWriter('p.py', '').emit({ kind: 'input-requested', prompt: 'Name? ' });
  return recordingOf(trace.end().events);
}

function fakeSource(programs: readonly string[]): QuizSource {
  const all = programs.map((source) => ({ file: `/${source}.py`, name: `${source}.py`, args: [], source }));
  return { lesson: { id: 'fake', title: 'Fake' }, read: () => ({ programs: all, authored: [] }) };
}

function fakeQuestion(id: string, lesson: string | null): QuizQuestion {
  const form = { kind: 'order', lines: ['b', 'a'], right: ['a', 'b'] } as const;
  const card = { lesson, kind: 'order', idea: '' } as const;
  return { id, card, question: '?', program: null, changed: null, line: null, form, because: '', evidence: null };
}

function textOf(name: string): string {
  return readFileSync(join(FILES, name), 'utf8');
}

function fileSource(name: string): QuizSource {
  const program = { file: join(FILES, name), name, args: [], source: textOf(name) };
  expect(dirname(program.file)).toBe(FILES);
  return { lesson: null, read: () => ({ programs: [program], authored: [] }) };
}
