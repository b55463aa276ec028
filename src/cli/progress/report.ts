import { lessonShare, type Progress } from '../../progress/index.ts';
import { type Card, daysUntilDue, dueCards, mastery, stateOf } from '../../quiz/index.ts';
import { addDays, type Day, weekday } from '../calendar.ts';
import type { CourseIndex } from '../lessons/course-index.ts';
import { activityOn, type Streak, streakOn } from './streak.ts';

/** What a learner has done and what comes next: what `progress` draws, and `progress --json` prints. */
export interface ProgressReport {
  /** The title of the course. */
  readonly course: string;
  readonly lessons: readonly LessonReport[];
  /** The names of the parts, in order. */
  readonly parts: readonly string[];
  /** All questions that are remembered. */
  readonly answers: { readonly all: number; readonly right: number };
  readonly streak: Streak;
  /** The last weeks from a Monday to today, whatever was done on each day. */
  readonly days: readonly DayReport[];
  readonly reviews: ReviewsReport;
  /** Those that were behind wrong answers, the one to think about first at the top. */
  readonly misconceptions: readonly MisconceptionReport[];
}

/** How far a lesson is. */
export interface LessonReport {
  readonly id: string;
  readonly title: string;
  readonly part: number;
  /** The share of the lesson that was seen, from 0 to 1. */
  readonly seen: number;
  readonly finished: boolean;
  /** How well its ideas are known, from 0 to 1; see `mastery`. */
  readonly mastery: number;
  /** Its ideas: how many there are, how many were asked, how many should be reviewed now. */
  readonly ideas: { readonly all: number; readonly asked: number; readonly due: number };
  /** Null when the lesson has no exercise. */
  readonly exercise: { readonly solved: boolean; readonly attempts: number; readonly hints: number } | null;
}

/** What was done on a day. */
export interface DayReport {
  readonly day: Day;
  readonly answers: number;
  readonly right: number;
  readonly solved: number;
}

/** How many ideas come back when. */
export interface ReviewsReport {
  readonly now: number;
  readonly tomorrow: number;
  /** Within seven days, those of now and tomorrow included. */
  readonly week: number;
  /** In how many days the next one comes that is not due now; null when none does. */
  readonly next: number | null;
}

/** How often a misconception was believed. */
export interface MisconceptionReport {
  readonly id: string;
  readonly wrong: number;
  readonly right: number;
}

/** What a report is made from. */
export interface ReportFacts {
  readonly index: CourseIndex;
  readonly progress: Progress;
  /** The cards of each lesson by its id. */
  readonly cards: ReadonlyMap<string, readonly Card[]>;
  /** Milliseconds since 1970, and the day that is where the learner lives. */
  readonly now: number;
  readonly today: Day;
}

const WEEKS = 5;

/** The report of a learner. */
export function reportOf(facts: ReportFacts): ProgressReport {
  const { index, progress, today } = facts;
  const days = Object.values(progress.days);
  return {
    course: index.title,
    parts: index.parts,
    lessons: index.lessons.map((lesson) => lessonReport(lesson, facts)),
    answers: { all: sum(days.map(({ answers }) => answers)), right: sum(days.map(({ right }) => right)) },
    streak: streakOn(today, progress.days),
    days: lastDays(today, progress.days),
    reviews: reviewsOf(facts),
    misconceptions: misconceptionsOf(progress),
  };
}

function lessonReport({ head, exercise: offered }: CourseIndex['lessons'][number], facts: ReportFacts): LessonReport {
  const { progress, now } = facts;
  const cards = facts.cards.get(head.id) ?? [];
  const lesson = own(progress.lessons, head.id);
  const exercise = own(progress.exercises, head.id);
  return {
    id: head.id,
    title: head.title,
    part: head.part,
    seen: lessonShare(lesson),
    finished: lesson?.completed === true,
    mastery: mastery(cards, progress.cards, now),
    ideas: {
      all: cards.length,
      asked: cards.filter((card) => stateOf(card, progress.cards) !== undefined).length,
      due: dueCards(cards, progress.cards, now).length,
    },
    exercise:
      offered !== null
        ? {
            solved: exercise !== undefined && exercise.solvedAt !== null,
            attempts: exercise?.attempts ?? 0,
            hints: exercise?.hints ?? 0,
          }
        : null,
  };
}

function lastDays(today: Day, days: Progress['days']): readonly DayReport[] {
  const count = (WEEKS - 1) * 7 + weekday(today) + 1;
  return Array.from({ length: count }, (_, place) => {
    const day = addDays(today, place + 1 - count);
    return { day, answers: 0, right: 0, solved: 0, ...(activityOn(day, days) > 0 ? days[day] : {}) };
  });
}

function reviewsOf({ cards, progress, now }: ReportFacts): ReviewsReport {
  const waits = [...cards.values()].flat().flatMap((card) => {
    const state = stateOf(card, progress.cards);
    return state === undefined ? [] : [daysUntilDue(state, now)];
  });
  const later = waits.filter((days) => days > 0);
  return {
    now: waits.length - later.length,
    tomorrow: later.filter((days) => days === 1).length,
    week: waits.filter((days) => days <= 7).length,
    next: later.length === 0 ? null : Math.min(...later),
  };
}

/** What is believed still comes before what has been seen through since. */
function misconceptionsOf({ misconceptions }: Progress): readonly MisconceptionReport[] {
  return Object.entries(misconceptions)
    .filter(([, { wrong }]) => wrong > 0)
    .map(([id, { wrong, right }]) => ({ id, wrong, right }))
    .sort((one, other) => weight(other) - weight(one));
}

function weight({ wrong, right }: MisconceptionReport): number {
  return (wrong * wrong) / (wrong + right);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
