import type { Nanoseconds } from '../trace/index.ts';
import { lastAtMost } from './ascending.ts';
import { type Axis, axisOf } from './axis.ts';
import { type AxisOptions, scaleOf } from './axis-scale.ts';
import type { Recording } from './recording.ts';
import { type Slots, slotEnd } from './slots.ts';

/** Several runs on one axis: a moment of the virtual clock stands in the same column for all of them. */
export interface AlignedAxes {
  /** One for each recording, all of the same width. */
  readonly axes: readonly Axis[];
  /** Where stepping stops, ascending: the n-th step of an instant of every run at once. */
  readonly stops: readonly AlignedStop[];
  /** The column of a stop, or of a moment in the waiting after it. */
  columnOf(stop: number, at: Nanoseconds): number;
}

/** A place on the common axis. */
export interface AlignedStop {
  readonly at: Nanoseconds;
  /** How far each recording is there. */
  readonly indexes: readonly number[];
}

/**
 * Lays recordings out along common columns. At every instant all of them get the room of the one that does most there; a run
 * that does nothing at an instant gets a slot without events.
 */
export function alignAxes(recordings: readonly Recording[], options: AxisOptions): AlignedAxes {
  const runs = recordings.map(({ slots, length }) => ({ slots, length, groups: groupsOf(slots) }));
  const instants = [...new Set(runs.flatMap(({ groups }) => [...groups.keys()]))].sort((a, b) => a - b);
  const aligned = alignedSlots(runs, instants);
  const axes = aligned.map((slots, place) => {
    const scale = scaleOf({ slots, ended: true }, options);
    return axisOf({ slots, length: runs[place]?.length ?? 0, scale });
  });
  const stops = stopsOf(runs, instants);
  const columnOfStop = ({ at, indexes }: AlignedStop): number =>
    Math.max(...axes.map((axis, place) => (runs[place]?.groups.has(at) ? axis.columnOf(indexes[place] ?? 0) : 0)));
  return {
    axes,
    stops,
    columnOf: (number, at) => {
      const stop = stops[number];
      if (stop === undefined) return 0;
      const column = columnOfStop(stop);
      return at <= stop.at ? column : Math.max(column, axes[0]?.columnOfTime(at) ?? 0);
    },
  };
}

/** The slots of an instant: the first one and how many. */
interface Group {
  readonly first: number;
  count: number;
}

interface Run {
  readonly slots: Slots;
  readonly length: number;
  readonly groups: ReadonlyMap<Nanoseconds, Group>;
}

function groupsOf({ at }: Slots): Map<Nanoseconds, Group> {
  const groups = new Map<Nanoseconds, Group>();
  at.forEach((instant, slot) => {
    const group = groups.get(instant);
    if (group === undefined) groups.set(instant, { first: slot, count: 1 });
    else group.count += 1;
  });
  return groups;
}

function alignedSlots(runs: readonly Run[], instants: readonly Nanoseconds[]): readonly Slots[] {
  const made = runs.map(() => ({ starts: [] as number[], at: [] as Nanoseconds[], offsets: [] as number[] }));
  let base = 0;
  for (const instant of instants) {
    runs.forEach(({ slots, groups, length }, place) => {
      const out = made[place];
      const group = groups.get(instant);
      if (group === undefined) {
        out?.starts.push(nextStart(runs[place] as Run, instant) ?? length + 1);
        out?.at.push(instant);
        out?.offsets.push(base);
        return;
      }
      for (let slot = group.first; slot < group.first + group.count; slot++) {
        out?.starts.push(slots.starts[slot] ?? 0);
        out?.at.push(instant);
        out?.offsets.push(base + (slots.offsets[slot] ?? 0) - (slots.offsets[group.first] ?? 0));
      }
    });
    base += Math.max(...runs.map((run) => weightAt(run, instant)));
  }
  const rest = { instants: instants.length, weight: base, crowd: 1, thread: 0, acted: false, stepped: false };
  return made.map((slots) => ({ ...slots, ...rest }));
}

/** The first index of a run after an instant at which it has no slot. */
function nextStart({ slots }: Run, instant: Nanoseconds): number | undefined {
  return slots.starts[lastAtMost(slots.at, instant) + 1];
}

function weightAt({ slots, groups }: Run, instant: Nanoseconds): number {
  const group = groups.get(instant);
  if (group === undefined) return 0;
  return (slots.offsets[group.first + group.count] ?? slots.weight) - (slots.offsets[group.first] ?? 0);
}

function stopsOf(runs: readonly Run[], instants: readonly Nanoseconds[]): readonly AlignedStop[] {
  return instants.flatMap((at) => {
    const count = Math.max(...runs.map(({ groups }) => groups.get(at)?.count ?? 0));
    return Array.from({ length: count }, (_, step) => ({ at, indexes: runs.map((run) => indexAt(run, at, step)) }));
  });
}

/** How far a run is at the n-th step of an instant. */
function indexAt(run: Run, at: Nanoseconds, step: number): number {
  const group = run.groups.get(at);
  if (group === undefined) return (nextStart(run, at) ?? run.length + 1) - 1;
  return slotEnd(run.slots, group.first + Math.min(step, group.count - 1), run.length);
}
