import type { ProgramCall, Question } from '../lesson/index.ts';
import type { Recording } from '../timeline/index.ts';
import { type Decided, decideFix, decideOne, decideOrder, decideSeveral } from './authored-form.ts';
import type { Card, Choice, QuestionForm, QuizProgram, QuizQuestion } from './question.ts';
import type { Random } from './random.ts';

/** What an authored question is made with. */
export interface AuthoredTools {
  /** The id of its lesson; null for a question that belongs to none. */
  readonly lesson: string | null;
  /** The program of a call of the lesson. */
  programOf(call: ProgramCall): QuizProgram;
  /** The whole run of a program. */
  run(program: QuizProgram): Promise<Recording>;
  /** Another file of the lesson's folder: a goal can ask for the same lines as it prints. */
  other?(file: string): QuizProgram | undefined;
}

/** The card of an authored question: the first misconception of its wrong choices, or else its id, tells it apart. */
export function authoredCard(question: Question, lesson: string | null): Card {
  const choices = question.kind === 'order' ? [] : question.choices;
  const first = choices.find((choice) => !('right' in choice && choice.right) && choice.idea !== undefined);
  return { lesson, kind: 'authored', idea: first?.idea ?? question.id };
}

/**
 * A question of an author, ready to be asked. Where a run can decide, it does, whatever the author marked; undefined
 * when it does not decide clearly (`async-tutor check` says why). Choices come in another order, except true and false.
 */
export async function authoredQuestion(
  question: Question,
  tools: AuthoredTools,
  random: Random,
): Promise<QuizQuestion | undefined> {
  const program = question.program === undefined ? null : tools.programOf(question.program);
  const decided = await decide(question, program, { tools, random });
  if (decided === undefined) return undefined;
  return {
    id: [tools.lesson ?? '', question.id].join('/'),
    card: authoredCard(question, tools.lesson),
    question: question.question,
    program,
    changed: null,
    line: null,
    form: question.kind === 'true-false' ? decided.form : inOtherOrder(decided.form, random),
    because: question.because,
    evidence: decided.evidence,
  };
}

async function decide(
  question: Question,
  program: QuizProgram | null,
  { tools, random }: { readonly tools: AuthoredTools; readonly random: Random },
): Promise<Decided | undefined> {
  if (question.kind === 'fix') return program === null ? undefined : decideFix(question, program, tools);
  const ran = program === null ? undefined : { program, recording: await tools.run(program) };
  switch (question.kind) {
    case 'single':
    case 'true-false':
      return decideOne(question.choices, ran);
    case 'multiple':
      return decideSeveral(question.choices, ran);
    case 'order':
      return decideOrder(question.lines, ran, random);
    default:
      return question satisfies never;
  }
}

function inOtherOrder(form: QuestionForm, random: Random): QuestionForm {
  if (form.kind === 'order') return form;
  const choices = random.shuffled(form.choices);
  const placeOf = (place: number) => choices.indexOf(form.choices[place] as Choice);
  if (form.kind === 'one') return { ...form, choices, right: placeOf(form.right) };
  return { ...form, choices, right: form.right.map(placeOf).sort((a, b) => a - b) };
}
