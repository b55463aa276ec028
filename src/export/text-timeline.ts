import {
  type Axis,
  alignAxes,
  type CellState,
  createAxis,
  type Lane,
  laneCells,
  laneRuns,
  lanesAt,
  type Recording,
} from '../timeline/index.ts';
import { visible } from './visible.ts';

/** How the timelines are drawn. */
export interface TextTimelineOptions {
  /** Columns to fill. */
  readonly width: number;
  readonly ascii: boolean;
  /** How many lanes are drawn at most. */
  readonly lanes: number;
}

/** A sign for a state and what it means. */
type Sign = readonly [unicode: string, ascii: string, meaning: string];

const SIGNS: Readonly<Record<CellState, Sign>> = {
  none: [' ', ' ', ''],
  running: ['█', '#', 'runs'],
  callback: ['◆', '@', 'runs a callback'],
  ready: ['┈', ':', 'ready, not yet its turn'],
  waiting: ['─', '-', 'waits'],
  queued: ['·', ',', 'waits for a worker'],
  starving: ['░', '!', 'kept waiting: the loop is blocked'],
  blocked: ['▓', '%', 'blocks the loop'],
  cpu: ['▒', '=', 'computes'],
  done: ['✓', '+', 'done'],
  failed: ['✗', 'X', 'failed'],
  cancelled: ['⊘', 'c', 'cancelled'],
};
/** Drawn once, in the column where it happens; after that the lane is empty. */
const ONCE: ReadonlySet<CellState> = new Set(['done', 'failed', 'cancelled']);
const WIDEST_NAME = 28;

/** The lanes of a whole run on the elastic axis, with a ruler above and a legend below; '' for a run without events. */
export function textTimeline(recording: Recording, options: TextTimelineOptions): string {
  const lanes = shownLanes(recording, options);
  if (lanes.length === 0) return '';
  const nameWidth = Math.max(...lanes.map(({ name }) => name.length));
  const columns = columnsFor(options, nameWidth);
  const axis = createAxis(recording, { columns, zoom: 'fit' });
  const drawing = { axis, columns, nameWidth, used: new Set<CellState>(), options };
  return linesOf([
    ruler(drawing),
    ...laneRows(recording, lanes, drawing),
    '',
    `  ${legend(drawing.used, options.ascii)}`,
  ]);
}

/** A run to draw under another one. */
export interface NamedRecording {
  readonly name: string;
  readonly recording: Recording;
}

/** The lanes of several runs on one common axis: a moment stands in the same column for all of them. */
export function alignedTimelines(runs: readonly NamedRecording[], options: TextTimelineOptions): string {
  const lanes = runs.map(({ recording }) => shownLanes(recording, options));
  const nameWidth = Math.max(0, ...lanes.flat().map(({ name }) => name.length));
  const columns = columnsFor(options, nameWidth);
  const recordings = runs.map(({ recording }) => recording);
  const { axes } = alignAxes(recordings, { columns, zoom: 'fit' });
  const used = new Set<CellState>();
  const sides = runs.map(({ name, recording }, side) => {
    const axis = axes[side] ?? createAxis(recording, { columns, zoom: 'fit' });
    const rows = laneRows(recording, lanes[side] ?? [], { axis, columns, nameWidth, used, options });
    return [visible(name, options.ascii), ...rows, ''];
  });
  const [axis] = axes;
  const top = axis === undefined ? [] : [ruler({ axis, columns, nameWidth, used, options })];
  return linesOf([...top, ...sides.flat(), `  ${legend(used, options.ascii)}`]);
}

interface ShownLane {
  readonly lane: Lane;
  /** Indented, and cut to fit. */
  readonly name: string;
}

function shownLanes(recording: Recording, { lanes, ascii }: TextTimelineOptions): ShownLane[] {
  return lanesAt(recording, recording.length)
    .slice(0, lanes)
    .map((lane) => ({ lane, name: shorten(visible(`${'  '.repeat(lane.depth)}${lane.name}`, ascii), WIDEST_NAME) }));
}

interface Drawing {
  readonly axis: Axis;
  readonly columns: number;
  readonly nameWidth: number;
  /** Gathers the states that were drawn, for the legend. */
  readonly used: Set<CellState>;
  readonly options: TextTimelineOptions;
}

function laneRows(recording: Recording, lanes: readonly ShownLane[], drawing: Drawing): string[] {
  const { axis, columns, nameWidth, used, options } = drawing;
  const rows = lanes.map(({ lane, name }) => {
    const window = { from: 0, width: Math.min(axis.width, columns), upTo: recording.length };
    const cells = laneCells(recording, axis, lane, window);
    const drawn = cells.slice(0, cells.findLastIndex(({ state }) => state !== 'none') + 1);
    const end = endBeside(recording, lane, drawn.at(-1)?.state);
    for (const state of [...drawn.map((cell) => cell.state), ...end]) used.add(state);
    const signs = end.map((state) => signOf(state, options.ascii)).join('');
    return `  ${name.padEnd(nameWidth)}  ${drawLane(drawn, options.ascii)}${signs}`.trimEnd();
  });
  const hidden = lanesAt(recording, recording.length).length - lanes.length;
  return hidden > 0 ? [...rows, `  and ${hidden} more`] : rows;
}

/** The end of a lane that shares its last column with something more telling: there is room beside that. */
function endBeside(recording: Recording, { id }: Lane, shown: CellState | undefined): readonly CellState[] {
  const last = recording.lanes.lastStateOf(id);
  return last !== undefined && ONCE.has(last) && last !== shown ? [last] : [];
}

function columnsFor({ width }: TextTimelineOptions, nameWidth: number): number {
  return Math.max(10, width - nameWidth - 5);
}

function ruler({ axis, columns, nameWidth }: Drawing): string {
  return `${' '.repeat(nameWidth + 4)}${drawRuler(axis.ticks(0, columns), columns)}`.trimEnd();
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function drawLane(cells: ReturnType<typeof laneCells>, ascii: boolean): string {
  return laneRuns(cells)
    .map(({ state, width, label }) => {
      const sign = signOf(state, ascii);
      if (ONCE.has(state)) return sign.padEnd(width);
      return withLabel(sign.repeat(width), visible(label ?? '', ascii));
    })
    .join('');
}

/** A run with its label in the middle, if there is room for it. */
function withLabel(run: string, label: string): string {
  const text = ` ${label} `;
  if (label === '' || text.length + 4 > run.length) return run;
  const start = Math.floor((run.length - text.length) / 2);
  return run.slice(0, start) + text + run.slice(start + text.length);
}

function drawRuler(ticks: readonly { readonly column: number; readonly label: string }[], columns: number): string {
  let line = '';
  for (const { column, label } of ticks) {
    if (column < line.length || column + label.length > columns) continue;
    line = `${line.padEnd(column)}${label}`;
  }
  return line;
}

function legend(used: ReadonlySet<CellState>, ascii: boolean): string {
  const entries = Object.entries(SIGNS) as [CellState, Sign][];
  return entries
    .filter(([state, [, , meaning]]) => used.has(state) && meaning !== '')
    .map(([state, [, , meaning]]) => `${signOf(state, ascii)} ${meaning}`)
    .join('   ');
}

function signOf(state: CellState, ascii: boolean): string {
  return SIGNS[state][ascii ? 1 : 0];
}

function shorten(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1)}~`;
}
