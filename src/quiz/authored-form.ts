import {
  answerOf,
  choiceAmong,
  filesToRun,
  type Judgement,
  judge,
  matchMoment,
  type Question,
  type QuestionChoice,
} from '../lesson/index.ts';
import { narratedAt, type Recording } from '../timeline/index.ts';
import type { AuthoredTools } from './authored.ts';
import type { Choice, Evidence, QuestionForm, QuizProgram } from './question.ts';
import type { Random } from './random.ts';

/** How a question is answered, and where a run shows it. */
export interface Decided {
  readonly form: QuestionForm;
  readonly evidence: Evidence | null;
}

/** A program and its run, where the question has one. */
export interface Ran {
  readonly program: QuizProgram;
  readonly recording: Recording;
}

/** Choices of which one is right: the one whose moment occurs, or the marked one where no run decides. */
export function decideOne(choices: readonly QuestionChoice[], ran: Ran | undefined): Decided | undefined {
  if (ran === undefined || !choices.some(({ moment }) => moment)) {
    const right = choices.findIndex((choice) => choice.right);
    return right < 0 ? undefined : { form: { kind: 'one', choices: choices.map(choiceOf), right }, evidence: null };
  }
  const answered = choiceAmong(choices, ran.recording);
  if (!answered.ok || answered.answer.ask !== 'choice') return undefined;
  const right = answered.answer.choice;
  const isShown = choices[right]?.moment !== undefined;
  const form: QuestionForm = { kind: 'one', choices: choices.map(choiceOf), right };
  return { form, evidence: isShown ? momentAt(ran, answered.at) : null };
}

/** Choices of which any number is right. */
export function decideSeveral(choices: readonly QuestionChoice[], ran: Ran | undefined): Decided | undefined {
  const found = choices.map(({ moment }) => moment && ran && matchMoment(ran.recording, moment));
  const right = choices.flatMap((choice, place) => {
    const isRight = choice.moment === undefined || ran === undefined ? choice.right : found[place] !== undefined;
    return isRight ? [place] : [];
  });
  if (right.length === 0) return undefined;
  const at = right.map((place) => found[place]).find((index) => index !== undefined);
  const evidence = ran === undefined || at === undefined ? null : momentAt(ran, at);
  return { form: { kind: 'several', choices: choices.map(choiceOf), right }, evidence };
}

/** Lines to put in order, as a run prints them. */
export function decideOrder(
  lines: readonly string[] | undefined,
  ran: Ran | undefined,
  random: Random,
): Decided | undefined {
  if (ran === undefined) return lines && { form: orderForm(lines, random), evidence: null };
  const answered = answerOf({ ask: 'order', question: '', because: '', lines }, ran.recording);
  if (!answered.ok || answered.answer.ask !== 'order') return undefined;
  const right = answered.answer.lines;
  // Two equal lines cannot be told apart, whoever moves them.
  const evidence = {
    program: ran.program,
    at: answered.at,
    say: `Here the last of them is printed: \`${right.at(-1)}\`.`,
  };
  return { form: orderForm(right, random), evidence };
}

/** Changes of which one makes the program meet its goals: all of them run. */
export async function decideFix(
  question: Extract<Question, { readonly kind: 'fix' }>,
  program: QuizProgram,
  { run, other }: AuthoredTools,
): Promise<Decided | undefined> {
  const printed = new Map<string, readonly string[]>();
  for (const file of filesToRun(question.goals)) {
    const beside = other?.(file);
    if (beside === undefined) return undefined;
    printed.set(file, printedLines(await run(beside)));
  }
  const fixes: Fix[] = [];
  for (const { source } of question.choices) {
    const fixed = { ...program, source };
    const judgements = judge(question.goals, await run(fixed), { source, printed });
    fixes.push({ program: fixed, judgements, failed: judgements.find(({ holds }) => !holds) });
  }
  const right = fixes.findIndex(({ failed }) => failed === undefined);
  const isOne = right >= 0 && fixes.every(({ failed }, place) => (failed === undefined) === (place === right));
  const winner = fixes[right];
  if (!isOne || winner === undefined) return undefined;
  const at = (await run(winner.program)).length;
  const choices = question.choices.map((choice, place) => fixChoice(choice, fixes[place] as Fix));
  return { form: { kind: 'one', choices, right }, evidence: { program: winner.program, at, say: meets(winner) } };
}

/** A change, and what came of it. */
interface Fix {
  readonly program: QuizProgram;
  readonly judgements: readonly Judgement[];
  readonly failed: Judgement | undefined;
}

function fixChoice(
  choice: { text: string; idea: string | undefined; because: string },
  { program, failed }: Fix,
): Choice {
  const { text, idea, because } = choice;
  if (failed === undefined) return { text, idea: undefined, because };
  const lacks = `It should be a program that ${failed.expected}, and ${failed.actual}.`;
  const evidence = failed.at === undefined ? {} : { evidence: { program, at: failed.at, say: lacks } };
  return { text, idea, because: because === '' ? lacks : because, ...evidence };
}

function meets({ judgements }: Fix): string {
  const [first] = judgements;
  return first === undefined ? 'The changed program.' : `The changed program ${first.expected}: ${first.actual}.`;
}

function printedLines(recording: Recording): string[] {
  const lines = recording.outputUpTo(recording.length).filter(({ stream }) => stream === 'stdout');
  return lines.map(({ text }) => text);
}

function momentAt({ program, recording }: Ran, at: number): Evidence {
  return { program, at, say: narratedAt(recording, at)?.text ?? 'Here it shows.' };
}

function choiceOf({ text, idea, because, right }: QuestionChoice): Choice {
  return { text, idea: right ? undefined : idea, because };
}

function orderForm(right: readonly string[], random: Random): QuestionForm {
  const lines = random.shuffled(right);
  const isSame = lines.every((line, place) => line === right[place]);
  return { kind: 'order', lines: isSame ? [...lines.slice(1), ...lines.slice(0, 1)] : lines, right };
}
