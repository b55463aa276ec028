import { formatSeconds } from '../timeline/index.ts';
import type { Nanoseconds } from '../trace/index.ts';

/** A time in a sentence: "3 s". What computing adds is not shown: times are right to the hundredth of a second. */
export function secondsOf(ns: Nanoseconds): string {
  const hundredths = Math.round(ns / 10_000_000) * 10_000_000;
  return formatSeconds(hundredths === 0 ? Math.round(ns) : hundredths);
}

/** A line of output in a sentence, in typographic quotes and not longer than fits. */
export function quoted(line: string): string {
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`;
}
