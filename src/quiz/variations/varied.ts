import type { Random } from '../random.ts';
import { applyEdits } from './apply-edits.ts';
import { isShort, NICE_FACTORS, niceCounts, niceTimes, rounded, writtenLike } from './nice-numbers.ts';
import type { ConstantSite, Edit, Site } from './site.ts';

/** How often other numbers are drawn before the program stays as it is. */
const DRAWS = 12;
/** Times that are farther apart than this mean different things (how often to look, how long to wait): no swapping. */
const WIDEST_SWAP = 8;

/**
 * The program with other numbers: equal ones stay equal, different ones different, and all are of the old scale. With
 * the same random numbers it is the same program; it is the original only when nothing can vary.
 */
export function varied(source: string, sites: readonly Site[], random: Random): string {
  const constants = sites.filter((site) => site.kind === 'constant');
  for (let draw = 0; draw < DRAWS; draw++) {
    const times = newTimes(constants, random);
    const counts = newCounts(constants, random);
    const edits = constants.flatMap((site) => editOf(site, isTime(site) ? times : counts, source));
    if (edits.length > 0) return applyEdits(source, edits);
  }
  return source;
}

type Renamed = ReadonlyMap<number, number>;

function editOf(site: ConstantSite, renamed: Renamed, source: string): readonly Edit[] {
  const amount = site.value - site.first;
  const other = renamed.get(amount);
  if (other === undefined || other === amount) return [];
  const { start, end } = site;
  return [{ start, end, text: writtenLike(other + site.first, source.slice(start, end)) }];
}

function isTime({ role }: ConstantSite): boolean {
  return role === 'delay' || role === 'timeout';
}

/** What stands for each time. Where a timeout races with a delay, all are multiplied: who wins stays the same. */
function newTimes(constants: readonly ConstantSite[], random: Random): Renamed {
  const sites = constants.filter(isTime);
  const values = distinct(sites.map(({ value }) => value));
  if (sites.some(({ role }) => role === 'timeout')) return multiplied(values, random);
  const mayCross = !sites.some(({ ordered }) => ordered) && Math.max(...values) <= WIDEST_SWAP * Math.min(...values);
  const chosen = chooseDistinct(values.map(niceTimes), random);
  if (chosen === undefined) return new Map();
  const placed = mayCross ? random.shuffled(chosen) : [...chosen].sort((a, b) => a - b);
  return new Map(values.map((value, index) => [value, placed[index] ?? value]));
}

function multiplied(values: readonly number[], random: Random): Renamed {
  const factors = NICE_FACTORS.filter((factor) => values.every((value) => isShort(value * factor)));
  const factor = random.pick(factors) ?? 1;
  return new Map(values.map((value) => [value, rounded(value * factor)]));
}

/** What stands for each count and size. They keep their order: five workers under a limit of two stay limited. */
function newCounts(constants: readonly ConstantSite[], random: Random): Renamed {
  const sites = constants.filter((site) => !isTime(site));
  const values = distinct(sites.map(({ value, first }) => value - first));
  const chosen = chooseDistinct(
    values.map((value) => niceCounts(value, Math.min(value, 2))),
    random,
  );
  const placed = [...(chosen ?? values)].sort((a, b) => a - b);
  return new Map(values.map((value, index) => [value, placed[index] ?? value]));
}

/** One of each list, all different; undefined when the draw does not succeed. */
function chooseDistinct(lists: readonly (readonly number[])[], random: Random): readonly number[] | undefined {
  const chosen: number[] = [];
  for (const list of lists) {
    const one = random.pick(list.filter((value) => !chosen.includes(value)));
    if (one === undefined) return undefined;
    chosen.push(one);
  }
  return chosen;
}

/** Each number once, ascending. */
function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
