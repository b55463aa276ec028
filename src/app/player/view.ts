import type { Place } from '../../trace/index.ts';
import { lanesView } from './lanes-view.ts';
import { innerSize, type PaneName } from './layout.ts';
import { stepNumber } from './move.ts';
import { allLanes, lanesOf, lastTask, layoutOf, type PlayerScreen, type PlayerView } from './player.ts';

interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The order in which Tab goes through the panes. */
const FOCUS_ORDER: readonly PaneName[] = ['lanes', 'source', 'loop', 'details', 'story', 'output'];

/** How far the axis can be stretched: 2 to this power. */
export const MOST_ZOOM = 10;
const LEAST_ZOOM = -10;

/** Selects the lane `by` rows further down; the first or last when none was selected. */
export function moveSelection(player: PlayerScreen, by: number, size: Size): PlayerScreen {
  const lanes = lanesView(player, size)?.lanes ?? lanesOf(player);
  if (lanes.length === 0) return player;
  const at = lanes.findIndex((lane) => lane.id === player.view.selected);
  const wanted = at < 0 ? (by > 0 ? 0 : lanes.length - 1) : at + by;
  const lane = lanes[Math.max(0, Math.min(lanes.length - 1, wanted))];
  return withView(player, { selected: lane?.id ?? null, lanes: null, detailsTop: 0, source: null });
}

/** Opens or closes the details of the selected lane; of the one that runs when none is selected. */
export function toggleDetails(player: PlayerScreen): PlayerScreen {
  const { view } = player;
  if (view.details) return withView(player, { details: false, focus: view.focus === 'details' ? 'lanes' : view.focus });
  const lanes = lanesOf(player);
  const { task } = player.run.recording.timelineAt(player.index);
  const running = lanes.find((lane) => lane.kind === 'task' && lane.of === task);
  const selected = view.selected ?? running?.id ?? lanes[0]?.id ?? null;
  return selected === null ? player : withView(player, { details: true, detailsTop: 0, selected });
}

/** Gives a pane the focus. */
export function focusOn(player: PlayerScreen, pane: PaneName): PlayerScreen {
  return withView(player, { focus: pane });
}

/** The next pane, or the one before. */
export function focusNext(player: PlayerScreen, by: 1 | -1, size: Size): PlayerScreen {
  const shown = layoutOf(player, size)?.panes.flatMap((box) => box.tabs) ?? [];
  const order = FOCUS_ORDER.filter((pane) => shown.includes(pane));
  const at = order.indexOf(player.view.focus);
  const pane = order[(at + by + order.length) % Math.max(1, order.length)];
  return pane === undefined ? player : withView(player, { focus: pane });
}

/** Stretches or shrinks the axis. */
export function zoom(player: PlayerScreen, by: 1 | -1): PlayerScreen {
  const wanted = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, player.view.zoom + by));
  return withView(player, { zoom: wanted, axis: null });
}

/** Scrolls the pane that has the focus; columns always scroll the timelines. */
export function scroll(player: PlayerScreen, by: number, unit: 'row' | 'page' | 'column', size: Size): PlayerScreen {
  const { view, run } = player;
  if (unit === 'column') return withView(player, { axis: Math.max(0, (lanesView(player, size)?.from ?? 0) + by) });
  const page = unit === 'page' ? Math.max(1, pageOf(player, size) - 1) : 1;
  const rows = by * page;
  switch (view.focus) {
    case 'lanes':
      return moveSelection(player, rows, size);
    case 'source':
      return withView(player, {
        source: within((view.source ?? sourceTop(player, size)) + rows, lineCount(player) - pageOf(player, size)),
      });
    case 'loop':
      return withView(player, { loop: within(view.loop + rows, allLanes(player).length * 3) });
    case 'details':
      return withView(player, { detailsTop: within(view.detailsTop + rows, MOST_DETAILS) });
    case 'story':
      return withView(player, { story: within(view.story - rows, stepNumber(run.recording, player.index) - 1) });
    case 'output':
      return withView(player, { output: within(view.output - rows, run.recording.outputCount(player.index) - 1) });
    default:
      return view.focus satisfies never;
  }
}

const MOST_DETAILS = 200;

/** The line that the source pane shows first while it follows: see `followedPlace`. */
export function sourceTop(player: PlayerScreen, size: Size): number {
  const rows = pageOf(player, size, 'source');
  const { line } = followedPlace(player);
  return within(line - 1 - Math.floor(rows / 2), lineCount(player) - rows);
}

/** The line to keep in sight: where the selected lane stands, else where the last thing was done. */
export function followedPlace(player: PlayerScreen): Place {
  const timeline = player.run.recording.timelineAt(player.index);
  const [kind, id] = (player.view.selected ?? '').split(':');
  const table = kind === 'task' ? timeline.tasks : kind === 'thread' ? timeline.threads : undefined;
  const chosen = table?.get(Number(id));
  const task = timeline.tasks.get(lastTask(player));
  const candidates = [chosen, task, timeline.threads.get(timeline.thread)];
  return candidates.find((who) => who !== undefined && who.place.line > 0)?.place ?? { source: 0, line: 1 };
}

/** The text of the file that is shown: the one with the followed line. */
export function shownSource(player: PlayerScreen): { readonly path: string; readonly text: string } {
  const { source } = followedPlace(player);
  const known = player.run.recording.timelineAt(player.index).sources.get(source);
  return known ?? { path: player.program.file, text: player.source ?? '' };
}

function lineCount(player: PlayerScreen): number {
  return shownSource(player).text.replace(/\n$/, '').split('\n').length;
}

/** The rows inside a pane: the focused one by default. */
function pageOf(player: PlayerScreen, size: Size, pane: PaneName = player.view.focus): number {
  const box = layoutOf(player, size)?.panes.find((candidate) => candidate.pane === pane);
  return box === undefined ? 1 : innerSize(box).rows;
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(value, Math.max(0, most)));
}

function withView(player: PlayerScreen, view: Partial<PlayerView>): PlayerScreen {
  return { ...player, view: { ...player.view, ...view } };
}
