import { findMoments, type Moment } from '../../lesson/index.ts';
import type { Recording } from '../../timeline/index.ts';
import { moveTo } from './move.ts';
import type { PlayerScreen } from './player.ts';

/** The guided look of a lesson: moments of the run at which it says something. */
export interface Guide {
  readonly moments: readonly Moment[];
  /** The number of the moment that was asked for last, from 0; null before the first. */
  readonly at: number | null;
}

/** A stop of the guided look. */
export interface GuideStop {
  /** Counted from 0. */
  readonly number: number;
  readonly total: number;
  readonly say: string;
}

const known = new WeakMap<Recording, { readonly length: number; readonly found: readonly (number | undefined)[] }>();

/** The index of each moment as far as the run has come; undefined for those that have not occurred. */
export function guideIndexes({ guide, run }: PlayerScreen): readonly (number | undefined)[] {
  if (guide === null) return [];
  const before = known.get(run.recording);
  if (before !== undefined && before.length === run.length) return before.found;
  const found = findMoments(guide.moments, run.recording);
  known.set(run.recording, { length: run.length, found });
  return found;
}

/** What the guided look says at the moment that is shown; null when it says nothing. */
export function guideStop(player: PlayerScreen): GuideStop | null {
  const { guide } = player;
  if (guide === null || guide.at === null) return null;
  const moment = guide.moments[guide.at];
  if (moment === undefined || guideIndexes(player)[guide.at] !== player.index) return null;
  return { number: guide.at, total: guide.moments.length, say: moment.say };
}

/** Goes to the next stop of the guided look, or the one before. At the edges the player stays where it is. */
export function moveGuide(player: PlayerScreen, by: 1 | -1): PlayerScreen {
  const { guide } = player;
  if (guide === null) return player;
  const indexes = guideIndexes(player);
  const at = guideStop(player) === null ? nearest(indexes, player.index, by) : (guide.at ?? -1) + by;
  const index = indexes[at];
  if (index === undefined) return player;
  return { ...moveTo(player, index), guide: { ...guide, at } };
}

/** The number of the stop that comes next from an index, or came last before it. */
function nearest(indexes: readonly (number | undefined)[], index: number, by: 1 | -1): number {
  if (by > 0) return indexes.findIndex((candidate) => candidate !== undefined && candidate > index);
  return indexes.findLastIndex((candidate) => candidate !== undefined && candidate < index);
}

/** True when the last stop has been seen or there is none. */
export function guideIsOver({ guide }: PlayerScreen): boolean {
  return guide === null || guide.at === guide.moments.length - 1;
}
