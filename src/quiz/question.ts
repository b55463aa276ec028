import type { ComputedKind } from './kinds.ts';

/** A program that questions are about, with its whole text: often a variation of what the file holds. */
export interface QuizProgram {
  /** The path of the file, opaque to this room; what runs is `source`. */
  readonly file: string;
  /** What to call it on the screen: `greetings.py`. */
  readonly name: string;
  readonly args: readonly string[];
  readonly source: string;
}

/**
 * A question with its answer. The answer of a computed question comes from a run, never from an author; see
 * `Evidence`. The same subject and the same seed give the same question.
 */
export interface QuizQuestion {
  /** The same text about the same program has the same id: nobody should meet it twice in a session. */
  readonly id: string;
  readonly card: Card;
  /** What is asked; Markdown, one or two sentences. */
  readonly question: string;
  /** The program to read before answering; null for a question about words alone. */
  readonly program: QuizProgram | null;
  /** For "if this line changes": the program after the change, and the line to mark in both. */
  readonly changed: ChangedProgram | null;
  /** The line of `program` to mark, counted from 1; null for none. */
  readonly line: number | null;
  readonly form: QuestionForm;
  /** Why the answer is what it is; Markdown, '' when the moment of the run says it all. */
  readonly because: string;
  /** Where the run shows it; null when no run decides. */
  readonly evidence: Evidence | null;
}

/** The other program of a what-if question. */
export interface ChangedProgram {
  readonly program: QuizProgram;
  /** What stands in which line (from 1) before and after: for the text of the question and the marks beside the code. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** How a question is answered. */
export type QuestionForm =
  | { readonly kind: 'one'; readonly choices: readonly Choice[]; readonly right: number }
  /** Any number of choices is right, at least one; `right` ascends. */
  | { readonly kind: 'several'; readonly choices: readonly Choice[]; readonly right: readonly number[] }
  /** Lines to put in order: `lines` as they are shown, `right` as they belong. */
  | { readonly kind: 'order'; readonly lines: readonly string[]; readonly right: readonly string[] };

/** An answer to choose. */
export interface Choice {
  /** Markdown in one line; for a printed line, the line in backticks. */
  readonly text: string;
  /** The misconception that makes a wrong choice tempting: an id of `ideas.ts`; undefined for the right choice. */
  readonly idea: string | undefined;
  /** Why it is right, or tempting and wrong; Markdown, '' when nothing is to be said. */
  readonly because: string;
  /** Where the run shows that it is wrong, when that is elsewhere than the evidence of the answer. */
  readonly evidence?: Evidence;
}

/** A moment of a run that decides a question. */
export interface Evidence {
  readonly program: QuizProgram;
  /** An index of the recording of that program: the player opens here. */
  readonly at: number;
  /** What to see there, in one sentence. */
  readonly say: string;
}

/** What spaced repetition reviews: an idea, not a text. Its id is `cardId(card)`. */
export interface Card {
  /** The lesson it belongs to; null for a program of the learner's own. */
  readonly lesson: string | null;
  readonly kind: ComputedKind | 'authored';
  /** For authored questions, the misconception (or else the question's id) that tells its cards apart; '' otherwise. */
  readonly idea: string;
}

/** The id of a card: `gather/duration`, `gather/authored/results-by-finish`. */
export function cardId({ lesson, kind, idea }: Card): string {
  return [lesson ?? '', kind, ...(idea === '' ? [] : [idea])].join('/');
}

/** What a learner answered: the numbers of choices (from 0), or lines in order. */
export type QuizAnswer =
  | { readonly kind: 'choices'; readonly chosen: readonly number[] }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

/** How sure a learner is. */
export type Confidence = 'guess' | 'think' | 'know';
