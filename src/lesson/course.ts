import type { Glossary } from './glossary.ts';
import type { Lesson, LessonHead } from './lesson.ts';
import type { LessonProblem } from './problem.ts';

/** A lesson of a course that could be read, or what is wrong with it. */
export interface CourseLesson {
  /** Its folder, relative to the course. */
  readonly folder: string;
  /** Undefined when even the front matter is wrong. */
  readonly head: LessonHead | undefined;
  /** Undefined when there are problems. */
  readonly lesson: Lesson | undefined;
  /** The lesson as far as it could be read, for `check`: what it says of its runs can be proved all the same. */
  readonly partly: Lesson | undefined;
  readonly problems: readonly LessonProblem[];
}

/** A course: what its files say about all lessons, and the lessons in their order. */
export interface Course {
  readonly title: string;
  /** The names of the parts, in order. */
  readonly parts: readonly string[];
  readonly glossary: Glossary;
  readonly lessons: readonly CourseLesson[];
  /** What is wrong with course.yaml, glossary.yaml or the course as a whole. */
  readonly problems: readonly LessonProblem[];
}
