import type { Progress } from '../../progress/index.ts';
import { addDays, type Day } from '../calendar.ts';

/** Days in a row on which something was answered or solved. */
export interface Streak {
  /** How many days up to today; a day that is not over yet breaks nothing. */
  readonly days: number;
  readonly today: boolean;
  readonly best: number;
}

/** The streak on a day. */
export function streakOn(today: Day, days: Progress['days']): Streak {
  const done = new Set(Object.keys(days).filter((day) => isDay(day) && activityOn(day, days) > 0));
  const runUpTo = (last: Day): number => {
    let length = 0;
    for (let day = last; done.has(day); day = addDays(day, -1)) length += 1;
    return length;
  };
  const isToday = done.has(today);
  const ends = [...done].filter((day) => !done.has(addDays(day, 1)));
  return {
    days: runUpTo(isToday ? today : addDays(today, -1)),
    today: isToday,
    best: Math.max(0, ...ends.map(runUpTo)),
  };
}

/** How much was done on a day: answers, and exercises solved. */
export function activityOn(day: Day, days: Progress['days']): number {
  const known = Object.hasOwn(days, day) ? days[day] : undefined;
  return known === undefined ? 0 : known.answers + known.solved;
}

/** What another program wrote may be no day. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
