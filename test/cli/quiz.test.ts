import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EMPTY_PROGRESS, readProgress, writeProgress } from '../../src/progress/index.ts';
import { reviewed } from '../../src/quiz/index.ts';
import { type CliOptions, runCli } from '../support/run-cli.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type QuizCall = CliOptions & { readonly data?: string };

/** Runs a quiz with a data folder of its own. */
function quiz(args: readonly string[], { data = emptyFolder(), ...options }: QuizCall = {}) {
  return runCli(['quiz', ...args], { ...options, env: { ...options.env, ASYNC_TUTOR_DATA: data } });
}

function savedIn(data: string) {
  const read = readProgress(readFileSync(join(data, 'progress.json'), 'utf8'));
  if (read.kind !== 'progress') throw new Error(`the file is ${read.kind}`);
  return read.progress;
}

interface JsonQuestion {
  readonly id: string;
  readonly lesson: string | null;
  readonly question: string;
  readonly answer: 'one' | 'several' | 'order';
  readonly program: { readonly name: string; readonly source: string } | null;
  readonly choices?: readonly { readonly text: string; readonly right: boolean }[];
  readonly lines?: readonly string[];
  readonly right?: readonly string[];
  readonly evidence: { readonly event: number; readonly narration: string | null } | null;
}

async function asJson(args: readonly string[], options: QuizCall = {}): Promise<readonly JsonQuestion[]> {
  const { code, stdout, stderr } = await quiz([...args, '--json'], options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** The answer that a teacher's sheet calls right, as somebody would type it. */
function rightAnswer({ choices, lines, right }: JsonQuestion): string {
  if (choices !== undefined) {
    return choices.flatMap((choice, place) => (choice.right ? [place + 1] : [])).join(',');
  }
  const names = (lines ?? []).map((line, place) => ({ line, name: String.fromCharCode(97 + place) }));
  return (right ?? [])
    .map((line) => {
      const at = names.findIndex((one) => one.line === line);
      return names.splice(at, 1)[0]?.name;
    })
    .join(' ');
}

const PROGRAM = `import asyncio

async def cook(dish, seconds):
    print("start", dish)
    await asyncio.sleep(seconds)
    print("done", dish)
    return dish

async def main():
    print(await asyncio.gather(cook("rice", 3), cook("soup", 1)))

asyncio.run(main())
`;

describe('a quiz in a pipe', () => {
  it('of a seed is the same for everybody: what a teacher’s sheet calls right is right', async () => {
    const args = ['gather', '--count', '1', '--seed', '5'];
    const data = emptyFolder();
    const [question] = await asJson(args);
    if (question === undefined) throw new Error('there is no question');
    const { code, stdout, stderr } = await quiz(args, { data, stdin: `${rightAnswer(question)} know\n` });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Question 1 of 1: asyncio.gather');
    expect(stdout.replace(/\s+/g, ' ')).toContain(question.question.replace(/\s+/g, ' '));
    expect(stdout).toMatch(/^Right\.$/m);
    expect(stdout).toMatch(/^ {2}> +\d+\.\d+ s {2}\S/m);
    expect(stdout).toContain('1 of 1 right.');
    expect(stdout).toMatch(/What comes back:\n\n {2}in \d+ days? +gather: /);
    const { cards, days, asked } = savedIn(data);
    expect(asked).toEqual([question.id]);
    expect(Object.keys(cards)).toEqual([expect.stringMatching(/^gather\//)]);
    expect(Object.values(days)).toEqual([{ answers: 1, right: 1, solved: 0 }]);

    const none = await quiz(['--due'], { data });
    expect(none).toMatchObject({ code: 0, stderr: '' });
    expect(none.stdout).toMatch(/^Nothing is due for a review now\. The next idea comes back in \d+ days\.\n/);
  }, 120_000);

  it('reviews what is due, and nothing else', async () => {
    const data = emptyFolder();
    const card = reviewed(undefined, { right: true, confidence: 'think' }, Date.now() - 30 * 24 * 60 * 60 * 1000);
    const progress = { ...EMPTY_PROGRESS, cards: { 'gather/order': card, 'no-lesson/order': card } };
    writeFileSync(join(data, 'progress.json'), writeProgress(progress));
    const { code, stdout, stderr } = await quiz(['--due'], { data });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Question 1 of 1: ');
    expect(stdout).toContain('Put the lines in the order');
    expect(stdout).toContain('No question was answered: nothing has changed.');
  }, 120_000);

  it('asks about any program, and keeps no cards of it', async () => {
    const folder = emptyFolder();
    const data = emptyFolder();
    writeFileSync(join(folder, 'kitchen.py'), PROGRAM);
    const stdin = '1\nabcde\n1,2\n';
    const args = ['--file', 'kitchen.py', '--count', '1'];
    const { code, stdout, stderr } = await quiz(args, { data, cwd: folder, stdin });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Question 1 of 1: kitchen.py');
    const [question] = await asJson(['--file', '-', '--count', '1'], { data, stdin: PROGRAM });
    expect(question).toMatchObject({ lesson: null, program: { source: PROGRAM } });
    expect(existsSync(join(data, 'progress.json')) ? savedIn(data).cards : {}).toEqual({});
  }, 120_000);
});

describe('a quiz that cannot be', () => {
  /** Expects exit code and, on standard error alone, these words. */
  async function check(args: readonly string[], code: number, words: readonly string[], options: CliOptions = {}) {
    const result = await quiz(args, options);
    for (const word of words) expect(result.stderr).toContain(word);
    expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' });
  }

  it('is about a lesson that does not exist', async () => {
    await check(['gahter'], 2, ['there is no lesson "gahter".', 'Did you mean gather?']);
  });

  it('has wrong options', async () => {
    await check(['--count', '0'], 2, ['a number from 1 to 1,000']);
    await check(['--seed', 'x'], 2, ['a number from 0']);
    await check(['--deu'], 2, ["unknown option '--deu'", 'Did you mean --due?']);
    await check(['--json', '--plain'], 2, ['cannot be used with']);
    await check(['gather', '--file', 'x.py'], 2, ['--file cannot be used with the lesson "gather".']);
    await check(['--file', '-'], 2, ['the answers come from standard input']);
  });

  it('is about a program that cannot be read, or that says too little', async () => {
    const folder = emptyFolder();
    await check(['--file', 'nothing.py'], 66, ['there is no file nothing.py.'], { cwd: folder });
    writeFileSync(join(folder, 'one.py'), 'print("one")\n');
    await check(['--file', 'one.py'], 2, ['Nothing can be asked about one.py'], { cwd: folder });
    writeFileSync(join(folder, 'broken.py'), 'def (\n');
    await check(['--file', 'broken.py'], 2, ['Nothing can be asked about broken.py', 'SyntaxError'], { cwd: folder });
  });
});
