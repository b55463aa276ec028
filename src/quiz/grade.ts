import type { QuestionForm, QuizAnswer, QuizQuestion } from './question.ts';

/** What an answer is worth. The same question and answer always give the same grade. */
export interface Grade {
  readonly right: boolean;
  /** The misconception of the first wrong choice that has one; undefined for a right answer. */
  readonly idea: string | undefined;
  /** For lines in order: whether each line of the answer stands in its place. Empty otherwise. */
  readonly places: readonly boolean[];
  /** For choices: what is to be shown beside each. Empty for lines in order. */
  readonly choiceMarks: readonly ChoiceMark[];
}

/** `right`: chosen, and rightly; `wrong`: chosen wrongly; `missed`: should have been chosen; `left`: rightly not chosen. */
export type ChoiceMark = 'right' | 'wrong' | 'missed' | 'left';

/** Holds an answer against a question. An answer of another form than the question's is wrong. */
export function gradeAnswer({ form }: Pick<QuizQuestion, 'form'>, answer: QuizAnswer): Grade {
  return form.kind === 'order' ? gradeLines(form.right, answer) : gradeChoices(form, answer);
}

/** The numbers of the right choices, ascending. */
export function rightChoices(form: Exclude<QuestionForm, { readonly kind: 'order' }>): readonly number[] {
  return form.kind === 'one' ? [form.right] : form.right;
}

function gradeChoices(form: Exclude<QuestionForm, { readonly kind: 'order' }>, answer: QuizAnswer): Grade {
  const right = new Set(rightChoices(form));
  const chosen = new Set(answer.kind === 'choices' ? answer.chosen : []);
  const choiceMarks = form.choices.map((_, place): ChoiceMark => {
    if (right.has(place)) return chosen.has(place) ? 'right' : 'missed';
    return chosen.has(place) ? 'wrong' : 'left';
  });
  const isRight = choiceMarks.every((mark) => mark === 'right' || mark === 'left') && isInside(chosen, form);
  const idea = form.choices.find(
    ({ idea: tempts }, place) => choiceMarks[place] === 'wrong' && tempts !== undefined,
  )?.idea;
  return { right: isRight, idea, places: [], choiceMarks };
}

function isInside(chosen: ReadonlySet<number>, { choices }: { readonly choices: readonly unknown[] }): boolean {
  return [...chosen].every((place) => place in choices);
}

function gradeLines(right: readonly string[], answer: QuizAnswer): Grade {
  const lines = answer.kind === 'lines' ? answer.lines : [];
  const places = lines.map((line, place) => line === right[place]);
  const isRight = lines.length === right.length && places.every((isHere) => isHere);
  return { right: isRight, idea: undefined, places, choiceMarks: [] };
}
