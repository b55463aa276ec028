import {
  type CellState,
  createAxis,
  createRecording,
  laneCells,
  lanesAt,
  type Recording,
} from '../../src/timeline/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';

/** One character for each state of a cell: the notation of the tests. */
const GLYPHS: { readonly [K in CellState]: string } = {
  none: ' ',
  done: ' ',
  failed: 'f',
  cancelled: 'c',
  waiting: '~',
  queued: 'q',
  ready: '.',
  starving: 'x',
  blocked: '!',
  running: '#',
  callback: '@',
  cpu: '%',
};

/** A recording of these events. */
export function recordingOf(events: readonly TraceEvent[]): Recording {
  const recording = createRecording();
  recording.append(events);
  return recording;
}

/** The lanes as text, a row each: the indented name, then a character for each column up to `upTo`. */
export function drawLanes(recording: Recording, columns: number, upTo = recording.length): string {
  const axis = createAxis(recording, { columns });
  const rows = lanesAt(recording, upTo).map((lane) => {
    const cells = laneCells(recording, axis, lane, { from: 0, width: axis.width, upTo });
    const name = `${'  '.repeat(lane.depth)}${lane.name}`;
    return `${name.padEnd(14)}|${cells.map((cell) => GLYPHS[cell.state]).join('')}`.trimEnd();
  });
  return `\n${rows.join('\n')}\n`;
}
