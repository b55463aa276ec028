import type { Goal } from './goal.ts';
import type { ProgramCall } from './lesson.ts';
import type { PredictionChoice } from './prediction.ts';

/** An authored question of quiz.yaml. */
export type Question = {
  /** Unique in the course. */
  readonly id: string;
  /** Markdown. */
  readonly question: string;
  /** The program it is about; it is shown with the question, and run where the run decides the answer. */
  readonly program: ProgramCall | undefined;
  /** Why the answer is what it is; Markdown, '' when the author says nothing. */
  readonly because: string;
  /** Where it stands in quiz.yaml, counted from 1. */
  readonly line: number;
} /** Exactly one choice is right. */ & (
  | { readonly kind: 'single'; readonly choices: readonly QuestionChoice[] }
  /** Any number of choices is right, at least one. */
  | { readonly kind: 'multiple'; readonly choices: readonly QuestionChoice[] }
  /**
   * Lines to put in order. With a program, its run decides, and undefined means all that it prints; without one they
   * stand here in the right order.
   */
  | { readonly kind: 'order'; readonly lines: readonly string[] | undefined }
  /** The question is a statement; the choices are "True" and "False". */
  | { readonly kind: 'true-false'; readonly choices: readonly QuestionChoice[] }
  /** Which change makes `program` meet the goals? Runs decide; exactly one choice does. */
  | { readonly kind: 'fix'; readonly goals: readonly Goal[]; readonly choices: readonly FixChoice[] }
);

/** The word that says what a question is. */
export type QuestionKind = Question['kind'];

/** An answer to choose, see `PredictionChoice`; the run is that of the question's program. */
export interface QuestionChoice extends PredictionChoice {
  /** The misconception that makes it tempting: a word of src/quiz. */
  readonly idea: string | undefined;
}

/** A change to choose, with the whole program after it. */
export interface FixChoice {
  readonly text: string;
  readonly source: string;
  readonly idea: string | undefined;
  readonly because: string;
}
