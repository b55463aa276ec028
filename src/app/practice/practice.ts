import type { Exercise } from '../../lesson/index.ts';
import type { Desk } from './desk.ts';

/** An exercise as the list shows it. Exercises are named by the lesson that they belong to. */
export interface ListedExercise {
  /** The lesson's id. */
  readonly lesson: string;
  readonly title: string;
  /** The part of the course, counted from 1. */
  readonly part: number;
  /** How long a learner needs, in real minutes. */
  readonly minutes: number;
}

/** Real time as the shell tells it: milliseconds since 1970, and the day on the learner's calendar (`2026-01-31`). */
export interface Now {
  readonly at: number;
  readonly day: string;
}

/** An exercise that the learner has a file of. */
export interface OpenedExercise {
  /** The lesson's id and title. */
  readonly lesson: string;
  readonly about: string;
  readonly exercise: Exercise;
  /** The folder with start.py and solution.py, as the shell knows it. */
  readonly folder: string;
  /** The learner's file, as the shell knows it, and as it is told to people. */
  readonly file: string;
  readonly shown: string;
  /** What the file holds. */
  readonly text: string;
  /** Something about the file that the learner should know, in a sentence; null when there is nothing. */
  readonly notice: string | null;
  readonly now: Now;
}

/** The exercises, or one of them on the desk: worked on in the learner's own editor and judged on every save. */
export interface PracticeScreen {
  readonly kind: 'practice';
  /** In the order of the course. */
  readonly exercises: readonly ListedExercise[];
  /** The exercise that is selected in the list, by its lesson. */
  readonly selected: string | null;
  /** The exercise to begin with, until the session begins. */
  readonly opening: OpenedExercise | null;
  /** Null while the list is shown. */
  readonly desk: Desk | null;
  /** Leaving the desk leads to the list: it was opened from there. */
  readonly fromList: boolean;
  /** What just went wrong, or null. */
  readonly notice: string | null;
}

/** What a screen of exercises starts with. */
export interface PracticeOptions {
  readonly exercises: readonly ListedExercise[];
  /** The exercise to begin with; the list when null. */
  readonly opened: OpenedExercise | null;
}

/** The screen before {@link startPractice} puts the first exercise on the desk. */
export function createPractice({ exercises, opened }: PracticeOptions): PracticeScreen {
  return { kind: 'practice', exercises, selected: null, opening: opened, desk: null, fromList: false, notice: null };
}

/** The exercise that comes after another in the course, those that are solved left out where possible. */
export function exerciseAfter(
  exercises: readonly ListedExercise[],
  lesson: string,
  isSolved: (lesson: string) => boolean,
): ListedExercise | undefined {
  const place = exercises.findIndex((exercise) => exercise.lesson === lesson);
  const others = [...exercises.slice(place + 1), ...exercises.slice(0, Math.max(0, place))];
  return others.find((exercise) => !isSolved(exercise.lesson));
}
