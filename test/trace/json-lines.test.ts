import { expect, test } from 'vitest';
import { parseJsonLine, readJsonLines, type TraceEvent, toJsonLine } from '../../src/trace/index.ts';
import { simulate } from '../support/trace-generator.ts';

const START =
  '{"at":0,"thread":1,"task":0,"kind":"program-started","version":1,"file":"a.py","args":[],"python":"3.14"}';

/** The first problem of a text as "line: message", or "no problem". */
async function problemOf(text: string): Promise<string> {
  const [problem] = (await readJsonLines(text)).problems;
  return problem === undefined ? 'no problem' : `${problem.line}: ${problem.message}`;
}

async function check(text: string, expected: string): Promise<void> {
  expect(await problemOf(text)).toBe(expected);
}

test('the check can fail', async () => {
  await expect(check(START, '1: nonsense')).rejects.toThrow();
});

test('what is written is read back', async () => {
  const events = simulate({
    name: 'main',
    ops: [
      { print: 'hi\u001b[31m\n"' },
      { gather: [{ name: 'greet', ops: [{ sleep: 2 }, { lock: [{ block: 1 }] }] }] },
      { thread: 'job', seconds: 5 },
    ],
  });
  const read = await readJsonLines(events.map(toJsonLine).join(''));
  expect(read).toEqual({ events, problems: [], skipped: 0 });
});

test('a line begins with when and who', () => {
  const event: TraceEvent = { kind: 'step-started', at: 1_000_000_000, thread: 1, task: 4 };
  expect(toJsonLine(event)).toBe('{"at":1000000000,"thread":1,"task":4,"kind":"step-started"}\n');
});

test('kinds and fields that a newer writer adds are skipped', async () => {
  const text = `${START}\n{"at":0,"thread":1,"task":0,"kind":"moon-rose"}\n\n{"at":0,"thread":1,"task":2,"kind":"step-started","mood":"good"}\n`;
  const read = await readJsonLines(text);
  expect(read.skipped).toBe(1);
  expect(read.events.map((event) => event.kind)).toEqual(['program-started', 'step-started']);
  expect(read.events[1]).toEqual({ at: 0, thread: 1, task: 2, kind: 'step-started' });
});

test('a newer version is refused politely, and nothing else is said', async () => {
  const read = await readJsonLines(`${START.replace('"version":1', '"version":2')}\nrubbish\n`);
  expect(read.problems).toEqual([
    {
      line: 1,
      message: 'the trace is of version 2, and this async-tutor reads up to version 1',
      remedy: 'Update async-tutor, or record the program again with this one.',
    },
  ]);
});

test('problems name the line and the field', async () => {
  await check('', '1: this is not an event of a trace');
  await check('print("hello")\n', '1: this is not an event of a trace');
  await check('[1]', '1: this is not an event of a trace');
  await check(
    '{"at":0,"thread":1,"task":0,"kind":"step-started"}',
    '1: the trace begins with "step-started" instead of "program-started"',
  );
  await check(
    `${START}\n{"at":-1,"thread":1,"task":0,"kind":"step-started"}`,
    '2: "step-started": at: Too small: expected number to be >=0',
  );
  await check(
    `${START}\n{"at":5,"thread":1,"task":0,"kind":"step-started"}\n{"at":4,"thread":1,"task":0,"kind":"step-started"}`,
    '3: the clock goes back, from 5 to 4 ns',
  );
  await check(
    `${START}\n{"at":0,"thread":1,"task":0,"kind":"task-woken","woken":2,"cause":"future","future":"3"}`,
    '2: "task-woken": future: Invalid input: expected number, received string',
  );
  await check(`${START}\n{"at":0,"thread":1,"task":0,"kind":"toString"}`, 'no problem');
});

test('a file that is something else has a bounded list of problems', async () => {
  const read = await readJsonLines(`${START}\n${'nonsense\n'.repeat(1000)}`);
  expect(read.problems).toHaveLength(10);
});

test('one line by itself', async () => {
  expect(await parseJsonLine('', 7)).toEqual({ kind: 'skipped', unknown: undefined });
  expect((await parseJsonLine(START, 1)).kind).toBe('event');
  expect(await parseJsonLine('{', 7)).toMatchObject({ kind: 'problem', problem: { line: 7 } });
});
