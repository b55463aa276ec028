import { type Insight, insights, type Recording } from '../../timeline/index.ts';
import { moveTo } from './move.ts';
import type { PlayerScreen } from './player.ts';

const known = new WeakMap<Recording, { readonly length: number; readonly found: readonly Insight[] }>();

/** What could be better in the program, the worst first; found once while the recording does not grow. */
export function insightsOf({ run }: PlayerScreen): readonly Insight[] {
  const before = known.get(run.recording);
  if (before !== undefined && before.length === run.length) return before.found;
  const found = insights(run.recording);
  known.set(run.recording, { length: run.length, found });
  return found;
}

/** The insight that is shown now: one that was asked for, as long as nobody moves on. */
export function shownInsight(player: PlayerScreen): Insight | null {
  const insight = player.insight === null ? undefined : insightsOf(player)[player.insight];
  return insight !== undefined && insight.index === player.index ? insight : null;
}

/** Goes to the moment of the next insight, after the last to the first again. */
export function nextInsight(player: PlayerScreen): PlayerScreen {
  const found = insightsOf(player);
  if (found.length === 0) return { ...player, notice: 'Nothing to improve was found up to here.' };
  const shown = shownInsight(player) === null ? -1 : (player.insight ?? -1);
  const insight = (shown + 1) % found.length;
  return { ...moveTo(player, found[insight]?.index ?? 0), insight };
}
