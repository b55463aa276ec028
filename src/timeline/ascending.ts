/** The place of the last number that is at most `value` in an ascending list that starts with one. */
export function lastAtMost(ascending: readonly number[], value: number): number {
  return Math.max(0, countUpTo(ascending, value) - 1);
}

/** The first of ascending numbers that is greater than `value`; undefined when none is. */
export function firstAbove(ascending: readonly number[], value: number): number | undefined {
  return ascending[countUpTo(ascending, value)];
}

/** The last of ascending whole numbers that is less than `value`; undefined when none is. */
export function lastBelow(ascending: readonly number[], value: number): number | undefined {
  return ascending[countUpTo(ascending, value - 1) - 1];
}

/** How many of the ascending numbers are at most `value`. */
export function countUpTo(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
