import type { Ran } from '../../support/run-program.ts';

/** A printed line and the virtual second at which it was written. */
export interface Line {
  readonly at: number;
  readonly text: string;
}

/** The lines that a program printed to standard output, with the times at which they were complete. */
export function linesOf(ran: Pick<Ran, 'of'>): Line[] {
  const lines: Line[] = [];
  let rest = '';
  for (const { at, stream, text } of ran.of('output-written')) {
    if (stream !== 'stdout') continue;
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((line) => ({ at: at / 1e9, text: line })));
  }
  return lines;
}

/** Lines that are printed so close together have no order that a real network would keep. */
const SAME_INSTANT = 0.1;
/** A native run takes a little longer than its waits. */
const TOLERANCE = 0.6;

/**
 * Why the lines of a native run differ from those of a simulated one; undefined when they agree: the same lines in the
 * order of their times, in any order at the same instant, and measured seconds a little apart.
 */
export function differenceOf(simulated: readonly Line[], native: readonly string[]): string | undefined {
  if (simulated.length !== native.length)
    return `${simulated.length} lines, natively ${native.length}: ${native.join(' | ')}`;
  let start = 0;
  while (start < simulated.length) {
    let end = start + 1;
    while (end < simulated.length && isSoonAfter(simulated[end - 1], simulated[end])) end += 1;
    const rest = native.slice(start, end);
    for (const { text } of simulated.slice(start, end)) {
      const index = rest.findIndex((line) => isSame(text, line));
      if (index < 0) return `"${text}" is natively one of: ${rest.join(' | ')}`;
      rest.splice(index, 1);
    }
    start = end;
  }
  return undefined;
}

function isSoonAfter(before: Line | undefined, after: Line | undefined): boolean {
  return before !== undefined && after !== undefined && after.at - before.at <= SAME_INSTANT;
}

const SECONDS = /\d+(?:\.\d+)?(?= s\b)/g;

function isSame(ours: string, theirs: string): boolean {
  if (ours.replace(SECONDS, '?') !== theirs.replace(SECONDS, '?')) return false;
  const [expected, measured] = [ours.match(SECONDS) ?? [], theirs.match(SECONDS) ?? []];
  return expected.every((text, index) => Math.abs(Number(text) - Number(measured[index])) <= TOLERANCE);
}
