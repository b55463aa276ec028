import { judgePrediction, type PredictStep } from '../../lesson/index.ts';
import { isLive, type PlayerScreen } from '../player/player.ts';
import { answerFrom, truthOf } from './answers.ts';

/** What became of a prediction. */
export interface Verdict {
  readonly step: PredictStep;
  /** What the learner answered; null when they did not. */
  readonly given: readonly string[] | null;
  /** What really happened; null while the program runs, or when it cannot be told. */
  readonly truth: readonly string[] | null;
  /** Null while it cannot be told. */
  readonly right: boolean | null;
  /** Why; Markdown, one paragraph for each thing to say. */
  readonly because: readonly string[];
}

/** Compares an answer with the run. */
export function verdictOf(step: PredictStep, given: readonly string[] | null, player: PlayerScreen): Verdict {
  const { prediction } = step;
  const { recording } = player.run;
  const truth = isLive(player) ? undefined : truthOf(prediction, recording);
  if (truth === undefined) return { step, given, truth: null, right: null, because: [] };
  // Who gave no answer gets the reasons of the right one.
  const answer = answerFrom(prediction, given ?? truth);
  const judgement = answer && judgePrediction(prediction, answer, recording);
  const right = given === null ? null : (judgement?.right ?? null);
  return { step, given: answer === undefined ? null : given, truth, right, because: judgement?.because ?? [] };
}
