import { type Nanoseconds, SECOND } from '../trace/index.ts';

/** A mark of the ruler. */
export interface Tick {
  readonly column: number;
  /** "2 s", or "0.05 s". */
  readonly label: string;
  readonly at: Nanoseconds;
}

interface Window {
  readonly from: number;
  readonly width: number;
  readonly columnsPerSecond: number;
  columnOfTime(at: Nanoseconds): number;
  timeAt(column: number): Nanoseconds;
}

/** At most so many marks are tried: no window of an axis shows more. */
const MOST_TICKS = 400;

/** Columns between the starts of two labels. */
const ROOM = 9;

/** Round moments inside the window, far enough apart for their labels wherever there is only waiting between them. */
export function ticksOf({ from, width, columnsPerSecond, columnOfTime, timeAt }: Window): readonly Tick[] {
  const start = timeAt(from);
  const end = timeAt(from + width);
  if (columnsPerSecond === 0) return from === 0 ? [{ column: 0, label: '0 s', at: 0 }] : [];
  const step = roundUp(Math.max(1, (ROOM / columnsPerSecond) * SECOND));
  const digits = Math.min(9, Math.max(0, Math.ceil(-Math.log10(step / SECOND) - 1e-9)));
  const ticks: Tick[] = [];
  // The first column can hold many instants, and `start` is the last of them: the mark before it may stand there too.
  const first = Math.floor(start / step);
  for (let n = first; n * step <= end && n < first + MOST_TICKS; n += 1) {
    const at = Math.round(n * step);
    const column = columnOfTime(at);
    if (column >= from && column < from + width)
      ticks.push({ column, label: `${(at / SECOND).toFixed(digits)} s`, at });
  }
  return ticks;
}

/** The next number at or above of the form 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = value / power;
  return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
}
