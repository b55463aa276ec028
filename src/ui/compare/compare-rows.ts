import { axesOf, type CompareState, compareTime, indentOf, isComparing } from '../../app/index.ts';
import {
  type AlignedAxes,
  type CellState,
  counted,
  formatClock,
  formatSeconds,
  type Lane,
  laneCells,
  laneRuns,
  lanesAt,
  type Recording,
  type Timeline,
} from '../../timeline/index.ts';
import type { Nanoseconds } from '../../trace/index.ts';
import { laneStatus } from '../player/standing.ts';
import { glyphOf, statusGlyph, toneOf } from '../player/tones.ts';
import { harmless } from '../text/harmless.ts';
import { fitRow, type Row, span, spread } from '../text/row.ts';
import { textWidth } from '../text/width.ts';
import type { Theme } from '../theme.ts';

/** The space for two runs. */
export interface CompareSpace {
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
}

const MARKS = 3;
const LONGEST_LABEL = 22;

/** Both runs on one axis: a ruler, the lanes of each, one play head; what differs, and what both print. */
export function compareRows(compare: CompareState, space: CompareSpace): readonly Row[] {
  const { columns, rows, theme } = space;
  const frame = frameOf(compare, columns);
  const share = shares(compare, rows);
  const sides = compare.sides.map((_, side) =>
    sideRows(compare, { ...frame, side, lanes: share.lanes[side] ?? 1, theme, columns }),
  );
  const output = outputRows(compare, frame.axes, { columns, rows: share.output, theme });
  return [
    rulerRow(frame.axes, { ...frame, theme }),
    ...(sides[0] ?? []),
    [],
    ...(sides[1] ?? []),
    [],
    ...differenceRows(compare, space),
    [],
    ...output,
  ];
}

/** The axis of both runs as it is drawn: its columns beside those of the labels, and where the play head is. */
function frameOf(compare: CompareState, columns: number) {
  const labels = labelColumns(compare, columns);
  const axisColumns = Math.max(10, columns - labels);
  const axes = axesOf(compare, axisColumns - 2);
  const at = compareTime(compare);
  return { labels, axisColumns, axes, at, head: axes.columnOf(compare.stop, at) };
}

/** Only the lanes of both runs, in at most so many rows. */
export function timelineRows(compare: CompareState, space: CompareSpace): readonly Row[] {
  const { columns, rows, theme } = space;
  const frame = frameOf(compare, columns);
  const counts = compare.sides.map(({ run }) => lanesAt(run.recording, run.length).length);
  const room = Math.max(2, rows - 3);
  const small = Math.min(...counts, Math.floor(room / 2));
  const [first = [], second = []] = compare.sides.map((_, side) => {
    const count = counts[side] ?? 1;
    const lanes = count <= small ? count : Math.min(count, room - small);
    return sideRows(compare, { ...frame, side, lanes, theme, columns });
  });
  return [rulerRow(frame.axes, { ...frame, theme }), ...first, ...second];
}

/** How many lanes of each program and how many lines of output there is room for. */
function shares({ sides }: CompareState, rows: number): { readonly lanes: readonly number[]; readonly output: number } {
  const counts = sides.map(({ run }) => Math.max(1, lanesAt(run.recording, run.length).length));
  const fixed = 1 + 2 + 1 + 1 + 3 + 1 + 1;
  const left = Math.max(4, rows - fixed);
  const printed = Math.max(1, ...sides.map(({ run }) => run.recording.outputCount(run.length)));
  const output = Math.max(1, Math.min(printed, 8, Math.floor(left * 0.35)));
  const room = left - output;
  const wanted = counts.reduce((sum, count) => sum + count, 0);
  if (wanted <= room) return { lanes: counts, output: Math.max(output, Math.min(printed, 16, rows - fixed - wanted)) };
  const small = Math.min(...counts, Math.floor(room / 2));
  return { lanes: counts.map((count) => (count <= small ? count : Math.max(1, room - small))), output };
}

