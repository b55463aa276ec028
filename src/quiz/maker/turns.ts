import type { QuizQuestion } from '../question.ts';

/** Which questions have been asked: before this session, and in it. */
export interface AskedBook {
  /** How much a question is worth: `new`; `old` when it was asked in another session; `again` when it was in this one. */
  standing(question: Pick<QuizQuestion, 'id'>): 'new' | 'old' | 'again';
  /** How long ago it was asked: the place among those of other sessions, the oldest first; -1 for none of them. */
  place(id: string): number;
  /** Notes that a question is asked now. */
  note(question: QuizQuestion): void;
}

/** A book that knows the ids of earlier sessions, the oldest first. */
export function createAskedBook(earlier: Iterable<string> = []): AskedBook {
  const before = [...earlier];
  const known = new Set(before);
  const now = new Set<string>();
  return {
    standing: ({ id }) => (now.has(id) ? 'again' : known.has(id) ? 'old' : 'new'),
    place: (id) => before.lastIndexOf(id),
    note: ({ id }) => void now.add(id),
  };
}
