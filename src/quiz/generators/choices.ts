import type { Choice, Evidence, QuestionForm } from '../question.ts';
import type { Random } from '../random.ts';

/** A wrong answer to offer. The first of the same text wins. */
export interface Wrong {
  readonly text: string;
  /** The misconception that predicts it; undefined for what only fills up. */
  readonly idea: string | undefined;
  readonly because: string;
  readonly evidence?: Evidence | undefined;
}

/** What a form is made of. */
export interface Offer {
  readonly right: { readonly text: string; readonly because: string };
  readonly wrong: readonly Wrong[];
  /** Fewer choices than these are no question. */
  readonly least?: number;
}

const MOST = 4;

/**
 * A right answer among wrong ones in another order; those that a misconception predicts come first, each misconception
 * once before one comes twice. Undefined when there are too few that differ as they are shown.
 */
export function choose({ right, wrong, least = 3 }: Offer, random: Random): QuestionForm | undefined {
  const seen = new Set([shown(right.text)]);
  const different = wrong.filter(({ text }) => !seen.has(shown(text)) && seen.add(shown(text)));
  const picked = byWorth(different).slice(0, MOST - 1);
  if (picked.length + 1 < least) return undefined;
  const rightChoice: Choice = { text: right.text, idea: undefined, because: right.because };
  const choices = random.shuffled([rightChoice, ...picked.map(choiceOf)]);
  return { kind: 'one', choices, right: choices.indexOf(rightChoice) };
}

function byWorth(wrong: readonly Wrong[]): Wrong[] {
  const ideas = new Set<string>();
  const worth = wrong.map((choice) => {
    if (choice.idea === undefined) return { choice, rank: 2 };
    const rank = ideas.has(choice.idea) ? 1 : 0;
    ideas.add(choice.idea);
    return { choice, rank };
  });
  return worth.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}

function choiceOf({ text, idea, because, evidence }: Wrong): Choice {
  return { text, idea, because, ...(evidence === undefined ? {} : { evidence }) };
}

/** A text as a reader sees it: two that differ only in Markdown or in spaces are the same. */
export function shown(text: string): string {
  return text.replace(/`/g, '').replace(/\s+/g, ' ').trim();
}
