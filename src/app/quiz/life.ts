import type { Effect, RunId } from '../effect.ts';
import type { KeptQuizAnswer } from '../message.ts';
import { nextTick } from '../player/playback.ts';
import type { Prompt } from '../player/player.ts';
import type { QuizScreen } from './quiz.ts';
import { runsOfShowing } from './showing.ts';

/** A wait that is shorter is not noticed: nothing is said of it. Real milliseconds. */
export const UNNOTICED = 200;
/** A wait that is longer needs a reason. Real milliseconds. */
export const LONG_WAIT = 4000;

/** The quiz when the shell has said what became of an answer; it may lie below other screens by then. */
export function withKeptAnswer(screen: QuizScreen, { quiz, number, days }: KeptQuizAnswer): QuizScreen {
  if (quiz !== screen.id) return screen;
  const answered = screen.answered.map((one, place) => (place === number ? { ...one, days } : one));
  return { ...screen, answered };
}

/** The runs that a quiz has. */
export function runsOfQuiz({ phase }: QuizScreen): readonly RunId[] {
  return phase.kind === 'showing' ? runsOfShowing(phase) : [];
}

/** What the shell must forget when the quiz is left, besides its runs. */
export function leaveQuiz({ id }: QuizScreen): readonly Effect[] {
  return [{ kind: 'close-quiz', quiz: id }];
}

/** When the screen must change by itself; null: not before a message comes. */
export function quizTick({ phase }: QuizScreen): number | null {
  if (phase.kind === 'waiting') return untilSaid(phase.waited);
  if (phase.kind !== 'showing' || phase.player?.playback.mode !== 'playing') return null;
  const { run, index, playback } = phase.player;
  return nextTick(run.recording, index, playback);
}

/** Until there is something (more) to say of a wait. */
function untilSaid(waited: number): number | null {
  if (waited < UNNOTICED) return UNNOTICED - waited;
  return waited < LONG_WAIT ? LONG_WAIT - waited : null;
}

/** The line of text that is being typed; null when keys are keys. */
export function promptOfQuiz({ phase }: QuizScreen): Prompt | null {
  return phase.kind === 'showing' && phase.view === 'run' ? (phase.player?.prompt ?? null) : null;
}
