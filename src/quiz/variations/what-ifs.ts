import type { Random } from '../random.ts';
import { applyEdits, shownChange } from './apply-edits.ts';
import { niceTimes, writtenLike } from './nice-numbers.ts';
import type { ChangeName, ConstantSite, Edit, Site, WhatIfSite } from './site.ts';

/** A program after one change. */
export interface WhatIf {
  readonly change: ChangeName | 'delay';
  /** The misconception that the change is about; undefined for a delay that is only longer. */
  readonly idea: string | undefined;
  /** The line that changes, counted from 1, the same in both programs. */
  readonly line: number;
  /** What stands there before and after, in one line. */
  readonly before: string;
  readonly after: string;
  /** The program after the change. */
  readonly source: string;
}

/** Nobody reads more of a line in the midst of a question. */
const LONGEST = 120;

/**
 * Every change of a program that is worth a question, in an order of chance in which the kinds of changes take turns:
 * most programs have many an `await` that can be forgotten, and only one `gather`.
 */
export function whatIfs(source: string, sites: readonly Site[], random: Random): readonly WhatIf[] {
  const found = sites.filter((site) => site.kind === 'what-if').map((site) => whatIfOf(source, site));
  const byKind = new Map<string, WhatIf[]>();
  const all = [...found, ...delayChanges(source, sites, random)];
  const short = all.filter(({ before, after }) => Math.max(before.length, after.length) <= LONGEST);
  for (const whatIf of random.shuffled(short)) {
    byKind.set(whatIf.change, [...(byKind.get(whatIf.change) ?? []), whatIf]);
  }
  const { delay = [], ...others } = Object.fromEntries(byKind);
  // Another delay is a sum to do, where nothing overlaps; a forgotten await is a surprise.
  const kinds = [...random.shuffled(Object.values(others)), delay];
  const rounds = Math.max(0, ...kinds.map((kind) => kind.length));
  return Array.from({ length: rounds }, (_, round) => kinds.flatMap((kind) => kind[round] ?? [])).flat();
}

function whatIfOf(source: string, { change, idea, line, shown, edits }: WhatIfSite): WhatIf {
  const [before, after] = shownChange(source, shown, edits);
  return { change, idea, line, before, after, source: applyEdits(source, edits) };
}

/** Each delay made longer than the next longer one, or shorter than the next shorter one: somebody comes earlier. */
function delayChanges(source: string, sites: readonly Site[], random: Random): readonly WhatIf[] {
  const delays = sites.filter((site) => site.kind === 'constant').filter(({ role }) => role === 'delay');
  const values = [...new Set(delays.map(({ value }) => value))].sort((a, b) => a - b);
  if (values.length < 2) return [];
  return delays.flatMap((site) => {
    const other = random.pick(beyondNeighbours(site.value, values));
    return other === undefined ? [] : [delayChange(source, site, other)];
  });
}

/** Times that lie on the other side of a neighbour, and are no other delay. */
function beyondNeighbours(value: number, values: readonly number[]): readonly number[] {
  const shorter = values.findLast((other) => other < value);
  const longer = values.find((other) => other > value);
  return [
    ...(shorter === undefined ? [] : niceTimes(shorter).filter((time) => time < shorter)),
    ...(longer === undefined ? [] : niceTimes(longer).filter((time) => time > longer)),
  ].filter((time) => !values.includes(time));
}

function delayChange(source: string, { start, end, line, shown }: ConstantSite, value: number): WhatIf {
  const edit: Edit = { start, end, text: writtenLike(value, source.slice(start, end)) };
  const [before, after] = shownChange(source, shown, [edit]);
  return { change: 'delay', idea: undefined, line, before, after, source: applyEdits(source, [edit]) };
}
