import type { Now } from '../../app/index.ts';
import { localDay } from '../calendar.ts';

/** The time of this machine, and the day on its calendar. */
export function now(at = Date.now()): Now {
  return { at, day: localDay(at) };
}
