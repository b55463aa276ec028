import { countUpTo, firstAbove, lastBelow, type Recording } from '../../timeline/index.ts';
import type { Nanoseconds } from '../../trace/index.ts';
import { progressAt, timeOf } from './playback.ts';
import type { PlayerScreen } from './player.ts';

/** Playing stands still; a movement between two moments is over. */
export function stopPlaying(player: PlayerScreen): PlayerScreen {
  if (player.playback.mode === 'paused') return player;
  return { ...player, playback: { ...player.playback, mode: 'paused' } };
}

/** Stands still at an index, or at the last index that is not later than a moment of the virtual clock. */
export function moveTo(player: PlayerScreen, target: number | { readonly at: Nanoseconds }): PlayerScreen {
  const { recording, length } = player.run;
  const wanted = typeof target === 'number' ? target : indexAt(recording, length, target.at);
  const index = Math.max(0, Math.min(length, wanted));
  const progress = typeof target === 'number' ? 0 : progressAt(recording, index, target.at);
  const playback = { ...player.playback, mode: 'paused', progress } as const;
  // Panes that had been scrolled away follow again: the person wants to see what happens now.
  const view = { ...player.view, source: null, axis: null, lanes: null, story: 0, output: 0 };
  return { ...player, index, playback, view, notice: null };
}

/** The kinds of steps. */
export type StepKind =
  | 'step-forward'
  | 'step-back'
  | 'step-event-forward'
  | 'step-event-back'
  | 'lane-event-forward'
  | 'lane-event-back';

/** One step of a kind. */
export function moveBy(player: PlayerScreen, kind: StepKind): PlayerScreen {
  return moveTo(player, indexAfter(player, kind));
}

function indexAfter(player: PlayerScreen, kind: StepKind): number {
  const { index, view, playback } = player;
  const { recording } = player.run;
  switch (kind) {
    case 'step-forward':
      return recording.nextMoment(index);
    case 'step-back':
      // A movement that has begun is undone first.
      return playback.progress > 0 ? index : recording.previousMoment(index);
    case 'step-event-forward':
      return Math.min(recording.nextMoment(index), firstAbove(recording.lineStops, index) ?? Number.POSITIVE_INFINITY);
    case 'step-event-back':
      return Math.max(recording.previousMoment(index), lastBelow(recording.lineStops, index) ?? 0);
    case 'lane-event-forward':
      return view.selected === null ? recording.nextMoment(index) : recording.nextOf(view.selected, index);
    case 'lane-event-back':
      return view.selected === null ? recording.previousMoment(index) : recording.previousOf(view.selected, index);
    default:
      return kind satisfies never;
  }
}

/** The number of the step that an index is in, counted from 1; 0 before the first. */
export function stepNumber(recording: Recording, index: number): number {
  return countUpTo(recording.moments, index);
}

function indexAt(recording: Recording, length: number, at: Nanoseconds): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (timeOf(recording, middle) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
