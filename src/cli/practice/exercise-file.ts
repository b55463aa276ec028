import { cp, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import { ProblemError } from '../problem.ts';

/** The learner's file of an exercise. */
export interface ExerciseFile {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
  /** It was there already. */
  readonly isOld: boolean;
  /** The name under which an older one is kept beside it; null when there was none or it stays. */
  readonly keptAs: string | null;
}

/** What a learner's file is made from. */
export interface FileRequest {
  /** The folder of the learner's programs, and the lesson's id: the file's folder is called like that. */
  readonly folder: string;
  readonly lesson: string;
  /** The lesson's folder `exercise`. */
  readonly from: string;
  /** Begin anew, the old file kept beside the new one. */
  readonly restart: boolean;
}

/** The file's name: no module of Python or of a library is called like that, so that it hides none. */
export const FILE_NAME = 'exercise.py';

/** What the learner is not given: the answer, and what the exercise is made of. */
const LEFT_OUT = /^(start\.py|solution\.py|goal\.ya?ml|hints\.md|__pycache__|.*\.golden)$/;

/**
 * The learner's file, made from start.py when it is not there. What the learner has written is never overwritten.
 * @throws {ProblemError} when it cannot be written
 */
export async function prepareFile({ folder, lesson, from, restart }: FileRequest): Promise<ExerciseFile> {
  const place = join(folder, lesson);
  const file = join(place, FILE_NAME);
  try {
    await makeFolder(place);
    const keptAs = restart ? await setAside(file) : null;
    await copyOthers(from, place);
    const isOld = !(await create(file, await readFile(join(from, 'start.py'))));
    return { file, text: await readFile(file, 'utf8'), isOld, keptAs };
  } catch (error) {
    const message = `${place} cannot be used: ${(error as Error).message}.`;
    const remedy = 'Name a folder that you may write to with --dir DIR.';
    throw new ProblemError({ message, remedy, exitCode: exitCodes.badArguments.code });
  }
}

/**
 * Makes a folder and those above it. Node's own way (`recursive`) tries for ever where nothing can be made and the system
 * says ENOENT, for example below /proc.
 */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeFolder(dirname(path));
      await mkdir(path);
    } else if (!(await stat(path).catch(() => undefined))?.isDirectory()) throw error;
  }
}

/** Writes a file that is not there; false when it is. */
async function create(file: string, content: Uint8Array): Promise<boolean> {
  return writeFile(file, content, { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

/** Renames the file to the first free name, `exercise-1.py`; null when there is none to rename. */
async function setAside(file: string): Promise<string | null> {
  if (!(await exists(file))) return null;
  for (let number = 1; ; number += 1) {
    const kept = file.replace(/\.py$/, `-${number}.py`);
    if (await exists(kept)) continue;
    await rename(file, kept);
    return basename(kept);
  }
}

/** Modules and data that start.py needs. */
async function copyOthers(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) {
    if (LEFT_OUT.test(name)) continue;
    await cp(join(from, name), join(to, name), { recursive: true, force: false, errorOnExist: false });
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
