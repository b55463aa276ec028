import { filesToRun, type Judgement, judge } from '../../lesson/index.ts';
import type { Recording } from '../../timeline/index.ts';
import type { Effect } from '../effect.ts';
import { isLive } from '../player/player.ts';
import { type Desk, endedReference, isJudging, meetsAll, START } from './desk.ts';
import { linesOf } from './goal-text.ts';

/** Judges the attempt as soon as it and everything that it is compared with has ended. */
export function judgeAttempt(desk: Desk): readonly [Desk, readonly Effect[]] {
  const { attempt, text, isChanged } = desk;
  const printed = printedFor(desk);
  if (!isJudging(desk) || isLive(attempt) || printed === null) return [desk, []];
  const judgements = judgedBy(desk, attempt.run.recording, text, printed);
  const judged = { player: attempt, source: text, judgements };
  const failed = judgements.findIndex(({ holds }) => !holds);
  const after: Desk = {
    ...desk,
    judged,
    selected: failed < 0 ? 0 : failed,
    tries: desk.tries + (isChanged ? 1 : 0),
  };
  return meetsAll(after) ? solved(after, meetsAll(desk)) : [after, isChanged ? [save(desk, 'attempt-exercise')] : []];
}

/** How the program that the learner began with meets the goals; null until its run has ended. */
export function judgeStart(desk: Desk): readonly Judgement[] | null {
  const start = endedReference(desk, START);
  const printed = printedFor(desk);
  if (start === null || printed === null) return null;
  return judgedBy(desk, start.run.recording, desk.opened.exercise.start, printed);
}

function judgedBy(
  { opened }: Desk,
  recording: Recording,
  source: string,
  printed: ReadonlyMap<string, readonly string[]>,
): readonly Judgement[] {
  return judge(opened.exercise.goals, recording, { source, printed });
}

/** What the programs that the goals name print; null until all of them have ended. */
function printedFor(desk: Desk): ReadonlyMap<string, readonly string[]> | null {
  const printed = new Map<string, readonly string[]>();
  for (const file of filesToRun(desk.opened.exercise.goals)) {
    const player = endedReference(desk, file);
    if (player === null) return null;
    printed.set(file, linesOf(player.run.recording));
  }
  return printed;
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
