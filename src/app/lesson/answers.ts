import { type Answer, answerOf, optionsOf, type Prediction, type PredictStep } from '../../lesson/index.ts';
import type { Recording } from '../../timeline/index.ts';

/** An answer as lines: what is shown and kept, and stays right when the author adds another choice. */
export function linesOf(prediction: Prediction, answer: Answer): readonly string[] {
  if ('lines' in answer) return answer.lines;
  const text = choicesOf(prediction)[answer.choice];
  return text === undefined ? [] : [text];
}

/** The other way round; undefined when the lines are no answer (any more). */
export function answerFrom(prediction: Prediction, lines: readonly string[]): Answer | undefined {
  if (prediction.ask === 'order' || prediction.ask === 'output') return { ask: prediction.ask, lines };
  const choice = choicesOf(prediction).indexOf(lines[0] ?? '');
  return choice < 0 ? undefined : { ask: prediction.ask, choice };
}

/** The texts of the choices that the author wrote; none where the run makes them. */
export function choicesOf(prediction: Prediction): readonly string[] {
  if (prediction.ask === 'duration') return prediction.choices.map((seconds) => `${seconds} s`);
  return prediction.ask === 'choice' ? prediction.choices.map(({ text }) => text) : [];
}

/** What to choose from or to put in order, the same every time; undefined while it takes the end of the run to know. */
export function offeredLines({ prediction, id }: PredictStep, recording: Recording): readonly string[] | undefined {
  const written = choicesOf(prediction);
  if (written.length > 0) return written;
  return recording.ended ? optionsOf(prediction, recording, seedOf(id)) : undefined;
}

/** What really happened; undefined when the run gives no answer. */
export function truthOf(prediction: Prediction, recording: Recording): readonly string[] | undefined {
  const answered = answerOf(prediction, recording);
  return answered.ok ? linesOf(prediction, answered.answer) : undefined;
}

/** FNV-1a. */
function seedOf(id: string): number {
  return [...id].reduce((sum, character) => Math.imul(sum ^ character.charCodeAt(0), 0x01000193), 0x811c9dc5) >>> 0;
}
