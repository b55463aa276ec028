import type { QuestionForm, QuizAnswer } from '../../quiz/index.ts';
import { carry, type Draft, grab, moveDraft } from '../lesson/draft.ts';

/** An answer that is being given. */
export type QuizDraft =
  /** One of several. */
  | { readonly kind: 'one'; readonly count: number; readonly selected: number }
  /** Any number of several; `chosen` ascends. */
  | { readonly kind: 'several'; readonly count: number; readonly selected: number; readonly chosen: readonly number[] }
  /** Lines to put in order, as in the predictions of lessons. */
  | Extract<Draft, { readonly kind: 'order' }>;

/** The beginning of an answer. */
export function createQuizDraft(form: QuestionForm): QuizDraft {
  if (form.kind === 'order') return { kind: 'order', lines: form.lines, selected: 0, grabbed: false };
  const count = form.choices.length;
  return form.kind === 'one'
    ? { kind: 'one', count, selected: 0 }
    : { kind: 'several', count, selected: 0, chosen: [] };
}

/** The answer that a draft stands for; null while there is none. */
export function answerOfDraft(draft: QuizDraft): QuizAnswer | null {
  switch (draft.kind) {
    case 'one':
      return { kind: 'choices', chosen: [draft.selected] };
    case 'several':
      return draft.chosen.length === 0 ? null : { kind: 'choices', chosen: draft.chosen };
    case 'order':
      return { kind: 'lines', lines: draft.lines };
    default:
      return draft satisfies never;
  }
}

/** Up and down: another choice or line; a line that is held moves along. */
export function moveQuizDraft(draft: QuizDraft, by: number): QuizDraft {
  if (draft.kind === 'order') return moveDraft(draft, by) as QuizDraft;
  return { ...draft, selected: Math.max(0, Math.min(draft.count - 1, draft.selected + by)) };
}

/** Space: a line is picked up or put down, a choice of several is marked or not. */
export function grabInDraft(draft: QuizDraft): QuizDraft {
  if (draft.kind === 'order') return grab(draft) as QuizDraft;
  return draft.kind === 'several' ? marked(draft, draft.selected) : draft;
}

/** Moves the selected line itself. */
export function carryInDraft(draft: QuizDraft, by: number): QuizDraft {
  return draft.kind === 'order' ? (carry(draft, by) as QuizDraft) : draft;
}

/** Chooses, or marks, the choice with this number, counted from 1. */
export function pickInDraft(draft: QuizDraft, number: number): QuizDraft {
  if (draft.kind === 'order' || number < 1 || number > draft.count) return draft;
  return draft.kind === 'one' ? { ...draft, selected: number - 1 } : marked(draft, number - 1);
}

type Several = Extract<QuizDraft, { readonly kind: 'several' }>;

function marked(draft: Several, place: number): Several {
  const chosen = draft.chosen.includes(place)
    ? draft.chosen.filter((other) => other !== place)
    : [...draft.chosen, place].sort((one, other) => one - other);
  return { ...draft, selected: place, chosen };
}
