import {
  type AppState,
  type LanesView,
  lanesView,
  layoutOf,
  type PaneBox,
  type PlayerLayout,
  type PlayerScreen,
  type Size,
  timelineOf,
  timeShown,
} from '../../app/index.ts';
import { formatClock, type Timeline } from '../../timeline/index.ts';
import { MILLISECOND, type Nanoseconds } from '../../trace/index.ts';
import { harmless } from '../text/harmless.ts';
import type { Row } from '../text/row.ts';
import type { Theme } from '../theme.ts';

/** What every pane of the player draws from. */
export interface Scene {
  readonly player: PlayerScreen;
  /** The terminal's size. */
  readonly size: Size;
  readonly layout: PlayerLayout;
  readonly theme: Theme;
  readonly timeline: Timeline;
  /** What is shown of the timelines; null when there is no room for them. */
  readonly lanesView: LanesView | null;
  /** The virtual time on the screen. */
  readonly at: Nanoseconds;
  /** Digits after the point of a virtual time, the same all over the screen. */
  readonly digits: number;
  /** Foreign text made safe for this theme. */
  safe(text: string): string;
}

/** The content of a pane and what its frame says. */
export interface PaneContent {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly note?: Row;
  readonly scroll?: { readonly top: number; readonly total: number };
}

/** Draws one pane's content into the space inside its frame. */
export type PaneView = (
  scene: Scene,
  size: { readonly columns: number; readonly rows: number },
  box: PaneBox,
) => PaneContent;

/** The scene of a player on a terminal; null when it is too small. */
export function sceneOf(state: AppState, player: PlayerScreen, theme: Theme): Scene | null {
  const layout = layoutOf(player, state);
  if (layout === null) return null;
  const { ascii } = theme.options;
  return {
    player,
    size: state,
    layout,
    theme,
    timeline: timelineOf(player),
    lanesView: lanesView(player, state),
    at: timeShown(player),
    digits: digitsFor(player),
    safe: (text) => harmless(text, { ascii }),
  };
}

/** A moment of the virtual clock, right-aligned in columns of equal width. */
export function clockText(scene: Scene, at: Nanoseconds): string {
  return formatClock(at, scene.digits);
}

/** So many instants are looked at. */
const SAMPLE = 200;

/** As many digits as the program's times need: two where they are hundredths, at most six for very short ones. */
function digitsFor(player: PlayerScreen): number {
  const instants = player.run.recording.slots.at;
  const last = instants.at(-1) ?? 0;
  const needed = (unit: Nanoseconds) => instants.slice(0, SAMPLE).some((at) => at % unit !== 0);
  if (!needed(10 * MILLISECOND)) return 2;
  return last < 20 * MILLISECOND && needed(MILLISECOND) ? 6 : 3;
}
