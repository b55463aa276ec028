import { copyFile, type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  applyIn,
  EMPTY_PROGRESS,
  type Progress,
  type ProgressChange,
  progressIn,
  readProgress,
  writeProgress,
} from '../progress/index.ts';
import { type Lock, takeLock } from './progress-lock.ts';

/**
 * What is remembered of a learner, in `progress.json` of the data folder. Whoever saves takes the lock, reads what the
 * file holds now, applies the changes, writes a new file beside it and renames that: the file is whole at any moment,
 * and two programs at once lose nothing.
 */
export interface ProgressFile {
  /** As it was when it was opened. */
  readonly progress: Progress;
  /** What the learner should know about the file; null when all is well. */
  readonly notice: string | null;
  /**
   * Saves changes in their order; says what went wrong, or nothing. Trouble is told once; what could not be saved is
   * kept and tried again with the next change.
   */
  save(change: ProgressChange): Promise<string | null>;
  /** Resolves when all that was given to `save` has been dealt with. */
  settled(): Promise<void>;
}

const FILE = 'progress.json';
const LOCK = 'progress.lock';

/**
 * Reads the progress of the folder. A file that cannot be used never stops a session.
 * @param course the key of the course, see `courseKey`
 */
export async function openProgress(folder: string, course = ''): Promise<ProgressFile> {
  const first = await load(folder);
  const unsaved: ProgressChange[] = [];
  let isTold = false;
  let working: Promise<string | null> | null = null;

  const drain = async (): Promise<string | null> => {
    // One turn later, so that what is said in one breath is written at once.
    await Promise.resolve();
    let trouble: string | null = null;
    while (unsaved.length > 0 && trouble === null) {
      const some = [...unsaved];
      try {
        await change(folder, (before) => some.reduce((progress, one) => applyIn(progress, course, one), before));
        unsaved.splice(0, some.length);
      } catch (error) {
        trouble = `Progress cannot be saved (${reasonOf(error)}). The session goes on without.`;
      }
    }
    working = null;
    const told = isTold ? null : trouble;
    isTold ||= trouble !== null;
    return told;
  };
  return {
    progress: progressIn(first.progress, course),
    notice: first.notice,
    save: async (one) => {
      if (!first.canSave) return null;
      unsaved.push(one);
      if (working !== null) return working.then(() => null);
      working = drain();
      return working;
    },
    settled: async () => {
      while (working !== null) await working;
    },
  };
}

/**
 * Forgets what is remembered of a course, after a copy of the whole file was put aside.
 * @returns the path of the copy; null when nothing is remembered
 * @throws when that is not possible
 */
export async function forgetProgress(folder: string, course: string): Promise<string | null> {
  const path = join(folder, FILE);
  if (!(await exists(path))) return null;
  let copy: string | null = null;
  await change(folder, async (before) => {
    // A damaged file has been put aside by now.
    if (await exists(path)) {
      copy = await freeName(`${path}.before-reset`);
      await copyFile(path, copy);
    }
    return applyIn(before, course, { kind: 'forget-all' });
  });
  return copy;
}

interface Loaded {
  readonly progress: Progress;
  readonly notice: string | null;
  readonly canSave: boolean;
}

async function load(folder: string): Promise<Loaded> {
  const path = join(folder, FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return { progress: EMPTY_PROGRESS, notice: null, canSave: true };
    const notice = `Progress cannot be read (${reasonOf(error)}). Nothing will be saved.`;
    return { progress: EMPTY_PROGRESS, notice, canSave: false };
  }
  const read = readProgress(text);
  if (read.kind === 'progress') return { progress: read.progress, notice: null, canSave: true };
  if (read.kind === 'damaged') return putAside(folder);
  const notice = 'The progress file is from a newer async-tutor: please update. Nothing will be saved.';
  return { progress: EMPTY_PROGRESS, notice, canSave: false };
}

/** Puts a damaged file aside. Another program may have done so: then its new file stays. */
async function putAside(folder: string): Promise<Loaded> {
  let kept: string | null = null;
  try {
    const progress = await locked(folder, () =>
      presentProgress(join(folder, FILE), (name) => {
        kept = name;
      }),
    );
    const notice = kept && `The progress file was damaged. It is kept as ${kept}; you start anew.`;
    return { progress, notice, canSave: true };
  } catch (error) {
    const notice = `The progress file is damaged and cannot be put aside (${reasonOf(error)}). Nothing will be saved.`;
    return { progress: EMPTY_PROGRESS, notice, canSave: false };
  }
}

/** The first name that no file has: `progress.json.damaged-1`. */
async function freeName(name: string): Promise<string> {
  for (let number = 1; ; number++) {
    if (!(await exists(`${name}-${number}`))) return `${name}-${number}`;
  }
}

/** Replaces the file by what `after` makes of what it holds now. */
async function change(folder: string, after: (before: Progress) => Progress | Promise<Progress>): Promise<void> {
  const path = join(folder, FILE);
  await mkdir(folder, { recursive: true });
  const replace = async (lock: Lock) => writeWhole(path, writeProgress(await after(await presentProgress(path))), lock);
  while (!(await locked(folder, replace)));
}

/** Does something while this process holds the lock of the folder. */
async function locked<T>(folder: string, act: (lock: Lock) => Promise<T>): Promise<T> {
  const lock = await takeLock(join(folder, LOCK), {
    onAbandoned: (owner) => rm(temporaryName(join(folder, FILE), owner), { force: true }),
  });
  try {
    return await act(lock);
  } finally {
    await lock.release();
  }
}

/** What the file holds now, read while the lock is ours. A damaged file is renamed. */
async function presentProgress(path: string, onDamaged?: (kept: string) => void): Promise<Progress> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (text === null) return EMPTY_PROGRESS;
  const read = readProgress(text);
  if (read.kind === 'newer') throw new Error('a newer async-tutor has written the file');
  if (read.kind === 'progress') return read.progress;
  const kept = await freeName(`${path}.damaged`);
  await rename(path, kept);
  onDamaged?.(kept);
  return EMPTY_PROGRESS;
}

/**
 * The file holds all of the text or what it held before, whatever happens meanwhile. False when the lock was lost
 * before (the machine slept, for example): then the file is as somebody else has left it.
 */
async function writeWhole(path: string, text: string, lock: Lock): Promise<boolean> {
  const temporary = temporaryName(path, lock.owner);
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, 'w', 0o600);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    handle = undefined;
    if (!(await lock.isHeld())) return false;
    await rename(temporary, path);
    return true;
  } finally {
    await handle?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

function temporaryName(path: string, owner: string): string {
  return `${path}.${owner}.tmp`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'no permission';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return message;
  }
}
