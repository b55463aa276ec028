/** Digits that people give their delays. */
const DIGITS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
/** How far from the number that stands there. */
const FARTHEST = 3;

/** Times in the scale of `value` that somebody could have written: 2 gives 1, 1.5, 2, 2.5, 3, 4, 5, 6. Ascending. */
export function niceTimes(value: number): readonly number[] {
  const decade = Math.floor(Math.log10(value));
  return (
    [decade - 1, decade, decade + 1]
      .flatMap((power) => DIGITS.map((digit) => rounded(digit * 10 ** power)))
      .filter((time) => time >= value / FARTHEST && time <= value * FARTHEST)
      // Whole and half seconds beside whole seconds: nobody waits 0.8 s here and 3 s there.
      .filter((time) => value < 1 || Number.isInteger(time * 2))
  );
}

/** Counts near `value`, at least `least`. Ascending. */
export function niceCounts(value: number, least: number): readonly number[] {
  if (value > 10) {
    const step = value >= 50 ? 10 : value >= 20 ? 5 : 2;
    const around = [-2, -1, 0, 1, 2].map((steps) => (Math.round(value / step) + steps) * step);
    return [...new Set([...around, value])].sort((a, b) => a - b).filter((count) => count >= least);
  }
  return [-2, -1, 0, 1, 2].map((more) => value + more).filter((count) => count >= least);
}

/** Factors by which all times of a program can be multiplied. */
export const NICE_FACTORS = [0.5, 1.5, 2, 2.5, 3, 4, 5, 10] as const;

/** Without what floating point adds: 0.30000000000000004 is 0.3. */
export function rounded(value: number): number {
  return Number(value.toPrecision(10));
}

/** Whether a time has at most two digits that are not zeros: 0.25, 1.5, 40. */
export function isShort(value: number): boolean {
  return rounded(value) === Number(value.toPrecision(2));
}

/** A number as Python writes it, in the way of the text that stood there: in the place of `2.0` stands `3.0`. */
export function writtenLike(value: number, before: string): string {
  const text = String(value);
  return /\.0*$/.test(before) && Number.isInteger(value) ? `${text}.0` : text;
}
