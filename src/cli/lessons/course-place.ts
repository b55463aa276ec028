import { readdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { ProblemError } from '../problem.ts';
import type { CoursePlace } from './course-index.ts';

/**
 * The course that `--lessons DIR` names, or the one that comes with the program.
 * @throws {ProblemError} when there is no such folder
 */
export async function coursePlace(lessons: string | undefined, host: Host): Promise<CoursePlace> {
  if (lessons === undefined) return { course: host.lessons, index: join(host.lessons, '..', 'dist', 'lessons.json') };
  const course = resolve(host.cwd, lessons);
  await readdir(course).catch((error: NodeJS.ErrnoException) => {
    const message = error.code === 'ENOTDIR' ? `${lessons} is not a folder.` : `there is no folder ${lessons}.`;
    const remedy = 'Name the folder that holds the folders of the lessons.';
    throw new ProblemError({ message, remedy, exitCode: exitCodes.badArguments.code });
  });
  return { course };
}

/**
 * What tells a course from others in what is remembered of a learner: '' for the one that comes with the program, else
 * the path of its folder. Titles do not tell courses apart: everybody begins with the same one.
 */
export async function courseKey({ course }: CoursePlace, host: Host): Promise<string> {
  const [real, builtIn] = await Promise.all([course, host.lessons].map((path) => realpath(path).catch(() => path)));
  return real === builtIn ? '' : (real ?? course);
}
