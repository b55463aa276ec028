import type { ProgressChange } from '../progress/index.ts';
import type { Confidence, QuizAnswer, QuizQuestion } from '../quiz/index.ts';
import type { Offer } from './profile.ts';
import type { QuizId } from './quiz/quiz.ts';

/** The program that a run runs, as the command line knows it. */
export interface Program {
  /** The path to open; opaque to this room. */
  readonly file: string;
  readonly args: readonly string[];
  /** The program's text when it is not what the file holds. */
  readonly text?: string;
  /** A program of an exercise: it believes to be in its own folder, and may use up less than others. */
  readonly isExercise?: boolean;
}

/** Numbers the runs of one session from 1, so that news of an earlier run can be told from news of the present one. */
export type RunId = number;

/** What the shell must do. The shell answers with messages, as each effect says. */
export type Effect =
  /** Run the program from the beginning. Answer: nothing until events are pulled; `run-failed` when it cannot start. */
  | { readonly kind: 'start-run'; readonly run: RunId; readonly program: Program }
  /** Take one batch of events from the run. Answer: `events-arrived`, or `run-ended` when there are no more. */
  | { readonly kind: 'pull-events'; readonly run: RunId }
  /** Answer the program's `input()`; null is the end of the input. */
  | { readonly kind: 'send-input'; readonly run: RunId; readonly text: string | null }
  /** End the program; a run that has ended already stays as it is. Its last events still arrive when they are pulled. */
  | { readonly kind: 'stop-run'; readonly run: RunId }
  /** Nobody looks at this run any more: end it and forget it. */
  | { readonly kind: 'drop-run'; readonly run: RunId }
  /** Answer: one `tick` after `after` real milliseconds. */
  | { readonly kind: 'schedule-tick'; readonly after: number }
  /**
   * Let the person edit the program, the screen given up meanwhile; with `text`, a copy that holds this text.
   * Answer: `editor-closed`.
   */
  | { readonly kind: 'open-editor'; readonly file: string; readonly line: number; readonly text?: string }
  | DeskEffect
  /** Give the terminal back and end the session. */
  | { readonly kind: 'quit' };

/** What only a session with lessons asks for. */
export type DeskEffect =
  /** Answer: `lesson-opened`, or `refused`. */
  | { readonly kind: 'open-lesson'; readonly id: string }
  /** A program of the learner's own, by the path they typed. Answer: `program-opened`, or `refused`. */
  | { readonly kind: 'open-program'; readonly path: string }
  /** The quiz or the practice, of one lesson or of all. Answer: `quiz-opened`, `practice-opened`, or `refused`. */
  | { readonly kind: 'open-offer'; readonly offer: Offer; readonly lesson: string | null }
  /** Remember something of the learner. Answer: `progress-not-saved` when that is not possible. */
  | { readonly kind: 'save-progress'; readonly change: ProgressChange }
  /** Run a JavaScript program of a lesson in Node. Answer: `javascript-ended`. */
  | { readonly kind: 'run-javascript'; readonly run: RunId; readonly file: string }
  /** Answer: `question-ready`, or `quiz-over` when no more can be asked. */
  | { readonly kind: 'next-question'; readonly quiz: QuizId }
  /** Remember the answer to the quiz's question with this number (from 0). Answer: `answer-kept`. */
  | {
      readonly kind: 'keep-quiz-answer';
      readonly quiz: QuizId;
      readonly number: number;
      readonly question: QuizQuestion;
      readonly answer: QuizAnswer;
      readonly sure: Confidence;
    }
  /** The same quiz with other questions. Answer: `quiz-opened`, or `refused`. */
  | { readonly kind: 'quiz-again'; readonly quiz: QuizId }
  /**
   * The learner's file of a lesson's exercise; with `restart` as it was at the beginning, the old one kept beside it.
   * Answer: `exercise-opened`, then `exercise-saved` after every save, or `refused`.
   */
  | { readonly kind: 'open-exercise'; readonly lesson: string; readonly restart: boolean }
  /** Open the editor; the screen is given up only for one that needs it. Answer: `refused` when that is not possible. */
  | { readonly kind: 'edit-exercise'; readonly file: string; readonly line: number }
  /** Nobody looks at the learner's file any more. */
  | { readonly kind: 'close-exercise' }
  /** Nobody takes this quiz any more. */
  | { readonly kind: 'close-quiz'; readonly quiz: QuizId };

const DESK: Readonly<Record<DeskEffect['kind'], true>> = {
  'open-lesson': true,
  'open-program': true,
  'open-offer': true,
  'save-progress': true,
  'run-javascript': true,
  'next-question': true,
  'keep-quiz-answer': true,
  'quiz-again': true,
  'close-quiz': true,
  'open-exercise': true,
  'edit-exercise': true,
  'close-exercise': true,
};

/** True for what only a session with lessons asks for. */
export function isDeskEffect(effect: Effect): effect is DeskEffect {
  return Object.hasOwn(DESK, effect.kind);
}
