import type { Recording } from '../timeline/index.ts';
import { type Answer, answerOf } from './answer.ts';
import type { Prediction } from './prediction.ts';
import { quoted, secondsOf } from './say.ts';

/** A prediction compared with what really happened. */
export interface PredictionJudgement {
  readonly right: boolean;
  readonly truth: Answer;
  /** What really happened, in a sentence: "It took 2 s." */
  readonly said: string;
  /** Why: what the author says of the answer that was given, of the right one, and of the question. Markdown. */
  readonly because: readonly string[];
  /** For lines in order: which of the learner's lines stand where they belong. */
  readonly places: readonly boolean[];
  /** The index of the run that shows it. */
  readonly at: number;
}

/** Compares an answer with the run; undefined when the run has no answer, which `check` finds before any learner does. */
export function judgePrediction(
  prediction: Prediction,
  given: Answer,
  recording: Recording,
): PredictionJudgement | undefined {
  const answered = answerOf(prediction, recording);
  if (!answered.ok) return undefined;
  const { answer: truth, at } = answered;
  const places =
    'lines' in given && 'lines' in truth ? given.lines.map((line, place) => isSameLine(line, truth.lines[place])) : [];
  return {
    right: isSame(given, truth),
    truth,
    said: sentenceOf(prediction, truth, recording),
    because: reasons(prediction, given, truth),
    places,
    at,
  };
}

function isSame(given: Answer, truth: Answer): boolean {
  if (given.ask !== truth.ask) return false;
  if ('choice' in given) return 'choice' in truth && given.choice === truth.choice;
  if (!('lines' in truth)) return false;
  return (
    given.lines.length === truth.lines.length &&
    given.lines.every((line, place) => isSameLine(line, truth.lines[place]))
  );
}

/** What is typed need not have the same spaces. */
function isSameLine(given: string, truth: string | undefined): boolean {
  return given.replace(/\s+/g, ' ').trim() === truth?.replace(/\s+/g, ' ').trim();
}

function sentenceOf(prediction: Prediction, truth: Answer, recording: Recording): string {
  switch (prediction.ask) {
    case 'order':
      return 'This is the order in which the lines were printed.';
    case 'output':
      return 'lines' in truth && truth.lines.length === 1
        ? `It printed ${quoted(truth.lines[0] as string)}.`
        : 'It printed this.';
    case 'duration':
      return `It took ${secondsOf(recording.timelineAt(recording.length).at)}.`;
    case 'choice': {
      const text = 'choice' in truth ? (prediction.choices[truth.choice]?.text ?? '') : '';
      return `It was: ${text}`;
    }
    default:
      return prediction satisfies never;
  }
}

function reasons(prediction: Prediction, given: Answer, truth: Answer): string[] {
  const numbers = 'choice' in given && 'choice' in truth ? [given.choice, truth.choice] : [];
  const choices = prediction.ask === 'choice' ? prediction.choices : [];
  const said = numbers.map((number) => choices[number]?.because ?? '');
  return [...new Set([...said, prediction.because])].filter((text) => text !== '');
}
