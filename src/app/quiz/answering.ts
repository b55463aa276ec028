import type { Confidence, QuizQuestion } from '../../quiz/index.ts';
import type { Message } from '../message.ts';
import { answerOfDraft, carryInDraft, createQuizDraft, grabInDraft, moveQuizDraft, pickInDraft } from './draft.ts';
import type { AskingPhase } from './quiz.ts';

/** From least to most. */
export const CONFIDENCES: readonly Confidence[] = ['guess', 'think', 'know'];

/** A question that has just come. */
export function ask(question: QuizQuestion, about: string): AskingPhase {
  return {
    kind: 'asking',
    question,
    about,
    draft: createQuizDraft(question.form),
    sure: null,
    pane: 'answer',
    top: 0,
  };
}

/** The question after a key; what gives the answer is not for here, see `updateQuiz`. */
export function updateAsking(phase: AskingPhase, message: Message): AskingPhase {
  switch (message.kind) {
    case 'move':
      return moved(phase, message.by);
    case 'scroll':
      return { ...phase, top: Math.max(0, phase.top + message.by * 8) };
    case 'pick':
      return picked(phase, message.number);
    case 'grab':
      return withDraft(phase, grabInDraft(phase.draft));
    case 'carry':
      return withDraft(phase, carryInDraft(phase.draft, message.by));
    case 'change-value':
      return phase.sure === null ? phase : { ...phase, sure: neighbour(phase.sure, message.by) };
    case 'toggle-program':
      return phase.question.program === null
        ? phase
        : { ...phase, pane: phase.pane === 'answer' ? 'program' : 'answer' };
    case 'cancel':
      return cancelled(phase);
    default:
      return phase;
  }
}

function withDraft(phase: AskingPhase, draft: AskingPhase['draft']): AskingPhase {
  return draft === phase.draft ? phase : { ...phase, draft, sure: null };
}

/** Up and down: in the program that fills the screen, back from "how sure" to the choices, or among them. */
function moved(phase: AskingPhase, by: number): AskingPhase {
  if (phase.pane === 'program') return { ...phase, top: Math.max(0, phase.top + by) };
  if (phase.sure === null) return { ...phase, draft: moveQuizDraft(phase.draft, by) };
  return by < 0 ? { ...phase, sure: null } : phase;
}

/** A number chooses; where one choice is the answer nothing more is to be said but how sure one is. */
function picked(phase: AskingPhase, number: number): AskingPhase {
  const draft = pickInDraft(phase.draft, number);
  if (draft === phase.draft) return phase;
  return { ...phase, draft, pane: 'answer', sure: draft.kind === 'one' ? (phase.sure ?? 'think') : null };
}

function neighbour(sure: Confidence, by: number): Confidence {
  const place = Math.max(0, Math.min(CONFIDENCES.length - 1, CONFIDENCES.indexOf(sure) + by));
  return CONFIDENCES[place] ?? sure;
}

/** Esc undoes the last small thing. */
function cancelled(phase: AskingPhase): AskingPhase {
  if (phase.sure !== null) return { ...phase, sure: null };
  if (phase.draft.kind === 'order' && phase.draft.grabbed) return { ...phase, draft: grabInDraft(phase.draft) };
  return phase.pane === 'program' ? { ...phase, pane: 'answer' } : phase;
}

/** The answer that stands on the screen; null while nothing is chosen. */
export function answerOf(phase: AskingPhase) {
  return answerOfDraft(phase.draft);
}
