import { createRandom } from './random.ts';

/**
 * The items in another order, the same for the same seed. Items that can be told apart never stay in the order in which
 * they were given, which is often the answer.
 */
export function shuffled(items: readonly string[], seed: number): string[] {
  const result = createRandom(seed).shuffled(items);
  const isSame = result.every((item, place) => item === items[place]);
  return isSame && result.length > 1 ? [...result.slice(1), result[0] as string] : result;
}
