import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course, LessonHead, LessonProblem } from '../../lesson/index.ts';
import { lessonFolders, readCourseFolder } from './read-folder.ts';

/** What a list of lessons needs to know of a course. */
export interface CourseIndex {
  readonly title: string;
  /** The names of the parts, in order. */
  readonly parts: readonly string[];
  readonly lessons: readonly IndexedLesson[];
  readonly problems: readonly LessonProblem[];
}

/** A lesson of the list; one whose front matter is wrong is only in `problems`. */
export interface IndexedLesson {
  readonly folder: string;
  readonly head: LessonHead;
  /** Whether it can be learned: nothing is wrong with it. */
  readonly isSound: boolean;
  /** Its exercise, as far as a list of exercises needs it. */
  readonly exercise: { readonly title: string; readonly minutes: number } | null;
  readonly questions: number;
}

/** Where a course lies. */
export interface CoursePlace {
  /** Absolute path of its folder. */
  readonly course: string;
  /** Absolute path of an index of it that `npm run build` made, if there is one. */
  readonly index?: string;
}

/**
 * The index of a course. Reading three dozen lessons takes longer than everything else that `list` does, so that of the
 * built-in lessons is made by the build; it counts as long as no lesson is newer.
 * @throws when the folder cannot be read
 */
export async function readCourseIndex({ course, index }: CoursePlace): Promise<CourseIndex> {
  const kept = index === undefined ? undefined : await readKept(course, index);
  if (kept !== undefined) return kept;
  const { readCourse } = await import('../../lesson/index.ts');
  return indexOf(readCourse(await readCourseFolder(course)));
}

/** What the index keeps of a course. */
export function indexOf({ title, parts, lessons, problems }: Course): CourseIndex {
  return {
    title,
    parts,
    lessons: lessons.flatMap(({ folder, head, lesson }) => {
      if (head === undefined) return [];
      const { title, minutes } = lesson?.exercise ?? {};
      const exercise = title === undefined || minutes === undefined ? null : { title, minutes };
      return [{ folder, head, isSound: lesson !== undefined, exercise, questions: lesson?.quiz.length ?? 0 }];
    }),
    problems: [...problems, ...lessons.flatMap((lesson) => lesson.problems)],
  };
}

async function readKept(course: string, path: string): Promise<CourseIndex | undefined> {
  try {
    const [text, { mtimeMs }, folders] = await Promise.all([readFile(path, 'utf8'), stat(path), lessonFolders(course)]);
    const index = JSON.parse(text) as CourseIndex;
    const known = index.lessons.map(({ folder }) => folder);
    // An index of an older version says less.
    if (index.lessons.some(({ exercise }) => exercise === undefined)) return undefined;
    if (index.problems.length > 0 || known.join() !== folders.join()) return undefined;
    const files = [...folders.map((folder) => join(course, folder, 'lesson.md')), join(course, 'course.yaml')];
    const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
    return times.every((time) => time <= mtimeMs) ? index : undefined;
  } catch {
    return undefined;
  }
}
