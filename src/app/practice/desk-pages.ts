import { type CompareState, standingAtEnd, updateCompare } from '../compare/compare.ts';
import type { Message } from '../message.ts';
import { moveTo } from '../player/move.ts';
import { isLive } from '../player/player.ts';
import { type PlayerContext, updatePlayer } from '../player/update-player.ts';
import { type Desk, type DeskStep, endedReference, type Judged, runAgain, SOLUTION } from './desk.ts';
import { shownGoals } from './goal-text.ts';

/** What a desk needs to know of the session around it. */
export interface DeskContext extends PlayerContext {
  /** A place in `SPEEDS`. */
  readonly speed: number;
}

/** What keys say to the page that is shown. */
export function onPage(desk: Desk, message: Message, context: DeskContext): DeskStep {
  const { page } = desk;
  if (message.kind === 'cancel' && page.kind !== 'goals' && !isTyping(page)) return toGoals(desk);
  switch (page.kind) {
    case 'player': {
      if (OF_THE_RUN.has(message.kind)) return [desk, []];
      const [player, effects] = updatePlayer(page.player, message, context);
      return player === page.player ? [desk, effects] : [{ ...desk, page: { kind: 'player', player } }, effects];
    }
    case 'timelines': {
      const [compare, effects] = updateCompare(page.compare, message);
      if (compare !== page.compare) return [{ ...desk, page: { kind: 'timelines', compare } }, effects];
      return onGoals(desk, message, context);
    }
    case 'solution':
      if (message.kind !== 'move' && message.kind !== 'scroll') return onGoals(desk, message, context);
      return [{ ...desk, page: { ...page, top: Math.max(0, page.top + rowsOf(message)) } }, []];
    case 'solved':
      if (message.kind !== 'tick') return onGoals(desk, message, context);
      return [{ ...desk, page: { ...page, elapsed: page.elapsed + message.elapsed } }, []];
    case 'goals':
      return onGoals(desk, message, context);
    default:
      return page satisfies never;
  }
}

/** What the player would do with a run of its own: here it only looks at the attempt's. */
const OF_THE_RUN: ReadonlySet<Message['kind']> = new Set(['rerun', 'edit', 'stop', 'end-input', 'editor-closed']);

/** An open line of the player takes Escape for itself. */
function isTyping(page: Desk['page']): boolean {
  return page.kind === 'player' && page.player.prompt !== null;
}

function toGoals(desk: Desk): DeskStep {
  return [{ ...desk, page: { kind: 'goals' }, looking: 'goals', top: 0 }, []];
}

/** Where nobody knows how many rows are shown. */
const ROWS_OF_A_PAGE = 8;

function rowsOf(message: Extract<Message, { readonly kind: 'scroll' | 'move' }>): number {
  return message.kind === 'scroll' && message.unit === 'page' ? message.by * ROWS_OF_A_PAGE : message.by;
}

function onGoals(desk: Desk, message: Message, context: DeskContext): DeskStep {
  switch (message.kind) {
    case 'move':
      return [{ ...desk, selected: goalBeside(desk, message.by), looking: 'goals' }, []];
    case 'scroll':
      return [{ ...desk, looking: 'page', top: Math.max(0, desk.top + rowsOf(message)) }, []];
    case 'choose':
      return look(desk);
    case 'show-timelines':
      return timelines(desk, context);
    case 'show-hint':
      return hint(desk);
    case 'show-solution':
      return desk.isSolved ? [{ ...desk, page: { kind: 'solution', top: 0 } }, []] : [{ ...desk, ask: 'solution' }, []];
    case 'restore':
      return [{ ...desk, ask: 'restart' }, []];
    case 'edit':
      return [desk, [{ kind: 'edit-exercise', file: desk.opened.file, line: lineToEdit(desk) }]];
    case 'rerun':
      return runAgain(desk, context.nextRun);
    case 'stop':
      return [desk, isLive(desk.attempt) ? [{ kind: 'stop-run', run: desk.attempt.run.id }] : []];
    default:
      return [desk, []];
  }
}

/** The goal that stands so many rows below the selected one. */
function goalBeside(desk: Desk, by: number): number {
  const shown = shownGoals(desk);
  const place = Math.max(0, shown.indexOf(desk.selected)) + by;
  return shown[Math.max(0, Math.min(shown.length - 1, place))] ?? desk.selected;
}

/** The player at the moment that shows why the selected goal is met or not. */
function look(desk: Desk): DeskStep {
  const { judged, selected } = desk;
  if (judged === null) return [desk, []];
  const goal = judged.judgements[selected];
  const player = moveTo(judged.player, goal?.at ?? judged.player.run.length);
  const notice = goal === undefined || goal.holds ? null : goal.actual;
  return [{ ...desk, page: { kind: 'player', player: { ...player, notice } } }, []];
}

function lineToEdit({ judged, selected }: Desk): number {
  const chosen = judged?.judgements[selected]?.line;
  return chosen ?? judged?.judgements.find(({ line, holds }) => !holds && line !== undefined)?.line ?? 1;
}

/** One hint more; after the last one, nothing. */
function hint(desk: Desk): DeskStep {
  const { lesson, exercise } = desk.opened;
  if (desk.hints >= exercise.hints.length) return [{ ...desk, looking: 'hints' }, []];
  const hints = desk.hints + 1;
  return [
    { ...desk, hints, looking: 'hints' },
    [{ kind: 'save-progress', change: { kind: 'show-hints', lesson, hints } }],
  ];
}

function timelines(desk: Desk, { speed }: DeskContext): DeskStep {
  const compare = comparisonOf(desk);
  if (compare === null) return [desk, []];
  const fromStart: CompareState = { ...compare, stop: 0, playing: true, speed };
  return [{ ...desk, page: { kind: 'timelines', compare: fromStart } }, []];
}

const compared = new WeakMap<Judged, CompareState>();

/** The last version that was judged beside the solution, both at their end; null until both are known. */
export function comparisonOf(desk: Desk): CompareState | null {
  const { judged } = desk;
  const goal = endedReference(desk, SOLUTION);
  if (goal === null || judged === null) return null;
  const known = compared.get(judged);
  if (known !== undefined && known.sides[1].run.id === goal.run.id) return known;
  const made = standingAtEnd([judged.player, goal], ['yours', 'the goal']);
  compared.set(judged, made);
  return made;
}
