import type { Lesson } from '../lesson/index.ts';
import type { ProgressChange } from '../progress/index.ts';
import type { Confidence, QuizQuestion } from '../quiz/index.ts';
import type { Nanoseconds, TraceEvent } from '../trace/index.ts';
import type { Program, RunId } from './effect.ts';
import type { PaneName } from './player/layout.ts';
import type { ListedExercise, Now, OpenedExercise } from './practice/practice.ts';
import type { QuizId } from './quiz/quiz.ts';
import type { TextEdit } from './text-input.ts';

/** What the shell has made of an answer. */
export interface KeptQuizAnswer {
  readonly quiz: QuizId;
  readonly number: number;
  readonly change: ProgressChange;
  /** The idea comes again in so many days, 0 for today; null when it does not. */
  readonly days: number | null;
  /** So many ideas are due for a review now. */
  readonly due: number;
}

/** What the shell tells: the outside world. */
export type ShellMessage =
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
  /** `elapsed` real milliseconds have passed since the `schedule-tick` that asked for it. */
  | { readonly kind: 'tick'; readonly elapsed: number }
  /** The answer to `pull-events`. Batches may be empty. */
  | { readonly kind: 'events-arrived'; readonly run: RunId; readonly events: readonly TraceEvent[] }
  /** There are no more events of this run. */
  | { readonly kind: 'run-ended'; readonly run: RunId }
  /** The run could not be started or read: our own trouble, not the program's. */
  | { readonly kind: 'run-failed'; readonly run: RunId; readonly message: string }
  /** The editor is closed. `text` is what the file holds now (null: it cannot be read); `message` what went wrong. */
  | { readonly kind: 'editor-closed'; readonly text: string | null; readonly message?: string }
  | { readonly kind: 'lesson-opened'; readonly lesson: Lesson; readonly folder: string }
  | { readonly kind: 'program-opened'; readonly program: Program; readonly source: string; readonly name: string }
  /** Something cannot be opened; one sentence says why. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'progress-not-saved'; readonly message: string }
  /** The lines that a JavaScript program has printed, and what went wrong with it. */
  | {
      readonly kind: 'javascript-ended';
      readonly run: RunId;
      readonly lines: readonly string[];
      readonly trouble: string | null;
    }
  /** A quiz of `count` questions about what the title says. */
  | { readonly kind: 'quiz-opened'; readonly quiz: QuizId; readonly title: string; readonly count: number }
  /** The answer to `next-question`. `about` is the title of its lesson, or the name of a file. */
  | {
      readonly kind: 'question-ready';
      readonly quiz: QuizId;
      readonly question: QuizQuestion;
      readonly about: string;
    }
  /** No more can be asked; `message` says why when that comes early, else it is null. */
  | { readonly kind: 'quiz-over'; readonly quiz: QuizId; readonly message: string | null }
  /** The answer to the question with this number (from 0) is on its way into the file; see `KeptQuizAnswer`. */
  | ({ readonly kind: 'answer-kept' } & KeptQuizAnswer)
  /** The exercises of the course, and the one to begin with; null: the list. */
  | {
      readonly kind: 'practice-opened';
      readonly exercises: readonly ListedExercise[];
      readonly opened: OpenedExercise | null;
    }
  /** The answer to `open-exercise`. From now on every save of the learner's file is told. */
  | { readonly kind: 'exercise-opened'; readonly opened: OpenedExercise }
  /** The file of an exercise holds this text now; null: it cannot be read, and `trouble` says why. */
  | {
      readonly kind: 'exercise-saved';
      readonly file: string;
      readonly text: string | null;
      readonly trouble: string | null;
      readonly now: Now;
    };

/** What keys say on every screen. */
export type AppMessage =
  | { readonly kind: 'back' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'toggle-help' }
  | { readonly kind: 'scroll-help'; readonly by: number }
  | { readonly kind: 'cancel' };

