import type { PredictStep } from '../../lesson/index.ts';
import type { Recording } from '../../timeline/index.ts';
import { editText, type TextEdit, type TextInput, textInput, textOf } from '../text-input.ts';
import { offeredLines } from './answers.ts';

/** An answer that is being given to a prediction. */
export type Draft =
  /** Lines to put in order. `grabbed`: up and down carry the selected line along. */
  | { readonly kind: 'order'; readonly lines: readonly string[]; readonly selected: number; readonly grabbed: boolean }
  /** One of several. */
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly selected: number }
  /** A line that is typed. */
  | { readonly kind: 'text'; readonly input: TextInput }
  /** The lines to order are not known before the program has run. */
  | { readonly kind: 'unknown' };

/** The beginning of an answer; `kept` is what the learner answered before. */
export function createDraft(step: PredictStep, recording: Recording, kept: readonly string[]): Draft {
  const lines = offeredLines(step, recording);
  if (lines === undefined) return { kind: 'unknown' };
  if (step.prediction.ask === 'order') {
    const isSame = [...kept].sort().join('\n') === [...lines].sort().join('\n');
    return { kind: 'order', lines: isSame ? kept : lines, selected: 0, grabbed: false };
  }
  if (lines.length === 0) return { kind: 'text', input: textInput(kept.join(' ')) };
  return { kind: 'choice', choices: lines, selected: Math.max(0, lines.indexOf(kept[0] ?? '')) };
}

/** What is kept of a draft; null when there is nothing to keep. */
export function draftLines(draft: Draft): readonly string[] | null {
  switch (draft.kind) {
    case 'order':
      return draft.lines;
    case 'choice':
      return draft.choices.slice(draft.selected, draft.selected + 1);
    case 'text':
      return textOf(draft.input).trim() === '' ? null : [textOf(draft.input).trim()];
    case 'unknown':
      return null;
    default:
      return draft satisfies never;
  }
}

/** Up and down: another line or choice; a line that is held moves along. */
export function moveDraft(draft: Draft, by: number): Draft {
  if (draft.kind === 'choice') return { ...draft, selected: within(draft.selected + by, draft.choices.length) };
  if (draft.kind !== 'order') return draft;
  if (draft.grabbed) return carry(draft, by);
  return { ...draft, selected: within(draft.selected + by, draft.lines.length) };
}

/** Moves the selected line itself. */
export function carry(draft: Draft, by: number): Draft {
  if (draft.kind !== 'order') return draft;
  const to = within(draft.selected + by, draft.lines.length);
  const lines = draft.lines.filter((_, index) => index !== draft.selected);
  lines.splice(to, 0, draft.lines[draft.selected] ?? '');
  return { ...draft, lines, selected: to };
}

/** Picks the selected line up, or puts it down. */
export function grab(draft: Draft): Draft {
  return draft.kind === 'order' ? { ...draft, grabbed: !draft.grabbed } : draft;
}

/** Chooses the answer with this number, counted from 1. */
export function pick(draft: Draft, number: number): Draft {
  if (draft.kind !== 'choice' || number < 1 || number > draft.choices.length) return draft;
  return { ...draft, selected: number - 1 };
}

/** A key in the line that is typed. */
export function typeInto(draft: Draft, edit: TextEdit): Draft {
  return draft.kind === 'text' ? { ...draft, input: editText(draft.input, edit) } : draft;
}

function within(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value));
}
