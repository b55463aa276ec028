import type { Answered, Confidence, QuizQuestion } from '../../quiz/index.ts';
import type { PlayerScreen } from '../player/player.ts';
import type { QuizDraft } from './draft.ts';

/** Numbers the quizzes of one session from 1, so that news of an earlier quiz can be told from news of the present one. */
export type QuizId = number;

/** A quiz: one question a screen, each answered, shown and kept, and a summary at the end. */
export interface QuizScreen {
  readonly kind: 'quiz';
  readonly id: QuizId;
  /** What it is about: "Review", the title of a lesson, the name of a file. */
  readonly title: string;
  /** How many questions there will be, as far as the shell can make so many. */
  readonly count: number;
  readonly answered: readonly AnsweredQuestion[];
  readonly phase: QuizPhase;
  /** What just went wrong, or null. */
  readonly notice: string | null;
}

/** A question and what became of it. Its days are null until the shell has said when it comes back. */
export interface AnsweredQuestion extends Answered {
  /** What the question is about: the title of its lesson, or the name of the file. */
  readonly about: string;
}

/** What a quiz does now. */
export type QuizPhase = WaitingPhase | AskingPhase | ShowingPhase | OverPhase;

/** A question is being made. */
export interface WaitingPhase {
  readonly kind: 'waiting';
  /** Real milliseconds so far: nothing is said of a wait that nobody notices. */
  readonly waited: number;
}

/** A question stands on the screen. */
export interface AskingPhase {
  readonly kind: 'asking';
  readonly question: QuizQuestion;
  readonly about: string;
  readonly draft: QuizDraft;
  /** How sure the learner is, while they are being asked that; null while they choose. */
  readonly sure: Confidence | null;
  /** Which of both is shown where there is room for one, and scrolled. */
  readonly pane: 'answer' | 'program';
  /** The first row shown of the program. */
  readonly top: number;
}

/** The answer is shown. */
export interface ShowingPhase {
  readonly kind: 'showing';
  /** `run`: the moment that decides, in the player; `text`: the question with its reasons. */
  readonly view: 'run' | 'text';
  /** Whose evidence is shown: what decides, or where the learner's own answer fails. */
  readonly side: 'truth' | 'yours';
  /** The run of the evidence; null for a question that no run decides. */
  readonly player: PlayerScreen | null;
  /** The index that the player goes to as soon as the run has come so far; null when it has been there. */
  readonly seek: number | null;
  /** The first row shown of the text. */
  readonly top: number;
}

/** All questions are answered, or there are no more. */
export interface OverPhase {
  readonly kind: 'over';
  /** Why there are no more questions, when that came early; else null. */
  readonly why: string | null;
  /** The number of the way on that is selected. */
  readonly selected: number;
  /** Rows above the first row shown. */
  readonly top: number;
}

/** Enough for one sitting: a quiz about all that the learner has met. */
export const MIXED_QUESTIONS = 10;
/** Enough at the end of a lesson. */
export const LESSON_QUESTIONS = 5;

/** What a quiz starts with. */
export interface QuizOptions {
  readonly id: QuizId;
  readonly title: string;
  readonly count: number;
}

/** A quiz whose first question is being made. */
export function createQuiz({ id, title, count }: QuizOptions): QuizScreen {
  return { kind: 'quiz', id, title, count, answered: [], phase: { kind: 'waiting', waited: 0 }, notice: null };
}
