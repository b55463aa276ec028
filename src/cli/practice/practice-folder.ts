import { homedir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Host } from '../host.ts';

/** What decides where the learner's programs lie. */
export interface PracticePlace {
  /** `--dir DIR`. */
  readonly dir?: string | undefined;
  /** The folder of the course, and the key by which progress knows it: '' for the one that comes with the program. */
  readonly course: string;
  readonly key: string;
}

/** The name of the folder when nobody says otherwise. */
const FOLDER = 'async-tutor-practice';

/**
 * The folder for the learner's programs: --dir, ASYNC_TUTOR_PRACTICE, else one in the home folder. There it is found
 * again from whatever folder async-tutor is started, an editor can open it, and no project gets files that are not its own.
 */
export function practiceFolder({ dir, course, key }: PracticePlace, { env, cwd }: Pick<Host, 'env' | 'cwd'>): string {
  const wanted = dir || env.ASYNC_TUTOR_PRACTICE;
  const root = wanted ? resolve(cwd, wanted) : join(homeOf(env), FOLDER);
  return key === '' ? root : join(root, basename(course));
}

/** A path as people write it: from the folder they are in, or from their home. */
export function shownPath(path: string, { env, cwd }: Pick<Host, 'env' | 'cwd'>): string {
  const home = homeOf(env);
  const here = relative(cwd, path);
  if (!here.startsWith('..') && cwd !== home && here !== path) return here;
  return path.startsWith(home + sep) && sep === '/' ? `~${path.slice(home.length)}` : path;
}

function homeOf(env: Host['env']): string {
  return env.HOME || env.USERPROFILE || homedir();
}
