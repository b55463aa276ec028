import { indentOf, type LanesView } from '../../app/index.ts';
import {
  type Cell,
  type CellRun,
  type CellState,
  formatSeconds,
  type Lane,
  laneCells,
  laneRuns,
  type Tick,
} from '../../timeline/index.ts';
import { fitRow, type Row, rowWidth, type Span, span } from '../text/row.ts';
import { takeColumns, textWidth } from '../text/width.ts';
import type { Ground } from '../theme.ts';
import type { PaneContent, PaneView, Scene } from './scene.ts';
import { laneStatus } from './standing.ts';
import { glyphOf, statusGlyph, toneOf } from './tones.ts';

/** The ruler and a lane for each task and thread, up to the play head. */
export const lanesPane: PaneView = (scene) => {
  const view = scene.lanesView;
  if (view === null) return { title: 'timelines', rows: [] };
  if (view.lanes.length === 0) return { title: 'timelines', rows: [[], [span(waitingText(scene), 'dim')]] };
  const shown = view.lanes.slice(view.top, view.top + view.rows);
  const rows = [rulerRow(scene, view), ...shown.map((lane) => laneRow(scene, view, lane))];
  while (rows.length < view.rows + 1) rows.push(playheadRow(scene, view));
  return withNote({ title: 'timelines', rows, scroll: { top: view.top, total: view.lanes.length + 1 } }, scene, view);
};

/** Below the lanes the play head goes on to the edge of the pane. */
function playheadRow({ theme }: Scene, { labelColumns, head, from, axisColumns }: LanesView): Row {
  const column = head - from;
  return column < 0 || column >= axisColumns
    ? []
    : [span(' '.repeat(labelColumns + column)), span(theme.glyphs.playhead, 'faint')];
}

function waitingText({ player }: Scene): string {
  return player.run.phase === 'starting' ? 'Python is starting.' : 'No event loop yet.';
}

function withNote(content: PaneContent, scene: Scene, view: LanesView): PaneContent {
  const { glyphs } = scene.theme;
  const { zoom } = scene.player.view;
  const parts: string[] = [];
  if (zoom !== 0) parts.push(`zoom ${zoom > 0 ? 2 ** zoom : `1/${2 ** -zoom}`}${glyphs.times}`);
  if (view.axis.width > view.axisColumns) {
    const from = formatSeconds(view.axis.timeAt(view.from));
    const to = formatSeconds(view.axis.timeAt(Math.min(view.axis.width - 1, view.from + view.axisColumns - 1)));
    parts.push(`${glyphs.left} ${from} to ${to} ${glyphs.right}`);
  }
  return parts.length === 0 ? content : { ...content, note: [span(parts.join('  '), 'dim')] };
}

/** Virtual seconds over the columns, and the play head. */
function rulerRow(scene: Scene, view: LanesView): Row {
  const { glyphs } = scene.theme;
  const head = view.head - view.from;
  const cells = new Array<string>(view.axisColumns).fill(' ');
  for (const tick of view.axis.ticks(view.from, view.axisColumns))
    drawTick(cells, tick, { view, head, mark: glyphs.tick });
  const start = span(' '.repeat(view.labelColumns));
  if (head < 0 || head >= cells.length) return [start, span(cells.join(''), 'dim')];
  const after = span(cells.slice(head + 1).join(''), 'dim');
  return [start, span(cells.slice(0, head).join(''), 'dim'), span(glyphs.playheadTop, 'playhead'), after];
}

/** A mark with its label behind it, or before it at the right edge; no label where the play head would cut it. */
function drawTick(
  cells: string[],
  tick: Tick,
  { view, head, mark }: { readonly view: LanesView; readonly head: number; readonly mark: string },
): void {
  const column = tick.column - view.from;
  const fits = column + 1 + tick.label.length <= cells.length;
  const start = fits ? column + 1 : column - tick.label.length;
  cells[column] = mark;
  if (start < 0 || (head >= start && head < start + tick.label.length)) return;
  const taken = cells.slice(start, start + tick.label.length).some((cell) => cell !== ' ');
  if (!taken) cells.splice(start, tick.label.length, ...tick.label);
}

