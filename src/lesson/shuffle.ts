/**
 * The items in another order, the same for the same seed. Items that can be told apart never stay in the order in which
 * they were given, which is often the answer.
 */
export function shuffled(items: readonly string[], seed: number): string[] {
  const next = generator(seed);
  const result = [...items];
  for (let place = result.length - 1; place > 0; place--) {
    const other = Math.floor(next() * (place + 1));
    [result[place], result[other]] = [result[other] as string, result[place] as string];
  }
  const isSame = result.every((item, place) => item === items[place]);
  return isSame && result.length > 1 ? [...result.slice(1), result[0] as string] : result;
}

/** Mulberry32: numbers from 0 to below 1. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
