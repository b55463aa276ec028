import type { Effect } from '../effect.ts';
import { createPlayer, type PlayerOptions, type PlayerScreen } from './player.ts';

/** A player whose program starts now. */
export function startPlayer(options: PlayerOptions): readonly [PlayerScreen, readonly Effect[]] {
  return begin(createPlayer(options));
}

/** The effects with which a player begins. */
export function begin(player: PlayerScreen): readonly [PlayerScreen, readonly Effect[]] {
  const { run, program } = player;
  return [
    { ...player, run: { ...run, pulling: true } },
    [
      { kind: 'start-run', run: run.id, program },
      { kind: 'pull-events', run: run.id },
    ],
  ];
}
