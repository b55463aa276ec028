import type { Now } from '../../app/index.ts';

/** The time of this machine, and the day on its calendar. */
export function now(date = new Date()): Now {
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    at: date.getTime(),
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
  };
}
