/** A misconception: what a learner could believe, and what is true. */
export interface Idea {
  /** In a sentence, as the learner would say it. */
  readonly belief: string;
  /** Why one could think so. */
  readonly tempting: string;
  /** What is true instead. */
  readonly truth: string;
  /** The ids of the lessons to read again, the best first. */
  readonly lessons: readonly string[];
}

/** An idea by its sentences. */
export function idea(belief: string, tempting: string, truth: string, ...lessons: readonly string[]): Idea {
  return { belief, tempting, truth, lessons };
}