function labelColumns({ sides }: CompareState, columns: number): number {
  const widths = sides.flatMap(({ run }) =>
    lanesAt(run.recording, run.length).map(({ name, depth }) => textWidth(name) + indentOf(depth)),
  );
  return Math.min(Math.max(6, ...widths), LONGEST_LABEL, Math.floor(columns / 3)) + MARKS;
}

interface RulerPlace {
  readonly labels: number;
  readonly axisColumns: number;
  readonly head: number;
  readonly theme: Theme;
}

function rulerRow({ axes }: AlignedAxes, { labels, axisColumns, head, theme }: RulerPlace): Row {
  const cells = new Array<string>(axisColumns).fill(' ');
  for (const { column, label } of axes[0]?.ticks(0, axisColumns) ?? []) {
    const start = column + 1;
    if (start + label.length > axisColumns || (head >= start - 1 && head < start + label.length)) continue;
    cells[column] = theme.glyphs.tick;
    cells.splice(start, label.length, ...label);
  }
  return [
    span(' '.repeat(labels)),
    span(cells.slice(0, head).join(''), 'dim'),
    span(theme.glyphs.playheadTop, 'playhead'),
    span(cells.slice(head + 1).join(''), 'dim'),
  ];
}

interface SidePlace extends RulerPlace {
  readonly side: number;
  readonly axes: AlignedAxes;
  readonly at: Nanoseconds;
  readonly lanes: number;
  readonly columns: number;
}

function sideRows(compare: CompareState, place: SidePlace): readonly Row[] {
  const { side, axes, theme } = place;
  const { run } = compare.sides[side as 0 | 1];
  const index = Math.min(run.length, axes.stops[compare.stop]?.indexes[side] ?? 0);
  const timeline = run.recording.timelineAt(index);
  const lanes = lanesAt(run.recording, run.length).slice(0, place.lanes);
  const hidden = lanesAt(run.recording, run.length).length - lanes.length;
  const ended = timeline.ended === undefined ? '' : `ended at ${formatSeconds(timeline.at)}`;
  const name = span(harmless(compare.names[side as 0 | 1], theme.options), 'title');
  const more: Row = hidden > 0 ? [span(`  and ${counted(hidden, 'more lane')}`, 'faint')] : [];
  const note: Row = [
    span(run.failure === null ? ended : harmless(run.failure, theme.options), run.failure === null ? 'dim' : 'bad'),
  ];
  return [
    spread([name, ...more], note, place.columns),
    ...lanes.map((lane) => laneRow(lane, { ...place, index, timeline, recording: run.recording })),
  ];
}

interface LanePlace extends SidePlace {
  readonly index: number;
  readonly timeline: Timeline;
  readonly recording: Recording;
}

const ENDS: ReadonlySet<CellState> = new Set(['done', 'failed', 'cancelled']);

function laneRow(lane: Lane, place: LanePlace): Row {
  const { axes, side, head, index, timeline, recording, theme, at, labels, axisColumns } = place;
  const { glyphs } = theme;
  const axis = axes.axes[side];
  const isThere = lane.firstIndex <= index;
  const now = isThere ? laneStatus(timeline, lane, at) : 'none';
  const over = now === 'done' || now === 'none' || now === 'cancelled';
  const name = ' '.repeat(indentOf(lane.depth)) + harmless(lane.name, theme.options);
  const label: Row = [
    span(`${isThere ? statusGlyph(now, glyphs) : ' '} `, toneOf(now)),
    ...fitRow([span(name, over ? 'dim' : 'text')], labels - MARKS, { mark: glyphs.ellipsis }),
    span(' '),
  ];
  if (axis === undefined || !isThere) return label;
  // The play head is where the common axis says, not where this run's own events end.
  const common = { ...axis, columnOf: () => head };
  const cells = laneCells(recording, common, lane, { from: 0, width: axisColumns, upTo: index, at });
  const line = laneRuns(cells).flatMap((run): Row => {
    const tone = toneOf(run.state);
    const glyph = glyphOf(run.state, glyphs);
    if (ENDS.has(run.state)) return [span(glyph, tone), span(' '.repeat(run.width - 1))];
    const text = run.label === undefined ? '' : harmless(run.label, theme.options);
    const width = textWidth(text);
    if (text === '' || width + 4 > run.width) return [span(glyph.repeat(run.width), tone)];
    return [span(`${glyph} ${text} ${glyph.repeat(run.width - width - 3)}`, tone)];
  });
  return [...label, ...line];
}

