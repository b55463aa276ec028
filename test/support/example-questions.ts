import type { Evidence, QuizProgram, QuizQuestion } from '../../src/quiz/index.ts';
import { gatherTrace } from './example-traces.ts';

/** The program of the example trace as a quiz knows it. */
export function gatherProgram(): QuizProgram {
  const { source } = gatherTrace();
  return { file: '/course/01-example/gather.py', name: 'gather.py', args: [], source };
}

/** A moment of the example trace. */
export function evidenceAt(at: number, say: string): Evidence {
  return { program: gatherProgram(), at, say };
}

const BASE = { changed: null, line: null, because: '' } as const;

/** How long does it take? One choice is right, and a wrong one has a moment of its own. */
export function durationQuestion(): QuizQuestion {
  return {
    ...BASE,
    id: 'gather/duration/1',
    card: { lesson: 'gather', kind: 'duration', idea: '' },
    question: 'How long does this program take, from the start to the last line it prints?',
    program: gatherProgram(),
    form: {
      kind: 'one',
      choices: [
        {
          text: '`3 s`',
          idea: 'gather-serialises',
          because: 'That would be the sum of both sleeps. `gather` starts the second one before the first is over.',
          evidence: evidenceAt(28, 'Both tasks sleep at 0 s: nobody waits for the other one.'),
        },
        { text: '`2 s`', idea: undefined, because: 'The longest sleep decides, because both sleep at the same time.' },
        { text: '`1 s`', idea: 'await-in-loop-overlaps', because: 'After `1 s` only the shorter one is over.' },
        { text: '`0 s`', idea: 'sleep-zero-is-nothing', because: 'The tasks really wait.' },
      ],
      right: 1,
    },
    evidence: evidenceAt(49, 'greet prints the last line at 2 s: its sleep was the longest.'),
  };
}

/** Put the lines in order. */
export function orderQuestion(): QuizQuestion {
  const right = ['Hello, ...', 'Starting another task...', 'Finished another task!', '... world!'];
  return {
    ...BASE,
    id: 'gather/order/1',
    card: { lesson: 'gather', kind: 'order', idea: '' },
    question: 'In which order do these lines print?',
    program: gatherProgram(),
    form: {
      kind: 'order',
      lines: ['... world!', 'Hello, ...', 'Finished another task!', 'Starting another task...'],
      right,
    },
    because: 'The shorter sleep is over first.',
    evidence: evidenceAt(38, 'do_something_else wakes after 1 s and prints before greet.'),
  };
}

/** A line changes: before and after are shown. */
export function whatIfQuestion(): QuizQuestion {
  const program = gatherProgram();
  const before = '    await asyncio.sleep(2)';
  const after = '    time.sleep(2)';
  const line = program.source.split('\n').indexOf(before) + 1;
  const changed = { ...program, source: program.source.replace(before, after) };
  return {
    ...BASE,
    id: 'gather/what-if/1',
    card: { lesson: 'gather', kind: 'what-if', idea: '' },
    question: 'What happens to the duration if this line changes as shown?',
    program,
    changed: { program: changed, line, before: before.trim(), after: after.trim() },
    line,
    form: {
      kind: 'one',
      choices: [
        { text: 'It stays `2 s`.', idea: 'time-sleep-yields', because: '`time.sleep` gives control to nobody.' },
        { text: 'It becomes `3 s`.', idea: undefined, because: '`time.sleep` blocks the loop.' },
        { text: 'It becomes `1 s`.', idea: undefined, because: '' },
      ],
      right: 1,
    },
    evidence: { program: changed, at: 22, say: 'The loop stands still: the other task cannot begin.' },
  };
}

/** Several are right, and no run decides. */
export function wordsQuestion(): QuizQuestion {
  return {
    ...BASE,
    id: 'gather/quiz/words',
    card: { lesson: 'gather', kind: 'authored', idea: 'words' },
    question: 'What can be handed to `asyncio.gather`?',
    program: null,
    form: {
      kind: 'several',
      choices: [
        { text: 'coroutines', idea: undefined, because: 'They become tasks.' },
        { text: 'tasks and futures', idea: undefined, because: '' },
        { text: 'ordinary functions', idea: 'coroutine-is-task', because: 'There is nothing to await in a function.' },
        {
          text: 'a list, as one argument, which `gather` then takes apart for you and runs one after the other',
          idea: 'await-takes-list',
          because: 'It takes its awaitables one by one: `gather(*list)`.',
        },
      ],
      right: [0, 1],
    },
    because: 'Whatever can be awaited can be gathered.',
    evidence: null,
  };
}

/** A line that is asked about. */
export function lineQuestion(): QuizQuestion {
  const program = gatherProgram();
  return {
    ...BASE,
    id: 'gather/next-line/1',
    card: { lesson: 'gather', kind: 'next-line', idea: '' },
    question: 'The program has just printed `Starting another task...`. What prints next?',
    program,
    line: program.source.split('\n').findIndex((line) => line.includes('Starting')) + 1,
    form: {
      kind: 'one',
      choices: [
        { text: '`Finished another task!`', idea: undefined, because: 'It sleeps for the shorter time.' },
        { text: '`... world!`', idea: 'results-sorted', because: 'greet was first to begin, but sleeps longer.' },
        { text: '`Hello, ...`', idea: undefined, because: '' },
      ],
      right: 0,
    },
    evidence: evidenceAt(38, 'After 1 s the shorter sleep is over.'),
  };
}

/** One of each form, in the order in which the example quiz asks them. */
export function exampleQuestions(): readonly QuizQuestion[] {
  return [durationQuestion(), orderQuestion(), wordsQuestion(), whatIfQuestion(), lineQuestion()];
}
