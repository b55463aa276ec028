import type { Timeline } from '../../src/timeline/index.ts';

/** Everything in a timeline as plain values, so that two of them can be compared. */
export function plain(timeline: Timeline): unknown {
  const entries = Object.entries(timeline).filter(([name]) => name !== 'owner');
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isTable(value) ? [...value].map(plainState) : value]),
  );
}

function plainState(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { owner: _, queue, ...state } = value as { owner?: unknown; queue?: { entries: Iterable<number> } };
  return queue === undefined ? state : { ...state, queue: [...queue.entries] };
}

function isTable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && !Array.isArray(value);
}
