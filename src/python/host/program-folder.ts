import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { FileEntry } from '../wire/frame.ts';

const FILE_LIMIT_BYTES = 64 << 20;
const NAMES_LIMIT = 10_000;

/** What the child is told about a path, with the bytes of a file. */
export interface FolderAnswer {
  readonly entry: FileEntry;
  readonly payload: Uint8Array;
}

/** Answers what is at a path, for paths inside one folder only; links that lead out of it are refused. */
export interface ProgramFolder {
  look(posixPath: string): FolderAnswer;
}

const NOTHING = new Uint8Array(0);

/** The folder of a program. */
export function openProgramFolder(file: string): ProgramFolder {
  const root = dirname(file);
  const realRoot = realpathSync(root);
  const posixRoot = toPosix(root);
  return {
    look(posixPath) {
      const inside = posixRelative(posixRoot, posixPath);
      if (inside === undefined) return answer({ type: 'refused', why: 'outside the program’s folder' });
      try {
        return lookInside(realRoot, join(root, ...inside));
      } catch {
        return answer({ type: 'missing' });
      }
    },
  };
}

function lookInside(realRoot: string, path: string): FolderAnswer {
  // Compiled modules would run unobserved.
  if (basename(path) === '__pycache__') return answer({ type: 'missing' });
  const real = realpathSync(path);
  const within = relative(realRoot, real);
  if (within.startsWith('..') || within.startsWith(sep) || /^[A-Za-z]:/.test(within)) {
    return answer({ type: 'refused', why: 'a link out of the program’s folder' });
  }
  const about = statSync(real);
  if (about.isDirectory()) return answer({ type: 'folder', names: namesIn(real) });
  if (!about.isFile() || about.size > FILE_LIMIT_BYTES) return answer({ type: 'missing' });
  return { entry: { type: 'file', modified: about.mtimeMs }, payload: readFileSync(real) };
}

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name !== '__pycache__')
    .sort()
    .slice(0, NAMES_LIMIT);
}

function answer(entry: FileEntry): FolderAnswer {
  return { entry, payload: NOTHING };
}

/** The parts of a path below a root, or undefined when it is not below it. */
function posixRelative(root: string, path: string): string[] | undefined {
  const base = root === '/' ? '/' : `${root}/`;
  if (path === root) return [];
  if (!path.startsWith(base)) return undefined;
  const parts = path.slice(base.length).split('/');
  return parts.some((part) => part === '..' || part.includes(sep === '\\' ? '\\' : '\0')) ? undefined : parts;
}

/** A path as the embedded Python, which believes to be on a POSIX system, sees it: `C:\x` is `/c/x`. */
export function toPosix(path: string): string {
  const drive = /^([A-Za-z]):[\\/]/.exec(path);
  if (!drive) return path.replaceAll('\\', sep === '\\' ? '/' : '\\');
  return `/${(drive[1] as string).toLowerCase()}/${path.slice(3).replaceAll('\\', '/')}`;
}
