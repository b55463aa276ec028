import type { AnsweredQuestion, ShowingPhase } from '../../app/index.ts';
import { setInline } from '../text/markdown.ts';
import { type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { QuizScene } from './quiz-scene.ts';

/** The places (from 0) of the choices that are right; none where lines are put in order. */
export function rightPlaces({ form }: AnsweredQuestion['question']): readonly number[] {
  if (form.kind === 'order') return [];
  return form.kind === 'one' ? [form.right] : form.right;
}

/** The places that were chosen; none where lines were put in order. */
export function chosenPlaces({ answer }: AnsweredQuestion): readonly number[] {
  return answer.kind === 'choices' ? answer.chosen : [];
}

/** Right or wrong in a row or two: in words, with a sign, and with the answer itself where it is short. */
export function shortVerdict(scene: QuizScene, answered: AnsweredQuestion, columns: number): readonly Row[] {
  const { glyphs } = scene.theme;
  const { right, question } = answered;
  const head: Row = right
    ? [span(`${glyphs.check} Right.`, 'good', { strong: true })]
    : [span(`${glyphs.cross} Not quite.`, 'bad', { strong: true })];
  const { form } = question;
  if (form.kind === 'order') return [head];
  const texts = (places: readonly number[]) => places.map((place) => form.choices[place]?.text ?? '').join(', ');
  const truth = texts(rightPlaces(question));
  const yours = texts(chosenPlaces(answered));
  const inline = (text: string) => setInline(text, { columns, theme: scene.theme });
  const answer: Row = right
    ? inline(truth)
    : [span('You chose ', 'dim'), ...inline(yours), span('  right is ', 'dim'), ...inline(truth)];
  return wrapRow([...head, span('  '), ...answer], columns, { hang: 2 }).slice(0, 2);
}

/** Why, in the order in which it helps: what tempted, what is right, and what the question says itself. */
export function reasonsFor(answered: AnsweredQuestion, side: ShowingPhase['side']): readonly string[] {
  const { question } = answered;
  const { form } = question;
  const choices = form.kind === 'order' ? [] : form.choices;
  const right = rightPlaces(question);
  const wrong = chosenPlaces(answered).filter((place) => !right.includes(place));
  const becauseOf = (places: readonly number[]) => places.map((place) => choices[place]?.because ?? '');
  const tempted = becauseOf(wrong);
  const truth = [question.because, ...becauseOf(right)];
  const all = side === 'yours' || !answered.right ? [...tempted, ...truth] : truth;
  return [...new Set(all)].filter((text) => text !== '');
}
