import { compareTick } from '../compare/compare.ts';
import type { Effect } from '../effect.ts';
import type { Message } from '../message.ts';
import { isLive, type PlayerScreen } from '../player/player.ts';
import { eventsArrived, runEnded, runFailed } from '../player/run.ts';
import { type Desk, type DeskStep, nextReference, runAgain } from './desk.ts';
import { type DeskContext, onPage } from './desk-pages.ts';
import { judgeAttempt } from './judge-attempt.ts';

/** The desk after a message. */
export function updateDesk(desk: Desk, message: Message, context: DeskContext): DeskStep {
  switch (message.kind) {
    case 'exercise-saved':
      return fileSaved(desk, message, context);
    case 'events-arrived':
    case 'run-ended':
    case 'run-failed':
      return ran(desk, message, context);
    default:
      return desk.ask === null ? onPage(desk, message, context) : answered(desk, message);
  }
}

/** The file holds something else now: what still runs is stopped, and the new version runs. */
function fileSaved(desk: Desk, saved: Message & { kind: 'exercise-saved' }, context: DeskContext): DeskStep {
  if (saved.file !== desk.opened.file) return [desk, []];
  const { text, trouble, now } = saved;
  if (text === null) return [{ ...desk, trouble }, []];
  if (text === desk.text) return [{ ...desk, trouble: null }, []];
  const page: Desk['page'] = desk.page.kind === 'solution' ? desk.page : { kind: 'goals' };
  const next: Desk = { ...desk, text, trouble: null, isChanged: true, now, page, looking: 'goals', top: 0 };
  return runAgain(next, context.nextRun);
}

type RunMessage = Extract<Message, { readonly kind: 'events-arrived' | 'run-ended' | 'run-failed' }>;

/** News of a run: what it says is taken in, and when nothing is missing any more the attempt is judged. */
function ran(desk: Desk, message: RunMessage, context: DeskContext): DeskStep {
  const [attempt, effects] = received(desk.attempt, message);
  const references = new Map<string, PlayerScreen>();
  const more: Effect[] = [];
  for (const [file, player] of desk.references) {
    const [next, asked] = received(player, message);
    references.set(file, next);
    more.push(...asked);
  }
  const [started, starts] = nextReference({ ...desk, attempt, references }, context.nextRun);
  const [judged, saves] = judgeAttempt(started);
  return [judged, [...effects, ...more, ...starts, ...saves]];
}

/** A run is read to its end, however long it is: the limits of the run are what ends a program without an end. */
function received(player: PlayerScreen, message: RunMessage): readonly [PlayerScreen, readonly Effect[]] {
  if (message.run !== player.run.id || !isLive(player)) return [player, []];
  const { run } = message;
  if (message.kind === 'run-ended') return [runEnded(player), []];
  if (message.kind === 'run-failed') return [runFailed(player, message.message), []];
  const next = eventsArrived(player, message.events);
  // Nobody sits there to answer: input() meets the end of the input.
  const asked = message.events.filter(({ kind }) => kind === 'input-requested');
  const answers = asked.map((): Effect => ({ kind: 'send-input', run, text: null }));
  const pulling = { ...next, run: { ...next.run, pulling: true, input: null } };
  return [pulling, [...answers, { kind: 'pull-events', run }]];
}

/** Yes or no to what is asked. */
function answered(desk: Desk, message: Message): DeskStep {
  if (message.kind === 'cancel') return [{ ...desk, ask: null }, []];
  if (message.kind !== 'confirm') return [desk, []];
  const next: Desk = { ...desk, ask: null };
  if (desk.ask === 'solution') return [{ ...next, page: { kind: 'solution', top: 0 } }, []];
  return [next, [{ kind: 'open-exercise', lesson: desk.opened.lesson, restart: true }]];
}

/** The joy of the solved page lasts so long, in real milliseconds, and is drawn this often. */
export const JOY_MS = 1800;
const JOY_TICK_MS = 40;

/** How many real milliseconds may pass until the screen must change; null when nothing moves. */
export function deskTick({ page }: Desk): number | null {
  if (page.kind === 'timelines') return compareTick(page.compare);
  return page.kind === 'solved' && page.elapsed < JOY_MS ? JOY_TICK_MS : null;
}