function laneRow(scene: Scene, view: LanesView, lane: Lane): Row {
  const { player } = scene;
  const window = { from: view.from, width: view.axisColumns, upTo: player.index, at: scene.at };
  const cells = laneCells(player.run.recording, view.axis, lane, window);
  const selected = player.view.selected === lane.id;
  const ground: Ground | undefined = selected ? 'selected' : undefined;
  const now = laneStatus(scene.timeline, lane, scene.at);
  const row = [...labelOf(scene, view, lane, now, selected), ...lineOf(scene, view, { cells, now })];
  return ground === undefined ? row : row.map((piece) => ({ ...piece, ground }));
}

function labelOf(scene: Scene, view: LanesView, lane: Lane, now: CellState, selected: boolean): Row {
  const { glyphs } = scene.theme;
  const tone = toneOf(now);
  const mark = span(selected ? glyphs.selected : ' ', 'accent');
  const status = span(`${statusGlyph(now, glyphs)} `, tone);
  const over = now === 'done' || now === 'none' || now === 'cancelled';
  const name = span(' '.repeat(indentOf(lane.depth)) + scene.safe(lane.name), over ? 'dim' : 'text', {
    strong: now === 'running' || now === 'blocked',
  });
  return [mark, status, ...fitRow([name], view.labelColumns - 4, { mark: glyphs.ellipsis }), span(' ')];
}

/** The line of a lane: runs of one state, a label in those that have room for it, the play head over all. */
function lineOf(
  scene: Scene,
  view: LanesView,
  { cells, now }: { readonly cells: readonly Cell[]; readonly now: CellState },
): Row {
  const { glyphs } = scene.theme;
  const head = view.head - view.from;
  const pieces = laneRuns(cells).flatMap((run) => runSpans(scene, run));
  const line = fitRow(pieces, view.axisColumns);
  const atHead = cells[head]?.state;
  if (atHead === undefined) return line;
  if (atHead === 'none') return replaceColumn(line, head, span(glyphs.playhead, 'faint'));
  // The step in which it ended fills the column under the play head.
  if (ENDS.has(now) && !ENDS.has(atHead)) return replaceColumn(line, head + 1, span(glyphOf(now, glyphs), toneOf(now)));
  return line;
}

function runSpans(scene: Scene, run: CellRun): readonly Span[] {
  const { glyphs } = scene.theme;
  const tone = toneOf(run.state);
  const glyph = glyphOf(run.state, glyphs);
  if (ENDS.has(run.state)) return endSpans(scene, run);
  const label = run.label === undefined ? '' : scene.safe(run.label);
  const width = textWidth(label);
  // A label needs the line on both sides of it to be seen as part of it.
  if (label === '' || width + 4 > run.width) return [span(glyph.repeat(run.width), tone)];
  return [span(`${glyph} `, tone), span(label, tone), span(` ${glyph.repeat(run.width - width - 3)}`, tone)];
}

const ENDS: ReadonlySet<CellState> = new Set(['done', 'failed', 'cancelled']);

/** How something ended: a sign, and the outcome as far as there is room. */
function endSpans(scene: Scene, run: CellRun): readonly Span[] {
  const { glyphs } = scene.theme;
  const room = run.width - 3;
  const label = run.label === undefined || run.label === 'done' ? '' : scene.safe(run.label);
  const text = textWidth(label) <= room ? label : room >= 8 ? takeColumns(label, room - 1).text + glyphs.ellipsis : '';
  const used = 1 + (text === '' ? 0 : 1 + textWidth(text));
  return [
    span(glyphOf(run.state, glyphs), toneOf(run.state)),
    span(text === '' ? '' : ` ${text}`, run.state === 'done' ? 'dim' : toneOf(run.state)),
    span(' '.repeat(Math.max(0, run.width - used))),
  ];
}

/** The row with one column replaced; the column holds a narrow character. */
function replaceColumn(row: Row, column: number, by: Span): Row {
  const out: Span[] = [];
  let at = 0;
  for (const piece of row) {
    const width = textWidth(piece.text);
    if (column < at || column >= at + width) out.push(piece);
    else {
      const before = takeColumns(piece.text, column - at).text;
      out.push({ ...piece, text: before }, by, { ...piece, text: piece.text.slice(before.length + 1) });
    }
    at += width;
  }
  return rowWidth(out) === at ? out : row;
}
