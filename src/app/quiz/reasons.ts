import { gradeAnswer, ideaOf, rightChoices } from '../../quiz/index.ts';
import type { AnsweredQuestion, ShowingPhase } from './quiz.ts';

/** What is right and what was answered, as Markdown of one line each; null where lines are put in order. */
export interface Said {
  readonly truth: readonly string[];
  readonly yours: readonly string[];
}

/** The right choices and those of the learner. */
export function saidOf({ question: { form }, answer }: AnsweredQuestion): Said | null {
  if (form.kind === 'order' || answer.kind !== 'choices') return null;
  const texts = (places: readonly number[]) => places.flatMap((place) => form.choices[place]?.text ?? []);
  return { truth: texts(rightChoices(form)), yours: texts(answer.chosen) };
}

/**
 * Why the answer is what it is, as paragraphs in the order in which they help: why the wrong choice is tempting and
 * wrong, what is true instead, why the right one is right.
 */
export function reasonsOf(answered: AnsweredQuestion, side: ShowingPhase['side']): readonly string[] {
  const { question, right } = answered;
  const tempted = temptations(answered);
  const truth = [question.because, ...rightReasons(question)];
  const all = side === 'yours' || !right ? [...tempted, ...truth] : truth;
  return [...new Set(all)].filter((text) => text !== '');
}

/** Why the right choices are right; none where lines are put in order. */
export function rightReasons({ form }: AnsweredQuestion['question']): readonly string[] {
  if (form.kind === 'order') return [];
  return rightChoices(form).map((place) => form.choices[place]?.because ?? '');
}

/** For each wrong choice why it is wrong, and what is true instead of the misconception behind it. */
function temptations({ question, answer }: AnsweredQuestion): readonly string[] {
  const { form } = question;
  if (form.kind === 'order') return [];
  const { choiceMarks } = gradeAnswer(question, answer);
  return form.choices.flatMap((choice, place) => (choiceMarks[place] === 'wrong' ? wrongReasons(choice) : []));
}

/** Why a wrong choice is tempting and wrong, and what is true instead. */
export function wrongReasons({ because, idea }: { readonly because: string; readonly idea: string | undefined }) {
  const truth = idea === undefined ? '' : ideaOf(idea).truth;
  return [because, ...(because.includes(truth) ? [] : [truth])].filter((text) => text !== '');
}