/** What keys say to the player. */
export type PlayerMessage =
  | { readonly kind: 'toggle-play' | 'play' | 'pause' }
  /** One moment (a thing a learner would look at) forward or back. */
  | { readonly kind: 'step-forward' | 'step-back' }
  /** One event or line of code forward or back. */
  | { readonly kind: 'step-event-forward' | 'step-event-back' }
  | { readonly kind: 'go-to-start' | 'go-to-end' }
  | { readonly kind: 'go-to-index'; readonly index: number }
  /** The last moment that is not later than `at`. */
  | { readonly kind: 'go-to-time'; readonly at: Nanoseconds }
  /** The next or previous event of the selected lane. */
  /** The moment that shows what could be better: the next one of them. */
  | { readonly kind: 'next-insight' }
  | { readonly kind: 'lane-event-forward' | 'lane-event-back' }
  /** Up and down: another lane, or scrolling, as the focus has it. */
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'select-lane'; readonly by: number }
  | { readonly kind: 'faster' | 'slower' }
  | { readonly kind: 'zoom-in' | 'zoom-out' }
  | { readonly kind: 'toggle-details' }
  | { readonly kind: 'focus-next' | 'focus-previous' }
  | { readonly kind: 'focus'; readonly pane: PaneName }
  /** Scrolls the pane that has the focus. */
  | { readonly kind: 'scroll'; readonly by: number; readonly unit: 'row' | 'page' | 'column' }
  | { readonly kind: 'ask-time' }
  | { readonly kind: 'edit-prompt'; readonly edit: TextEdit }
  | { readonly kind: 'submit-prompt' }
  /** Ctrl-D in an input line: the end of the input. */
  | { readonly kind: 'end-input' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'rerun' }
  | { readonly kind: 'edit' };

/** What keys say at home and in lessons, besides what they say to the player. */
export type LessonMessage =
  /** Enter on what is selected. */
  | { readonly kind: 'choose' }
  /** The page after, or before. */
  | { readonly kind: 'go-on' | 'go-back' }
  | { readonly kind: 'toggle-steps' | 'toggle-terms' }
  /** The next or previous stop of the guided look. */
  | { readonly kind: 'next-moment' | 'previous-moment' }
  /** Of an answer: choose by its number (from 1), pick a line up or put it down, move it. */
  | { readonly kind: 'pick'; readonly number: number }
  | { readonly kind: 'grab' }
  | { readonly kind: 'carry'; readonly by: number }
  /** The next or previous choice of what is selected: a value of a program, a setting. */
  | { readonly kind: 'change-value'; readonly by: 1 | -1 }
  /** The original of a changed program. */
  | { readonly kind: 'restore' }
  /** The next or previous heading at home. */
  | { readonly kind: 'jump'; readonly to: 1 | -1 }
  | { readonly kind: 'ask-file' };

/** What keys say in a quiz, besides what they say in lessons and to the player. */
export type QuizMessage =
  /** How sure the learner is of the answer. */
  | { readonly kind: 'be-sure'; readonly how: Confidence }
  /** The program or the answer, where there is room for one. */
  | { readonly kind: 'toggle-program' }
  /** The moment that decides, or where the learner's own answer fails. */
  | { readonly kind: 'toggle-evidence' }
  /** The run, or the question with its reasons. */
  | { readonly kind: 'toggle-reasons' }
  /** Back to the moment that the evidence is about. */
  | { readonly kind: 'go-to-evidence' }
  /** The same quiz with other questions. */
  | { readonly kind: 'take-again' };

/** What keys say to an exercise, besides what they say elsewhere. */
export type PracticeMessage =
  | { readonly kind: 'show-hint' | 'show-timelines' | 'show-solution' }
  | { readonly kind: 'next-exercise' | 'list-exercises' }
  /** Yes to what is asked. */
  | { readonly kind: 'confirm' };

/** Everything that can happen to the interactive program. */
export type Message = ShellMessage | AppMessage | PlayerMessage | LessonMessage | QuizMessage | PracticeMessage;
