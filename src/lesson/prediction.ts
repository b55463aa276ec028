import type { Matcher } from './moment.ts';

/** A question about a run. `question` is always there: when the author wrote none, it is the usual one. */
export type Prediction = {
  readonly question: string;
  /** Why the answer is what it is, shown after the run; Markdown, '' when the author says nothing. */
  readonly because: string;
} /** In which order are these lines printed? Without `lines`, all that the program prints. */ & (
  | { readonly ask: 'order'; readonly lines: readonly string[] | undefined }
  /** What does it print? With `after`, what comes after the first line that contains it; else everything. */
  | { readonly ask: 'output'; readonly after: string | undefined }
  /** How many virtual seconds does it take? */
  | { readonly ask: 'duration'; readonly choices: readonly number[] }
  | { readonly ask: 'choice'; readonly choices: readonly PredictionChoice[] }
);

/** The word that says what a prediction asks. */
export type PredictionKind = Prediction['ask'];

/** One answer to choose. */
export interface PredictionChoice {
  readonly text: string;
  /** The choice is right if this occurs in the run. */
  readonly moment: Matcher | undefined;
  /** What the author says; it decides only where there is no moment. */
  readonly right: boolean;
  /** Shown afterwards; Markdown, '' when the author says nothing. */
  readonly because: string;
}
