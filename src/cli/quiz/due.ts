import type { Progress } from '../../progress/index.ts';
import { isDue, readCardState } from '../../quiz/index.ts';

/**
 * How many ideas of these lessons are due for a review, `now` in milliseconds since 1970. Looks at what is remembered only,
 * so that no lesson has to be read for it.
 */
export function dueIn({ cards }: Progress, lessons: readonly string[], now: number): number {
  const known = new Set(lessons);
  return Object.entries(cards).filter(([id, stored]) => {
    const state = readCardState(stored);
    return state !== undefined && isDue(state, now) && known.has(id.split('/')[0] ?? '');
  }).length;
}
