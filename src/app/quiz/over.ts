import type { Message } from '../message.ts';
import type { OverPhase, QuizScreen } from './quiz.ts';
import { waysFromQuiz } from './summary.ts';
import type { QuizStep } from './update-quiz.ts';

/** The end of a quiz, and why it comes early; null when all was asked that should be. */
export function over(screen: QuizScreen, why: string | null): QuizScreen {
  return { ...screen, notice: null, phase: { kind: 'over', why, selected: 0, top: 0 } };
}

/** The end of a quiz after a message. */
export function updateOver(screen: QuizScreen, phase: OverPhase, message: Message): QuizStep {
  switch (message.kind) {
    case 'move': {
      const last = waysFromQuiz(screen).length - 1;
      const selected = Math.max(0, Math.min(last, phase.selected + message.by));
      return [{ ...screen, notice: null, phase: { ...phase, selected, top: 0 } }, []];
    }
    case 'scroll':
      return [{ ...screen, phase: { ...phase, top: Math.max(0, phase.top + message.by * 8) } }, []];
    case 'choose':
      return openWay(screen, phase);
    case 'take-again':
      return [screen, screen.answered.length === 0 ? [] : [{ kind: 'quiz-again', quiz: screen.id }]];
    case 'refused':
      return [{ ...screen, notice: message.message }, []];
    default:
      return [screen, []];
  }
}

function openWay(screen: QuizScreen, { selected }: OverPhase): QuizStep {
  const way = waysFromQuiz(screen)[selected];
  switch (way?.kind) {
    case undefined:
    case 'back':
      // The session leaves the quiz, see `meaning` of the session.
      return [screen, []];
    case 'lesson':
      return [screen, [{ kind: 'open-lesson', id: way.id }]];
    case 'again':
      return [screen, [{ kind: 'quiz-again', quiz: screen.id }]];
    default:
      return way satisfies never;
  }
}

/** True when Enter means: leave the quiz. */
export function meansBack(screen: QuizScreen, message: Message): boolean {
  const { phase } = screen;
  if (message.kind !== 'choose' || phase.kind !== 'over') return false;
  return waysFromQuiz(screen)[phase.selected]?.kind === 'back';
}
