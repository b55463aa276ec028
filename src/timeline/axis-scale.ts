import type { Nanoseconds } from '../trace/index.ts';
import type { Recording } from './recording.ts';

/** How wide an axis shall be. */
export interface AxisOptions {
  /** The columns there are on the screen. */
  readonly columns: number;
  /**
   * 1 (the default): everything in `columns` where that stays readable, else as wide as is readable. 2: twice as
   * wide, 0.5: half as wide. 'fit': everything in `columns`, whatever it costs.
   */
  readonly zoom?: number | 'fit';
}

/** Columns per step and per nanosecond of waiting. */
export interface Scale {
  readonly step: number;
  readonly wait: number;
}

/** The part of the columns that steps may take when waiting has to fit beside them. */
const STEP_SHARE = 0.5;

/** With more steps than this for each column, fitting would show nothing: the axis becomes wide and scrolls. */
const CROWDED = 3;

/** Columns that the waiting between two instants takes on average when the axis scrolls. */
const GAP = 4;

/** The scale for a recording. While it grows the scale is rounded, so that it changes seldom, and then visibly. */
export function scaleOf(recording: Pick<Recording, 'slots' | 'ended'>, { columns, zoom = 1 }: AxisOptions): Scale {
  const { slots, ended } = recording;
  const columnsLeft = Math.max(4, columns);
  const total = slots.at[slots.at.length - 1] as Nanoseconds;
  const fits = zoom === 'fit' || slots.weight <= columnsLeft * CROWDED;
  const measure = { weight: slots.weight, instants: slots.instants, total, columns: columnsLeft, ended };
  const scale = fits ? fitted(measure) : scrolled(measure);
  if (zoom === 'fit' || zoom === 1) return scale;
  return { step: Math.min(Math.max(1, scale.step), scale.step * zoom), wait: scale.wait * zoom };
}

interface Measure {
  readonly weight: number;
  readonly instants: number;
  readonly total: Nanoseconds;
  readonly columns: number;
  readonly ended: boolean;
}

function fitted({ weight, total, columns, ended }: Measure): Scale {
  if (total === 0)
    return {
      step: ended ? Math.max(1, Math.min(4, Math.floor(columns / weight))) || 1 : stepFor(columns / weight),
      wait: 0,
    };
  const room = (STEP_SHARE * columns) / weight;
  const step = ended ? Math.min(1, room) : stepFor(room);
  const wait = (columns - weight * step) / total;
  return { step, wait: ended ? wait : roundDown(wait) };
}

function scrolled({ instants, total, columns, ended }: Measure): Scale {
  if (total === 0) return { step: 1, wait: 0 };
  const wait = Math.max(columns / 2, GAP * instants) / total;
  return { step: 1, wait: ended ? wait : roundDown(wait) };
}

/** 1, 1/2, 1/4, ...: the largest that is at most `room`. */
function stepFor(room: number): number {
  return Math.min(1, 2 ** Math.floor(Math.log2(room)));
}

/** The next number at or below of the form 1, 2 or 5 times a power of ten. */
export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = value / power;
  return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}
