import type { LessonHead } from '../lesson/index.ts';
import { EMPTY_PROGRESS, lessonShare, type Progress } from '../progress/index.ts';

/** A lesson as home lists it. */
export interface ListedLesson {
  readonly head: LessonHead;
  /** What is wrong with it, in one sentence; null when it can be taught. */
  readonly problem: string | null;
}

/** The lessons there are. */
export interface Curriculum {
  /** The names of the parts, in order; may be fewer than the lessons say. */
  readonly parts: readonly string[];
  readonly lessons: readonly ListedLesson[];
}

/** What a session knows of the learner and of the course. */
export interface Profile {
  readonly curriculum: Curriculum;
  readonly progress: Progress;
  /** What the learner should know about the progress file; null when all is well. */
  readonly notice: string | null;
  /** Commands that this program has besides lessons and programs. */
  readonly offers: readonly Offer[];
  /** How many ideas of the quiz are due for a review; null when that is not known. */
  readonly due: number | null;
}

/** What home offers only when the command exists. */
export type Offer = 'quiz' | 'practice';

/** A session without lessons and without a learner: a program that is watched. */
export const NO_PROFILE: Profile = {
  curriculum: { parts: [], lessons: [] },
  progress: EMPTY_PROGRESS,
  notice: null,
  offers: [],
  due: null,
};

/** The lesson that comes after another in the course; undefined after the last. */
export function lessonAfter({ lessons }: Curriculum, id: string): ListedLesson | undefined {
  const place = lessons.findIndex(({ head }) => head.id === id);
  return place < 0 ? undefined : lessons.slice(place + 1).find(({ problem }) => problem === null);
}

/** The share of a lesson that the learner has seen, from 0 to 1. */
export function lessonShareOf({ progress }: Profile, id: string): number {
  return lessonShare(progress.lessons[id]);
}

/** Where the learner goes on: the lesson of last time, else the first one that is not finished. */
export function lessonToContinue({ curriculum, progress }: Profile): ListedLesson | undefined {
  const { lessons } = curriculum;
  const isOpen = ({ head, problem }: ListedLesson) => problem === null && progress.lessons[head.id]?.completed !== true;
  const latest = lessons.find(({ head }) => head.id === progress.latest);
  if (latest !== undefined && isOpen(latest)) return latest;
  const after = latest === undefined ? -1 : lessons.indexOf(latest);
  return lessons.slice(after + 1).find(isOpen) ?? lessons.find(isOpen);
}
