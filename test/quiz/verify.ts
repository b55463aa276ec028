import { expect } from 'vitest';
import type { ComputedKind, Evidence, QuizQuestion, Subject } from '../../src/quiz/index.ts';
import { formatSeconds, type Recording } from '../../src/timeline/index.ts';
import { SECOND } from '../../src/trace/index.ts';

/**
 * Looks up in the run whether the right answer of a question is right, at the moment that the question names as its
 * evidence, and by other means than those of the generators.
 */
export function verifyAnswer(question: QuizQuestion, { recording, changed }: Subject): void {
  const { evidence, card } = question;
  if (evidence === null) throw new Error('every computed question has its evidence');
  const run = card.kind === 'what-if' ? changed?.recording : recording;
  if (run === undefined) throw new Error('nothing has run');
  expect(evidence.at).toBeGreaterThan(0);
  expect(evidence.at).toBeLessThanOrEqual(run.length);
  expect(evidence.say).toMatch(/\S\.$/);
  verifyChoices(question, run);
  if (card.kind !== 'authored') CHECKS[card.kind](question, run, evidence);
  if (/ at [\d.]+ m?s/i.test(wordsOf(question))) verifyMoment(question, run, evidence);
}

/** A wrong choice that names a moment is seen there: a line that is printed at another time. */
function verifyChoices({ form }: QuizQuestion, run: Recording): void {
  if (form.kind !== 'one') return;
  for (const { text, evidence } of form.choices) {
    if (evidence === undefined) continue;
    expect(evidence.at).toBeLessThanOrEqual(run.length);
    expect(
      run
        .outputUpTo(evidence.at)
        .filter(({ stream }) => stream === 'stdout')
        .at(-1)?.text,
    ).toBe(text.slice(1, -1));
  }
}

/** The text of the right choice, without its Markdown. */
export function rightText({ form }: QuizQuestion): string {
  if (form.kind !== 'one') throw new Error('not one of several');
  return (form.choices[form.right]?.text ?? '').replaceAll('`', '');
}

/** What is asked, without the lines of code and output in it. */
function wordsOf({ question }: QuizQuestion): string {
  return ` ${question.replace(/`[^`]*`/g, '')}`;
}

type Check = (question: QuizQuestion, run: Recording, evidence: Evidence) => void;

const CHECKS: Readonly<Record<ComputedKind, Check>> = {
  'next-line': verifyLine,
  order: ({ form }, run) => {
    if (form.kind !== 'order') throw new Error('not an order');
    const printed = printedBy(run);
    const places = form.right.map((line) => printed.indexOf(line));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(form.lines).not.toEqual(form.right);
    expect(form.lines.toSorted()).toEqual(form.right.toSorted());
  },
  duration: (question, run) => expect(rightText(question)).toBe(formatSeconds(run.timelineAt(run.length).at)),
  'who-runs': verifyRunner,
  'waits-for': (question, run, { at }) => {
    const timeline = run.timelineAt(at);
    const states = [...timeline.tasks].filter(({ internal }) => !internal).map(({ wait }) => wait);
    const sleep = /^It sleeps until (.*)$/.exec(rightText(question))?.[1];
    if (sleep !== undefined)
      expect(states.map((wait) => (wait?.on === 'sleep' ? formatSeconds(wait.until) : ''))).toContain(sleep);
    if (rightText(question).startsWith('It runs')) expect([...timeline.loops][0]?.idle).toBeUndefined();
  },
  'how-many-wait': (question, run, { at }) => {
    const waiting = [...run.timelineAt(at).tasks].filter(({ state, internal }) => state === 'waiting' && !internal);
    expect(rightText(question)).toBe(String(waiting.length));
  },
  'what-if': (question, run, evidence) => {
    if (/How long/.test(question.question)) CHECKS.duration(question, run, evidence);
    else if (/Which line/.test(question.question)) verifyLine(question, run, evidence);
    else expect(rightText(question)).toMatch(/^It (fails with|waits for ever|ends, and Python warns)/);
  },
  'blocking-line': (question, run, { at }) => {
    const line = /^Line (\d+): (.*)$/.exec(rightText(question));
    const blocks = events(run).filter(
      (event) => event.kind === 'loop-blocked' && event.at - event.since >= SECOND / 100,
    );
    if (line === null) expect([rightText(question), blocks]).toEqual(['None of these', []]);
    else expect(run.event(at - 1)?.kind).toBe('loop-blocked');
  },
  outcome: (question, run, evidence) => {
    if (/Which line/.test(question.question)) {
      expect(printedBy(run).at(-1)).toBe(rightText(question));
      return;
    }
    const kinds = ['exception-uncaught', 'warning-raised', 'deadlock-found'];
    expect(kinds).toContain(run.event(evidence.at - 1)?.kind);
    const { uncaught } = run.timelineAt(run.length);
    if (uncaught !== undefined)
      expect(rightText(question)).toContain(`${uncaught.type} from line ${uncaught.where.line}`);
  },
};

function verifyLine(question: QuizQuestion, run: Recording, { at }: Evidence): void {
  const before = /has just printed `(.*)`(?: for the \w+ time)?\. Which|comes after `(.*)` then/.exec(
    question.question,
  );
  const shown = run.outputUpTo(at).filter(({ stream }) => stream === 'stdout');
  const isEnd = rightText(question).startsWith('Nothing more');
  const line = isEnd ? undefined : shown.at(-1)?.text;
  if (!isEnd) expect(line).toBe(rightText(question));
  else expect(at).toBe(run.length);
  const last = isEnd ? shown.at(-1)?.text : shown.at(-2)?.text;
  expect(before?.[1] ?? before?.[2]).toBe(last);
}

function verifyRunner(question: QuizQuestion, run: Recording, { at }: Evidence): void {
  if (/runs next/.test(question.question)) {
    expect(run.event(at - 1)?.kind).toBe('step-started');
    return;
  }
  const [loop] = run.timelineAt(at).loops;
  expect(loop?.idle !== undefined).toBe(rightText(question).startsWith('It sleeps'));
}

/** The moment that is asked for lies strictly between two events, in the while that the evidence shows. */
function verifyMoment(asked: QuizQuestion, run: Recording, { at }: Evidence): void {
  const { card } = asked;
  const question = wordsOf(asked);
  const [, number = '', unit] = /\bat ([\d.]+) (m?s)/i.exec(question) ?? [];
  const moment = Number(number) * (unit === 'ms' ? SECOND / 1000 : SECOND);
  expect(events(run).some((event) => Math.abs(event.at - moment) < SECOND / 1000)).toBe(false);
  if (card.kind === 'who-runs' && /runs next/.test(question)) return;
  expect(run.timelineAt(at).at).toBeLessThan(moment);
  const next = run.event(at);
  expect(next?.kind).toBe('clock-moved');
  expect(next?.at).toBeGreaterThan(moment);
}

function events(run: Recording) {
  return Array.from({ length: run.length }, (_, position) => run.event(position)).flatMap((event) => event ?? []);
}

function printedBy(run: Recording): string[] {
  const lines = run.outputUpTo(run.length).filter(({ stream }) => stream === 'stdout');
  return lines.map(({ text }) => text);
}
