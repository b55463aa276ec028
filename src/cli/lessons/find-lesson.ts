import { join } from 'node:path';
import { type Lesson, parseLesson, readFrame, renderLessonProblem } from '../../lesson/index.ts';
import { didYouMean, nearNames } from '../../text/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { ProblemError } from '../problem.ts';
import { type CoursePlace, readCourseIndex } from './course-index.ts';
import { readFrameFiles, readLessonFolder } from './read-folder.ts';

/** A lesson and the folder in which its programs lie. */
export interface FoundLesson {
  readonly lesson: Lesson;
  /** Absolute path. */
  readonly folder: string;
}

/**
 * Finds a lesson by its id and reads it.
 * @throws {ProblemError} when there is no such lesson, or when it has mistakes
 */
export async function findLesson(id: string, place: CoursePlace): Promise<FoundLesson> {
  const { lessons, problems } = await readCourseIndex(place);
  // A lesson whose front matter is wrong has no id: then the name of its folder says which one is meant.
  const folder =
    lessons.find(({ head }) => head.id === id)?.folder ??
    problems.map(({ path }) => path.split('/')[0] ?? '').find((name) => name === id || name.endsWith(`-${id}`));
  if (folder === undefined) {
    const ids = lessons.map(({ head }) => head.id);
    const remedy = didYouMean(nearNames(id, ids)) ?? `The lessons are ${ids.join(', ')}.`;
    throw wrong(`there is no lesson "${id}".`, remedy);
  }
  const [source, files] = await Promise.all([readLessonFolder(place.course, folder), readFrameFiles(place.course)]);
  const parsed = parseLesson(source, readFrame(files));
  if (parsed.ok) return { lesson: parsed.value, folder: join(place.course, folder) };
  throw wrong(`the lesson "${id}" has mistakes:`, parsed.problems.map(renderLessonProblem).join('\n'));
}

function wrong(message: string, remedy: string): ProblemError {
  return new ProblemError({ message, remedy, exitCode: exitCodes.badArguments.code });
}
