import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pensFor } from '../../src/cli/progress/pens.ts';
import { openProgress } from '../../src/cli/progress-file.ts';
import type { PreparedQuiz } from '../../src/cli/quiz/prepare.ts';
import { questionsAsJson } from '../../src/cli/quiz/question-json.ts';
import { createRound } from '../../src/cli/quiz/quiz-round.ts';
import { askAsText } from '../../src/cli/quiz/text-session.ts';
import type { QuestionForm, QuizProgram, QuizQuestion } from '../../src/quiz/index.ts';
import { createRecording } from '../../src/timeline/index.ts';
import { gatherTrace } from '../support/example-traces.ts';
import { fakeHost } from '../support/fake-host.ts';

const TRACE = gatherTrace();
const PROGRAM: QuizProgram = { file: '/course/gather.py', name: 'gather.py', args: [], source: TRACE.source };
const recording = createRecording();
recording.append(TRACE.events);
const [MOMENT = 0] = recording.moments.slice(6);

const choice = (text: string, idea?: string, because = '') => ({ text, idea, because });

const ONE: QuestionForm = {
  kind: 'one',
  choices: [
    choice('`first` line', undefined, 'It is the first task.'),
    choice('Both at once', 'gather-uses-cores', 'There is one thread.'),
    choice('Nothing'),
  ],
  right: 0,
};
const SEVERAL: QuestionForm = { kind: 'several', choices: ONE.choices, right: [0, 2] };
const ORDER: QuestionForm = { kind: 'order', lines: ['two', 'one\u001b[2J'], right: ['one\u001b[2J', 'two'] };

function question(form: QuestionForm, more: Partial<QuizQuestion> = {}): QuizQuestion {
  return {
    id: `${form.kind} question`,
    card: { lesson: 'gather', kind: 'next-line', idea: form.kind },
    question: `What about **${form.kind}**?`,
    program: PROGRAM,
    changed: null,
    line: 3,
    form,
    because: 'So it is.',
    evidence: { program: PROGRAM, at: MOMENT, say: 'Here it shows.' },
    ...more,
  };
}

function prepared(questions: readonly QuizQuestion[]): PreparedQuiz {
  const left = [...questions];
  const round = createRound({
    cards: questions.map(({ card }) => card),
    only: 'all',
    begun: ['gather'],
    count: questions.length,
    make: async () => left.shift(),
    states: {},
    ordered: {},
    seed: 1,
    now: () => Date.parse('2026-03-01T12:00:00Z'),
  });
  const runner = { run: async () => recording, sites: async () => [], close: () => undefined };
  const rest = { soonest: null, obstacle: async () => undefined, close: () => undefined };
  return { round, runner, title: 'Quiz', count: questions.length, about: () => 'asyncio.gather', ...rest };
}

interface Session {
  readonly typed: readonly string[];
  readonly isTerminal?: boolean;
  readonly data?: string;
  readonly ascii?: boolean;
}

