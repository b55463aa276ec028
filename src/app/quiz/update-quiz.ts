import type { Effect, RunId } from '../effect.ts';
import type { LessonContext } from '../lesson/update-lesson.ts';
import type { Message } from '../message.ts';
import type { Prompt } from '../player/player.ts';
import type { QuizScreen } from './quiz.ts';

/** A quiz and what the shell must do. */
export type QuizStep = readonly [QuizScreen, readonly Effect[]];

/** The effects with which a quiz begins. */
export function startQuiz(screen: QuizScreen): QuizStep {
  return [screen, [{ kind: 'next-question', quiz: screen.id }]];
}

/** The quiz after a message. */
export function updateQuiz(screen: QuizScreen, message: Message, _context: LessonContext): QuizStep {
  if (message.kind === 'refused') return [{ ...screen, notice: message.message }, []];
  return [screen, []];
}

/** The runs that a quiz has. */
export function runsOfQuiz({ phase }: QuizScreen): readonly RunId[] {
  return phase.kind === 'showing' && phase.player !== null ? [phase.player.run.id] : [];
}

/** What the shell must forget when the quiz is left, besides its runs. */
export function leaveQuiz({ id }: QuizScreen): readonly Effect[] {
  return [{ kind: 'close-quiz', quiz: id }];
}

/** When the screen must change by itself; null: not before a message comes. */
export function quizTick({ phase }: QuizScreen): number | null {
  return phase.kind === 'waiting' ? null : null;
}

/** The line of text that is being typed; null when keys are keys. */
export function promptOfQuiz({ phase }: QuizScreen): Prompt | null {
  return phase.kind === 'showing' && phase.view === 'run' ? (phase.player?.prompt ?? null) : null;
}
