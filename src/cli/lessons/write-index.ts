import { writeFile } from 'node:fs/promises';
import { readCourse } from '../../lesson/index.ts';
import { indexOf } from './course-index.ts';
import { readCourseFolder } from './read-folder.ts';

/** Reads a course and keeps its index in a file: for bin/build.js. */
export async function writeIndex(course: string, file: string): Promise<void> {
  await writeFile(file, JSON.stringify(indexOf(readCourse(await readCourseFolder(course)))));
}
