import { filesToRun, type Judgement } from '../../lesson/index.ts';
import type { CompareState } from '../compare/compare.ts';
import type { Effect, RunId } from '../effect.ts';
import { isLive, type PlayerScreen } from '../player/player.ts';
import { startPlayer } from '../player/start.ts';
import type { Now, OpenedExercise } from './practice.ts';

/** An exercise that is being worked on. */
export interface Desk {
  readonly opened: OpenedExercise;
  /** The version of the learner's program that runs, or ran last. */
  readonly text: string;
  /** Why the file cannot be read now, in a sentence; null when it can. */
  readonly trouble: string | null;
  /** The run of `text`. */
  readonly attempt: PlayerScreen;
  /** The last version that was judged; null before the first. */
  readonly judged: Judged | null;
  /** The runs of the exercise's own programs, by file: the solution, the start, what the goals compare with. */
  readonly references: ReadonlyMap<string, PlayerScreen>;
  /** Those that have not started. */
  readonly waiting: readonly string[];
  /** The number of the selected goal. */
  readonly selected: number;
  /** How many hints are shown. */
  readonly hints: number;
  /** The first row shown, and what must be seen whatever that says. */
  readonly top: number;
  readonly looking: 'goals' | 'hints' | 'page';
  readonly page: DeskPage;
  /** What is asked before it is done; null when nothing is. */
  readonly ask: 'solution' | 'restart' | null;
  /** How many versions have been judged since the exercise was opened, the first one left out. */
  readonly tries: number;
  /** The text has been saved since the exercise was opened. */
  readonly isChanged: boolean;
  /** The exercise has been solved, now or earlier. */
  readonly isSolved: boolean;
  readonly now: Now;
}

/** An exercise on the desk and what the shell must do. */
export type DeskStep = readonly [Desk, readonly Effect[]];

/** What of an exercise is shown. */
export type DeskPage =
  | { readonly kind: 'goals' }
  /** The attempt at the moment that shows why a goal is not met. */
  | { readonly kind: 'player'; readonly player: PlayerScreen }
  /** The attempt and the solution's run on one axis. */
  | { readonly kind: 'timelines'; readonly compare: CompareState }
  | { readonly kind: 'solution'; readonly top: number }
  /** All goals are met. `elapsed` real milliseconds have passed since; `selected` is the way on. */
  | { readonly kind: 'solved'; readonly elapsed: number; readonly selected: number };

/** A version of the learner's program with what came of it. */
export interface Judged {
  /** Its run, which has ended. */
  readonly player: PlayerScreen;
  readonly source: string;
  readonly judgements: readonly Judgement[];
}

/** The program whose run is the goal's timeline, and the one that the learner began with. */
export const SOLUTION = 'solution.py';
export const START = 'start.py';

/** What is known of the learner when an exercise comes onto the desk. */
export interface DeskBefore {
  readonly hints: number;
  readonly isSolved: boolean;
}

/** Puts an exercise on the desk and runs the learner's program. */
export function createDesk(opened: OpenedExercise, nextRun: RunId, { hints, isSolved }: DeskBefore): DeskStep {
  const { exercise, text, now } = opened;
  const [attempt, effects] = runAttempt(opened, text, nextRun);
  const desk: Desk = {
    opened,
    text,
    trouble: null,
    attempt,
    judged: null,
    references: new Map(),
    waiting: [...new Set([...filesToRun(exercise.goals), SOLUTION, START])],
    selected: 0,
    hints: Math.min(hints, exercise.hints.length),
    top: 0,
    looking: 'goals',
    page: { kind: 'goals' },
    ask: null,
    tries: 0,
    isChanged: false,
    isSolved,
    now,
  };
  return [desk, effects];
}

/** Runs a version of the learner's program. */
export function runAttempt(
  { lesson, file, exercise }: OpenedExercise,
  text: string,
  run: RunId,
): readonly [PlayerScreen, readonly Effect[]] {
  const title = ['practice', exercise.title || lesson];
  return startPlayer({ title, program: { file, args: [], text, isExercise: true }, source: text, run, paused: true });
}

/** Runs the program again from its beginning; what still runs is stopped. */
export function runAgain(desk: Desk, run: RunId): DeskStep {
  const [attempt, effects] = runAttempt(desk.opened, desk.text, run);
  return [{ ...desk, attempt }, [{ kind: 'drop-run', run: desk.attempt.run.id }, ...effects]];
}

/** Starts the next of the exercise's own programs when none of them runs. */
export function nextReference(desk: Desk, run: RunId): DeskStep {
  const [file, ...waiting] = desk.waiting;
  if (file === undefined || [...desk.references.values()].some(isLive)) return [desk, []];
  const program = { file: `${desk.opened.folder}/${file}`, args: [], isExercise: true };
  const [player, effects] = startPlayer({ title: [file], program, source: null, run, paused: true });
  return [{ ...desk, waiting, references: new Map([...desk.references, [file, player]]) }, effects];
}

/** The run of one of the exercise's own programs when it has ended. */
export function endedReference({ references }: Desk, file: string): PlayerScreen | null {
  const player = references.get(file);
  return player === undefined || isLive(player) || player.run.phase === 'failed' ? null : player;
}

/** The runs that the shell knows of; that of an earlier version has been dropped. */
export function runsOfDesk({ attempt, references }: Desk): readonly RunId[] {
  return [attempt, ...references.values()].map(({ run }) => run.id);
}

/** True when the last version that was judged meets every goal. */
export function meetsAll({ judged }: Pick<Desk, 'judged'>): boolean {
  return judged?.judgements.every(({ holds }) => holds) ?? false;
}

/** True while what is shown of the goals belongs to an older version than the file. */
export function isJudging({ attempt, judged }: Desk): boolean {
  return attempt.run.phase !== 'failed' && judged?.player.run.id !== attempt.run.id;
}