/** What differs between the whole runs: time, lines, and what blocked. */
function differenceRows(compare: CompareState, { theme, columns }: CompareSpace): readonly Row[] {
  if (isComparing(compare)) return [[span('Both programs run.', 'dim')]];
  const [one, other] = compare.sides.map(({ run }) => summaryOf(run.recording)) as [Summary, Summary];
  const time: Row = [span('time     ', 'dim'), ...timeRow(one.time, other.time, compare.names)];
  const lines: Row = [span('output   ', 'dim'), span(linesText(one.lines, other.lines))];
  const blocked: Row = [
    span('blocked  ', 'dim'),
    span(blockedText(one.blocked), one.blocked > 0 ? 'blocked' : 'text'),
    span(' and ', 'dim'),
    span(blockedText(other.blocked), other.blocked > 0 ? 'blocked' : 'text'),
  ];
  return [time, lines, blocked].map((row) => fitRow(row, columns, { mark: theme.glyphs.ellipsis }));
}

interface Summary {
  readonly time: Nanoseconds;
  readonly lines: readonly string[];
  readonly blocked: Nanoseconds;
}

const summaries = new WeakMap<Recording, Summary>();

function summaryOf(recording: Recording): Summary {
  const known = summaries.get(recording);
  if (known !== undefined) return known;
  const timeline = recording.timelineAt(recording.length);
  const blocked = [...timeline.loops].reduce((sum, loop) => sum + loop.blockedFor, 0);
  const lines = recording.outputUpTo(recording.length).map(({ text }) => text);
  const made = { time: timeline.at, lines, blocked };
  if (recording.ended) summaries.set(recording, made);
  return made;
}

function timeRow(one: Nanoseconds, other: Nanoseconds, names: readonly [string, string]): Row {
  const both = `${formatSeconds(one)} and ${formatSeconds(other)}`;
  if (one === other) return [span(both), span(': the same', 'dim')];
  const saved = formatSeconds(Math.abs(one - other));
  const name = one < other ? names[0] : names[1];
  return [span(both), span(`: ${harmless(name)} is `, 'dim'), span(`${saved} faster`, 'good')];
}

function linesText(one: readonly string[], other: readonly string[]): string {
  if (one.join('\n') === other.join('\n'))
    return one.length === 1 ? 'the same line' : `the same ${counted(one.length, 'line')} in the same order`;
  if ([...one].sort().join('\n') === [...other].sort().join('\n')) return 'the same lines in another order';
  return `${one.length} and ${other.length} lines, not the same ones`;
}

function blockedText(blocked: Nanoseconds): string {
  return blocked === 0 ? 'never' : `for ${formatSeconds(blocked)}`;
}

/** What both have printed up to the play head, beside each other. */
function outputRows(compare: CompareState, axes: AlignedAxes, { columns, rows, theme }: CompareSpace): readonly Row[] {
  const half = Math.floor((columns - 3) / 2);
  const lists = compare.sides.map(({ run }, side) => {
    const index = Math.min(run.length, axes.stops[compare.stop]?.indexes[side] ?? 0);
    return run.recording
      .outputUpTo(index, rows)
      .map(
        (line): Row => [
          span(`${formatClock(line.at, 2)}  `, 'faint'),
          span(harmless(line.text, theme.options), line.stream === 'stderr' ? 'bad' : 'text'),
        ],
      );
  });
  return Array.from({ length: rows }, (_, index) => [
    ...fitRow(lists[0]?.[index] ?? [], half, { mark: theme.glyphs.ellipsis }),
    span(` ${theme.glyphs.vertical} `, 'faint'),
    ...fitRow(lists[1]?.[index] ?? [], half, { mark: theme.glyphs.ellipsis }),
  ]);
}
