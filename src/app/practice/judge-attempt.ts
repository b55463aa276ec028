import type { Judgement } from '../../lesson/index.ts';
import type { Effect } from '../effect.ts';
import { isLive } from '../player/player.ts';
import { type Desk, isJudging, meetsAll } from './desk.ts';
import { judgedBy, printedFor } from './goal-text.ts';

/** Judges the attempt as soon as it and everything that it is compared with has ended. */
export function judgeAttempt(desk: Desk): readonly [Desk, readonly Effect[]] {
  const { attempt, text, isChanged } = desk;
  const printed = printedFor(desk);
  if (!isJudging(desk) || isLive(attempt) || printed === null) return [desk, []];
  const judgements = judgedBy(desk, attempt.run.recording, text, printed);
  const judged = { player: attempt, source: text, judgements };
  const after: Desk = {
    ...desk,
    judged,
    selected: goalToLookAt(judgements),
    tries: desk.tries + (isChanged ? 1 : 0),
  };
  return meetsAll(after) ? solved(after, meetsAll(desk)) : [after, isChanged ? [save(desk, 'attempt-exercise')] : []];
}

/** An error explains why other goals do not hold. */
function goalToLookAt(judgements: readonly Judgement[]): number {
  const error = judgements.findIndex(({ goal, holds }) => goal.kind === 'exit' && !holds);
  const failed = judgements.findIndex(({ holds }) => !holds);
  return Math.max(0, error < 0 ? failed : error);
}

/** A program that meets all goals is celebrated once: not when it was opened as it is, and not at each further save. */
function solved(desk: Desk, wasMet: boolean): readonly [Desk, readonly Effect[]] {
  const isNews = desk.isChanged ? !wasMet : !desk.isSolved;
  const page = isNews ? ({ kind: 'solved', elapsed: 0, selected: 0 } as const) : desk.page;
  const isKept = desk.isSolved && !desk.isChanged;
  return [{ ...desk, page, isSolved: true, ask: null }, isKept ? [] : [save(desk, 'solve-exercise')]];
}

function save({ opened, now }: Desk, kind: 'attempt-exercise' | 'solve-exercise'): Effect {
  const { lesson } = opened;
  return { kind: 'save-progress', change: kind === 'attempt-exercise' ? { kind, lesson } : { kind, lesson, ...now } };
}
