import { readdir } from 'node:fs/promises';
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