/** What is shown to somebody who types these lines, and what is remembered of them. */
async function take(
  questions: readonly QuizQuestion[],
  { typed, isTerminal = false, data = emptyFolder(), ascii = false }: Session,
) {
  const host = fakeHost({ stdin: typed.map((line) => `${line}\n`) });
  const stdin = isTerminal ? Object.assign(host.stdin, { isTTY: true }) : host.stdin;
  const file = await openProgress(data);
  const room = { width: 80, ascii, pens: pensFor({ colour: 0, background: 'dark' }) };
  const asked = await askAsText({
    quiz: prepared(questions),
    host: { ...host, stdin, stdout: host.stdout },
    file,
    room,
  });
  await file.settled();
  return { asked, out: host.out, err: host.err, saved: (await openProgress(data)).progress };
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

describe('a quiz as text', () => {
  it('shows the program with its lines, what is asked, and what can be answered', async () => {
    const { out } = await take([question(ONE)], { typed: [] });
    expect(out).toMatch(/^Question 1 of 1: asyncio\.gather\n-+\n\ngather\.py:\n\n {2} +1 {2}\S/);
    expect(out).toMatch(/^> +3 {2}/m);
    expect(out).toContain(
      'What about **one**?\n\n  1  `first` line\n  2  Both at once\n  3  Nothing\n\nYour answer (1-3): ',
    );
  });

  it('praises a right answer with its reason and the moment that decides', async () => {
    const { out, saved } = await take([question(ONE)], { typed: ['1 know'] });
    expect(out).toMatch(/Your answer \(1-3\): 1 know\n\nRight\.\n\nIt is the first task\.\n\nSo it is\.\n\n/);
    expect(out).toMatch(
      /In the run of gather\.py: Here it shows\.\n\n( {4}.*\n(?: {6,}.*\n)*)* {2}> +\d+\.\d\d s {2}\S/,
    );
    expect(out).toContain('This idea comes back in 8 days.');
    expect(out).toContain('1 of 1 right.');
    expect(saved.cards['gather/next-line/one']).toMatchObject({ right: true });
    expect(saved.misconceptions['gather-uses-cores']).toMatchObject({ right: 1, wrong: 0 });
  });

  it('says of a wrong answer what would have been right, and what was behind it', async () => {
    const { out, saved } = await take([question(ONE)], { typed: ['2 know'] });
    expect(out).toContain(
      'Not this time.\n\nThe right answer:\n\n  1  `first` line\n\nYour answer 2: There is one thread.',
    );
    expect(out).toContain('1 time you were sure, and it was not so.');
    expect(out).toContain('once: “Tasks run in parallel, on several cores or in several threads.”');
    expect(out).toMatch(/Worth reading again:\n\n {2}async-tutor lesson gather/);
    expect(out).toMatch(/What comes back:\n\n {2}tomorrow +gather: what prints next/);
    expect(saved.misconceptions['gather-uses-cores']).toMatchObject({ right: 0, wrong: 1 });
  });

  it('takes several answers, and lines in order, made harmless', async () => {
    const { out, saved } = await take([question(SEVERAL), question(ORDER)], { typed: ['1,3', 'a b'] });
    expect(out).toContain('Your answers (1-3): 1,3\n\nRight.');
    expect(out).toContain('The right order:\n\n  one␛[2J\n  two\n');
    expect(out).not.toContain('\u001b');
    expect(out).toContain('1 of 2 right.');
    expect(Object.keys(saved.cards)).toHaveLength(2);
  });

  it('marks what changes, and is ASCII where only that can be shown', async () => {
    const changed = { program: PROGRAM, line: 3, before: '    await one', after: '    one → two' };
    const { out } = await take([question(ONE, { changed })], { typed: ['1'], ascii: true });
    expect(out).toContain('Line 3 changes:\n\n  - await one\n  + one \\u2192 two\n');
    expect(out).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('asks again when it does not understand', async () => {
    const { out } = await take([question(ONE)], { typed: ['hm', '7', '1'] });
    expect(out.match(/Please answer with a number from 1 to 3/g)).toHaveLength(2);
    expect(out).toContain('Right.');
  });

  it('ends politely with the input, or when somebody leaves', async () => {
    const both = [question(ONE), question(ORDER)];
    const ended = await take(both, { typed: ['1'] });
    expect(ended.out).toContain('Your order: \n1 of 1 right.');
    const left = await take(both, { typed: ['1', 'q', 'b a'] });
    expect(left.out).toContain('Your order: q\n1 of 1 right.');
    expect(Object.keys(left.saved.cards)).toHaveLength(1);
    expect((await take(both, { typed: [] })).out).toContain('No question was answered: nothing has changed.');
    expect((await take([], { typed: [] })).asked).toBe(0);
  });

  it('asks on a terminal how sure one is, unless that was said', async () => {
    const typed = await take([question(ONE), question(ORDER)], { typed: ['1', 'g', 'b a know'], isTerminal: true });
    expect(typed.out.match(/How sure are you/g)).toHaveLength(1);
    expect(typed.out).toContain('1 time a guess was right.');
    expect(typed.out).not.toContain('b a know');
  });

  it('goes on when nothing can be saved, and says so once', async () => {
    const data = join(emptyFolder(), 'data');
    const first = await take([question(ONE)], { typed: ['1'], data });
    expect(first.err).toBe('');
    rmSync(data, { recursive: true });
    const file = await openProgress(join(process.execPath, 'no-folder'));
    const host = fakeHost({ stdin: ['1\n', 'b a\n'] });
    const room = { width: 80, ascii: false, pens: pensFor({ colour: 0, background: 'dark' }) };
    await askAsText({ quiz: prepared([question(ONE), question(ORDER)]), host, file, room });
    expect(host.out).toContain('2 of 2 right.');
    expect((file.notice ?? host.err).match(/cannot be (saved|read)/g)).toHaveLength(1);
  });
});

describe('a quiz for teachers', () => {
  it('has the answers, the reasons and the moments that decide', async () => {
    const [one, order] = (await questionsAsJson(prepared([question(ONE), question(ORDER)]))) as never[];
    expect(one).toMatchObject({
      id: 'one question',
      lesson: 'gather',
      about: 'asyncio.gather',
      kind: 'next-line',
      program: { name: 'gather.py', source: TRACE.source },
      line: 3,
      answer: 'one',
      choices: [
        { text: '`first` line', right: true, misconception: null, because: 'It is the first task.' },
        { right: false, misconception: 'gather-uses-cores' },
        { right: false },
      ],
      because: 'So it is.',
      evidence: { program: 'gather.py', event: MOMENT, say: 'Here it shows.', narration: expect.any(String) },
    });
    expect(order).toMatchObject({ answer: 'order', lines: ['two', 'one\u001b[2J'], right: ['one\u001b[2J', 'two'] });
  });
});
