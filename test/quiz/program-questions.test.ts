import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChangedSubject,
  COMPUTED_KINDS,
  type ComputedKind,
  createRandom,
  generators,
  gradeAnswer,
  type QuizQuestion,
  type Subject,
} from '../../src/quiz/index.ts';
import { testEngine } from '../python/support/run-program.ts';
import { plans, sourceOf } from './program-generator.ts';
import { createBench, programOf } from './runs.ts';
import { rightText, verifyAnswer } from './verify.ts';

const KINDS = Object.keys(COMPUTED_KINDS) as ComputedKind[];
const bench = createBench(testEngine());

/** The same program with one line changed. */
async function changed(source: string, before: string, after: string, idea?: string): Promise<Subject> {
  const subject = await bench.subject(programOf(source));
  const line = source.slice(0, source.indexOf(before)).split('\n').length;
  const program = programOf(source.replace(before, after));
  const other: ChangedSubject = { program, recording: await bench.run(program), idea, line, before, after };
  return { ...subject, changed: other };
}

describe('questions about programs that nobody wrote', async () => {
  const sources = fc.sample(plans, { seed: 20, numRuns: 8 }).map(sourceOf);
  const plain = sources.map((source) => bench.subject(programOf(source)));
  const withSleep = sources.filter((source) => /await asyncio\.sleep\([1-9]/.test(source)).slice(0, 2);
  const pairs = withSleep.map((source) => {
    const before = /await asyncio\.sleep\([1-9.]+\)/.exec(source)?.[0] ?? '';
    return changed(source, before, before.replace('await asyncio', 'time'), 'time-sleep-yields');
  });
  let subjects: readonly Subject[] = [];

  it('can be asked about all kinds of things', async () => {
    subjects = await Promise.all([...plain, ...pairs]);
    const met = new Set(KINDS.filter((kind) => subjects.some((one) => generators[kind](one, createRandom(1)))));
    expect([...met].sort()).toEqual([...KINDS].sort());
  });

  const always = (law: (question: QuizQuestion, subject: Subject) => void) => {
    const draws = fc.record({
      subject: fc.constantFrom(...subjects),
      kind: fc.constantFrom(...KINDS),
      seed: fc.integer(),
    });
    const property = fc.property(draws, ({ subject, kind, seed }) => {
      const question = generators[kind](subject, createRandom(seed));
      if (question !== undefined) law(question, subject);
    });
    fc.assert(property, { numRuns: 500, seed: 8 });
  };

  it('have one right answer among different ones, whoever regrades it', () => {
    always(({ form }) => {
      if (form.kind !== 'one') return;
      expect(new Set(form.choices.map(({ text }) => text.replaceAll('`', ''))).size).toBe(form.choices.length);
      const grades = () => form.choices.map((_, place) => gradeAnswer({ form }, { kind: 'choices', chosen: [place] }));
      expect(grades().flatMap(({ right }, place) => (right ? [place] : []))).toEqual([form.right]);
      expect(grades()).toEqual(grades());
    });
  });

  it('are answered by what the run shows', () => {
    always((question, subject) => verifyAnswer(question, subject));
  });
});

describe('what would be ambiguous or trivial is not asked', () => {
  const MAIN = 'import asyncio, time\n';
  it.each<[string, readonly ComputedKind[], string]>([
    [
      'equal lines',
      ['order'],
      `${MAIN}async def f():\n    for _ in range(3):\n        print("x")\n        await asyncio.sleep(1)\nasync def main():\n    await asyncio.gather(f(), f())\nasyncio.run(main())\n`,
    ],
    [
      'one task, one line',
      KINDS,
      `${MAIN}async def main():\n    await asyncio.sleep(1)\n    print("done")\nasyncio.run(main())\n`,
    ],
    [
      'what somebody types',
      KINDS,
      `${MAIN}async def f(n):\n    await asyncio.sleep(n)\n    print("f", n)\nasync def main():\n    try:\n        input("Go? ")\n    except EOFError:\n        print("nobody there")\n    await asyncio.gather(f(2), f(1))\n    print("end")\nasyncio.run(main())\n`,
    ],
    [
      'chance',
      ['next-line', 'order', 'duration', 'who-runs', 'waits-for', 'how-many-wait', 'outcome'],
      `${MAIN}import random\nasync def f(n):\n    await asyncio.sleep(random.choice([1, 2]))\n    print("f", n)\nasync def main():\n    await asyncio.gather(f(2), f(1))\n    print("end")\nasyncio.run(main())\n`,
    ],
    [
      'two loops',
      ['who-runs', 'waits-for', 'how-many-wait', 'blocking-line'],
      `${MAIN}async def f(n):\n    await asyncio.sleep(n)\n    time.sleep(1)\n    print("f", n)\nasync def main():\n    await asyncio.gather(f(2), f(1))\nasyncio.run(main())\nasyncio.run(main())\n`,
    ],
    [
      'a run that a limit ends',
      KINDS,
      `${MAIN}async def f():\n    while True:\n        await asyncio.sleep(1)\nasync def main():\n    print("begin")\n    asyncio.create_task(f())\n    await f()\nasyncio.run(main())\n`,
    ],
    [
      'timers of different starts that meet',
      ['order', 'outcome'],
      `${MAIN}async def f():\n    await asyncio.sleep(1)\n    await asyncio.sleep(1)\n    print("twice one")\nasync def g():\n    await asyncio.sleep(2)\n    print("once two")\nasync def main():\n    await asyncio.gather(f(), g())\nasyncio.run(main())\n`,
    ],
    [
      'threads that race',
      ['order', 'next-line'],
      `${MAIN}def w(n):\n    print("worker", n)\nasync def main():\n    await asyncio.gather(*[asyncio.to_thread(w, n) for n in "abc"])\nasyncio.run(main())\n`,
    ],
    [
      'computing',
      ['duration', 'who-runs', 'waits-for', 'how-many-wait'],
      `${MAIN}async def f(n):\n    sum(range(n))\n    for _ in range(200_000):\n        pass\n    await asyncio.sleep(1)\n    print("f", n)\nasync def main():\n    await asyncio.gather(f(2), f(1))\nasyncio.run(main())\n`,
    ],
    [
      'the clock in the output',
      ['order'],
      `${MAIN}start = time.monotonic()\nasync def f(n):\n    await asyncio.sleep(n)\n    print(f"{n} slept, now it is {time.monotonic() - start:.0f}")\nasync def main():\n    await asyncio.gather(f(3), f(1), f(2))\nasyncio.run(main())\n`,
    ],
  ])('%s', async (_, kinds, source) => {
    const subject = await bench.subject(programOf(source));
    const seeds = [1, 2, 3, 4, 5];
    const asked = kinds.flatMap((kind) => seeds.map((seed) => generators[kind](subject, createRandom(seed))?.question));
    expect(asked.filter((question) => question !== undefined)).toEqual([]);
  });
});

describe('a deadlock', () => {
  it('is an ending to ask for, with its reason', async () => {
    const source =
      'import asyncio\nasync def main():\n    print("waiting")\n    await asyncio.Event().wait()\n    print("over")\nasyncio.run(main())\n';
    const subject = await bench.subject(programOf(source));
    const question = generators.outcome(subject, createRandom(1));
    expect(question && rightText(question)).toBe('Never: it waits for ever');
    expect(question?.because).toContain('`main` waits for');
  });
});

describe('a line that changes', () => {
  const PROGRAM =
    'import asyncio, time\nasync def f(n):\n    await asyncio.sleep(n)\n    print("f", n)\nasync def main():\n    await asyncio.gather(f(2), f(1))\nasyncio.run(main())\n';

  it('is asked for by what differs, with the unchanged run as a trap', async () => {
    const subject = await changed(PROGRAM, 'await asyncio.sleep(n)', 'time.sleep(n)', 'time-sleep-yields');
    const question = generators['what-if'](subject, createRandom(1));
    if (question?.form.kind !== 'one') throw new Error('not asked');
    expect(question.question).toBe(
      'Line 3 is `await asyncio.sleep(n)`. Suppose it were `time.sleep(n)`. How long does the program take then?',
    );
    expect(rightText(question)).toBe('3 s');
    expect(question.form.choices.find(({ text }) => text === '2 s')?.idea).toBe('time-sleep-yields');
    expect(question.changed?.line).toBe(3);
    expect(question.evidence?.program.source).toContain('time.sleep(n)');
  });

  it('is asked for by the first line that differs, where the time stays the same', async () => {
    const source =
      'import asyncio\nasync def f():\n    print("f begins")\n    await asyncio.sleep(1)\n    print("f ends")\nasync def main():\n    task = asyncio.create_task(f())\n    await task\n    print("main ends")\nasyncio.run(main())\n';
    const subject = await changed(source, 'await task', 'pass', 'run-waits-for-all');
    const question = generators['what-if'](subject, createRandom(1));
    expect(question?.question).toMatch(/Suppose it were `pass`. Which line is printed first then\?$/);
    expect(question && rightText(question)).toBe('main ends');
    if (question !== undefined) verifyAnswer(question, subject);
  });

  it('is not asked for when nothing tells the runs apart', async () => {
    const subject = await changed(PROGRAM, 'print("f", n)', 'print("f",  n)');
    expect(generators['what-if'](subject, createRandom(1))).toBeUndefined();
    expect(generators['what-if']({ ...subject, changed: undefined } as never, createRandom(1))).toBeUndefined();
  });
});

describe('a line that only leads to the blocking one', () => {
  it('is no trap: who awaits it stands still as well', async () => {
    const source =
      'import asyncio, time\nasync def inner():\n    time.sleep(1)\nasync def outer():\n    await inner()\n    await asyncio.sleep(1)\n    await asyncio.sleep(2)\nasync def main():\n    await outer()\nasyncio.run(main())\n';
    const subject = await bench.subject(programOf(source));
    for (let seed = 0; seed < 20; seed++) {
      const question = generators['blocking-line'](subject, createRandom(seed));
      expect(question && rightText(question)).toBe('Line 3: time.sleep(1)');
      expect(JSON.stringify(question?.form)).not.toMatch(/await (inner|outer)\(/);
    }
  });
});
