import { type FileHandle, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  applyChange,
  EMPTY_PROGRESS,
  type Progress,
  type ProgressChange,
  readProgress,
  writeProgress,
} from '../progress/index.ts';

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
  /** Saves changes in their order; says what went wrong, or nothing. After the first trouble it saves no more. */
  save(change: ProgressChange): Promise<string | null>;
  /** Resolves when all that was given to `save` has been dealt with. */
  settled(): Promise<void>;
}

const FILE = 'progress.json';
const LOCK = 'progress.lock';
const LOCK_WAIT_MS = 2000;
const LOCK_POLL_MS = 15;
/** Nobody holds the lock longer than some milliseconds: one this old belongs to a machine or program that died. */
const LOCK_STALE_MS = 10_000;

/** Reads the progress of the folder. A file that cannot be used never stops a session. */
export async function openProgress(folder: string): Promise<ProgressFile> {
  const first = await load(folder);
  const queue: ProgressChange[] = [];
  let canSave = first.canSave;
  let working: Promise<string | null> | null = null;

  const drain = async (): Promise<string | null> => {
    // One turn later, so that what is said in one breath is written at once.
    await Promise.resolve();
    while (queue.length > 0 && canSave) {
      try {
        await saveAll(folder, queue.splice(0));
      } catch (error) {
        canSave = false;
        return `Progress cannot be saved (${reasonOf(error)}). The session goes on without.`;
      }
    }
    return null;
  };
  return {
    progress: first.progress,
    notice: first.notice,
    save: async (change) => {
      if (!canSave) return null;
      queue.push(change);
      if (working !== null) {
        await working;
        return null;
      }
      working = drain();
      const trouble = await working;
      working = null;
      return trouble;
    },
    settled: async () => {
      while (working !== null) await working;
    },
  };
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
  if (read.kind === 'newer') {
    const notice = 'The progress file is from a newer async-tutor: please update. Nothing will be saved.';
    return { progress: EMPTY_PROGRESS, notice, canSave: false };
  }
  const kept = await keepAside(path);
  const notice =
    kept === null
      ? 'The progress file is damaged and cannot be moved. Nothing will be saved.'
      : `The progress file was damaged. It is kept as ${kept}; you start anew.`;
  return { progress: EMPTY_PROGRESS, notice, canSave: kept !== null };
}

/** Renames a damaged file to the first free name; null when that is not possible. */
async function keepAside(path: string): Promise<string | null> {
  for (let number = 1; number < 1000; number++) {
    const kept = `${path}.damaged-${number}`;
    if (await exists(kept)) continue;
    const moved = await rename(path, kept).then(
      () => true,
      (error: unknown) => isMissing(error),
    );
    return moved ? kept : null;
  }
  return null;
}

async function saveAll(folder: string, changes: readonly ProgressChange[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unlock = await lock(join(folder, LOCK));
  try {
    const path = join(folder, FILE);
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    const read = text === null ? null : readProgress(text);
    if (read?.kind === 'newer') throw new Error('a newer async-tutor has written the file');
    if (read?.kind === 'damaged') await keepAside(path);
    const before = read?.kind === 'progress' ? read.progress : EMPTY_PROGRESS;
    await writeWhole(path, writeProgress(changes.reduce(applyChange, before)));
  } finally {
    await unlock();
  }
}

/** The file holds all of the text or what it held before, whatever happens meanwhile. */
async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, 'w', 0o600);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(temporary, path);
  } catch (error) {
    await handle?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function lock(path: string): Promise<() => Promise<void>> {
  const patience = performance.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      const handle = await open(path, 'wx');
      await handle.writeFile(String(process.pid)).finally(() => handle.close());
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (await isAbandoned(path)) await takeAway(path);
      else if (performance.now() > patience) throw new Error('another async-tutor holds the lock');
      else await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
    }
  }
}

/** Removes an abandoned lock. Somebody else may have done so and taken the lock meanwhile: then it is put back. */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
    if (!(await isAbandoned(aside))) await link(aside, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** True when the process that took the lock is gone. */
async function isAbandoned(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > LOCK_STALE_MS) return true;
    const pid = Number(await readFile(path, 'utf8'));
    return pid > 0 && !isAlive(pid);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
