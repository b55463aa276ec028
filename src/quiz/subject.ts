import type { Recording } from '../timeline/index.ts';
import type { QuizProgram, QuizQuestion } from './question.ts';
import type { Random } from './random.ts';

/** A program that has run, to ask about. */
export interface Subject {
  /** The id of the lesson it belongs to; null for a program of the learner's own. */
  readonly lesson: string | null;
  readonly program: QuizProgram;
  /** The whole run. */
  readonly recording: Recording;
  /** A variation that runs too; undefined when only this program is asked about. */
  readonly changed?: ChangedSubject;
}

/** The program after one change of one line. */
export interface ChangedSubject {
  readonly program: QuizProgram;
  readonly recording: Recording;
  /** The misconception that the change is about; undefined for a delay that is only longer. */
  readonly idea: string | undefined;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** Makes a question of one kind, or declines: the question would be ambiguous or trivial for this program. */
export type Generator = (subject: Subject, random: Random) => QuizQuestion | undefined;
