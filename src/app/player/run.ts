import type { TraceEvent } from '../../trace/index.ts';
import type { Effect } from '../effect.ts';
import { isLive, type PlayerScreen } from './player.ts';

/** The engine may be this many events ahead of what is shown, so that a program that never ends can be watched. */
export const READ_AHEAD = 50_000;

/** Takes in a batch of events. */
export function eventsArrived(player: PlayerScreen, events: readonly TraceEvent[]): PlayerScreen {
  const { run } = player;
  // Asking twice must not record twice: the recording grows in place.
  if (run.recording.length === run.length) run.recording.append(events);
  let { input } = run;
  events.forEach((event, position) => {
    if (event.kind === 'input-requested') input = run.length + position + 1;
    if (event.kind === 'input-received' || event.kind === 'program-ended') input = null;
  });
  const length = run.length + events.length;
  const phase = length > 0 && run.phase === 'starting' ? 'running' : run.phase;
  return { ...player, source: sourceOf(player, events), run: { ...run, length, phase, input, pulling: false } };
}

/** There will be no more events. */
export function runEnded(player: PlayerScreen): PlayerScreen {
  const { run } = player;
  if (run.phase === 'failed') return player;
  return { ...player, run: { ...run, phase: 'ended', pulling: false, input: null } };
}

/** The run broke for a reason that is ours. */
export function runFailed(player: PlayerScreen, message: string): PlayerScreen {
  return { ...player, run: { ...player.run, phase: 'failed', failure: message, pulling: false, input: null } };
}

/** Asks for more events when the position has come near enough to the last one that is known. */
export function pullEvents(player: PlayerScreen): readonly [PlayerScreen, readonly Effect[]] {
  const { run } = player;
  if (!isLive(player) || run.pulling || run.length - player.index >= READ_AHEAD) return [player, []];
  return [{ ...player, run: { ...run, pulling: true } }, [{ kind: 'pull-events', run: run.id }]];
}

function sourceOf(player: PlayerScreen, events: readonly TraceEvent[]): string | null {
  if (player.run.length > 1000) return player.source;
  const loaded = events.find((event) => event.kind === 'source-loaded' && event.source === 0);
  return loaded?.kind === 'source-loaded' ? loaded.text : player.source;
}
