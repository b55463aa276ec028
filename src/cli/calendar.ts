/** A day on the learner's calendar: `2026-01-31`. */
export type Day = string;

/** The day of a moment (milliseconds since 1970) where this computer is. */
export function localDay(now: number): Day {
  const date = new Date(now);
  return dayOf(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
}

/** So many days later; before it, when the number is negative. */
export function addDays(day: Day, days: number): Day {
  return dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** `31 Jan` */
export function shortDate(day: Day): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayOf(midnight: number): Day {
  return new Date(midnight).toISOString().slice(0, 10);
}
