import { cp, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { ProblemError } from '../problem.ts';

/** `async-tutor new DIR`: a small complete course, to be changed into one's own. */
export async function newCourse(dir: string, host: Host): Promise<number> {
  const folder = resolve(host.cwd, dir);
  await refuseUsed(folder, dir);
  try {
    await mkdir(folder, { recursive: true });
    // `npm run build` puts src/cli/new/template there.
    await cp(join(host.lessons, '..', 'dist', 'template'), folder, { recursive: true });
  } catch (error) {
    throw wrong(`${dir} cannot be written: ${(error as Error).message}.`, 'Name a folder that you may write to.');
  }
  host.stdout.write(`${dir} holds a course with one lesson, in which every kind of step occurs:

  course.yaml           what the course and its parts are called
  glossary.yaml         words that learners can look up
  01-breakfast/         a lesson: lesson.md, its programs, quiz.yaml, an exercise

See it:    async-tutor lesson --lessons ${quoted(dir)} breakfast
Check it:  async-tutor check ${quoted(dir)}
`);
  return 0;
}

async function refuseUsed(folder: string, dir: string): Promise<void> {
  const remedy = 'Name a folder that does not exist yet, or an empty one.';
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw wrong(`${dir} is not a folder that can be used.`, remedy);
  });
  if (names.length > 0) throw wrong(`${dir} is not empty.`, remedy);
}

function wrong(message: string, remedy: string): ProblemError {
  return new ProblemError({ message, remedy, exitCode: exitCodes.badArguments.code });
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
