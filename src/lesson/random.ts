/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** One of the items; undefined when there is none. */
  pick<T>(items: readonly T[]): T | undefined;
  /** The items in another order. */
  shuffled<T>(items: readonly T[]): T[];
}

/** The numbers of a seed: Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)],
    shuffled: (items) => {
      const result = [...items];
      for (let place = result.length - 1; place > 0; place--) {
        const other = below(place + 1);
        [result[place], result[other]] = [
          result[other] as (typeof result)[number],
          result[place] as (typeof result)[number],
        ];
      }
      return result;
    },
  };
}
