import { fsrs, Rating } from 'ts-fsrs';
import type { Confidence } from '../question.ts';

/** What is remembered of a card: plain JSON. Times are milliseconds since 1970. */
export interface CardState {
  /** From when on it should be reviewed. */
  readonly due: number;
  /** After so many days it is remembered with a chance of 90 %. */
  readonly stability: number;
  /** From 1, easy, to 10. */
  readonly difficulty: number;
  /** When it was answered last, and whether that was right. */
  readonly last: number;
  readonly right: boolean;
  /** How often it was answered, and how often wrong after it had been right. */
  readonly reviews: number;
  readonly lapses: number;
}

/** What an answer says about a card. */
export interface Reviewed {
  readonly right: boolean;
  readonly confidence: Confidence;
}

export const DAY = 24 * 60 * 60 * 1000;
/** What was learned late in the evening may be reviewed tomorrow after lunch. */
const EARLIER = 8 * 60 * 60 * 1000;

/**
 * No steps of minutes: a quiz is taken once a day and not twice an hour. No fuzz: the same answers give the same dates.
 * The functions used here take numbers only, days and not dates.
 */
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false, maximum_interval: 365 });

const GRADES = { guess: Rating.Hard, think: Rating.Good, know: Rating.Easy } as const satisfies Record<
  Confidence,
  Rating
>;

/** The card after an answer. `before` is undefined for a new card; what cannot be understood is a new card too. */
export function reviewed(before: unknown, { right, confidence }: Reviewed, now: number): CardState {
  const known = readCardState(before);
  // A clock that was put back: the card cannot be answered before it was answered.
  const at = Math.max(now, known?.last ?? now);
  const grade = right ? GRADES[confidence] : Rating.Again;
  const { stability, difficulty } = scheduler.next_state(known ?? null, daysSince(known, at), grade);
  return {
    due: at + scheduler.next_interval(stability, 0) * DAY - EARLIER,
    stability,
    difficulty,
    last: at,
    right,
    reviews: (known?.reviews ?? 0) + 1,
    lapses: (known?.lapses ?? 0) + (!right && known?.right ? 1 : 0),
  };
}

/** The chance that the idea is remembered now, from 0 to 1. */
export function retrievability(card: CardState, now: number): number {
  return scheduler.forgetting_curve(daysSince(card, now), card.stability);
}

/** True when the card should be reviewed. */
export function isDue(card: CardState, now: number): boolean {
  return card.due <= now;
}

/** In how many days the card should be reviewed: 0 is today. */
export function daysUntilDue({ due }: CardState, now: number): number {
  return Math.max(0, Math.ceil((due - now) / DAY));
}

/** When something comes back, for people: "now", "tomorrow", "in 4 days", "in 3 months". */
export function inDays(days: number): string {
  if (days <= 0) return 'now';
  if (days === 1) return 'tomorrow';
  if (days < 14) return `in ${days} days`;
  return days < 60 ? `in ${Math.round(days / 7)} weeks` : `in ${Math.round(days / 30.4)} months`;
}

function daysSince(card: CardState | undefined, now: number): number {
  return card === undefined ? 0 : Math.max(0, now - card.last) / DAY;
}

/** A stored card; undefined when it cannot be understood. */
export function readCardState(stored: unknown): CardState | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { due, stability, difficulty, last, right, reviews, lapses } = stored as Record<keyof CardState, unknown>;
  if (!isFrom(due, -MOST_TIME) || !isFrom(last, -MOST_TIME) || typeof right !== 'boolean') return undefined;
  if (!isFrom(stability, 0.001) || !isFrom(difficulty, 1) || difficulty > 10) return undefined;
  if (!isFrom(reviews, 0) || !isFrom(lapses, 0)) return undefined;
  return { due, stability, difficulty, last, right, reviews, lapses };
}

/** Dates end here. */
const MOST_TIME = 8.64e15;

function isFrom(value: unknown, least: number): value is number {
  return typeof value === 'number' && value >= least && value <= MOST_TIME;
}
