import { lstat, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** A lock that this process holds. */
export interface Lock {
  /** Who holds it: a word that names no other holder, fit for a file name. */
  readonly owner: string;
  /** False when somebody took this process for dead and the lock away. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** How a lock is taken. */
export interface LockOptions {
  /** Told of a holder that died, right before its lock goes: what it left behind can be tidied up. */
  readonly onAbandoned?: (owner: string) => Promise<void>;
  /** How long to wait for a holder that lives, in milliseconds. */
  readonly patience?: number;
}

/** Longer than `STALE_MS`, so that a holder who cannot be asked does not stop anybody for good. */
const PATIENCE_MS = 15_000;
const POLL_MS = 5;
/**
 * A holder that cannot be asked (on another machine, or its number now belongs to another process) is taken for dead
 * after this time: nobody holds the lock longer than a write takes.
 */
const STALE_MS = 10_000;

/**
 * Takes the lock at a path. A lock is a symbolic link that points to the name of its holder: it comes into being whole,
 * and that a holder was killed is noticed at once. Where there are no symbolic links, it is a file with that name.
 * @throws when somebody who lives holds it too long, or when it cannot be made
 */
export async function takeLock(path: string, { onAbandoned, patience = PATIENCE_MS }: LockOptions = {}): Promise<Lock> {
  const owner = `${process.pid}-${process.hrtime.bigint().toString(36)}-${thisMachine()}`;
  const until = performance.now() + patience;
  while (!(await claim(path, owner))) {
    const holder = await holderOf(path);
    if (holder === undefined) continue;
    if (await isGone(path, holder)) await takeAway(path, { holder, onAbandoned, patience });
    else if (performance.now() > until) throw new Error('another async-tutor holds the lock');
    else await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return {
    owner,
    isHeld: async () => (await holderOf(path)) === owner,
    release: async () => {
      if ((await holderOf(path)) === owner) await rm(path, { force: true });
    },
  };
}

interface Abandoned {
  readonly holder: string;
  readonly onAbandoned: LockOptions['onAbandoned'];
  readonly patience: number;
}

/**
 * Removes the lock of a holder that is gone. Whoever does so holds a second lock, named after that holder, and looks
 * again: so nobody removes the lock of somebody who came meanwhile.
 */
async function takeAway(path: string, { holder, onAbandoned, patience }: Abandoned): Promise<void> {
  const right = await takeLock(`${path}.${holder}`, { patience });
  try {
    if ((await holderOf(path)) !== holder) return;
    await onAbandoned?.(holder);
    await rm(path, { force: true });
  } finally {
    await right.release();
  }
}

/** Makes the lock; false when there is one. */
async function claim(path: string, owner: string): Promise<boolean> {
  try {
    await symlink(owner, path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.includes(code)) throw error;
  }
  try {
    await writeFile(path, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** What symlink says on file systems without links, and on Windows to most people. */
const NO_LINKS: readonly string[] = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'UNKNOWN'];

/** Who holds the lock; '' when a file does not say so yet, undefined when nobody does. */
async function holderOf(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    // Not a link but a file.
    return readFile(path, 'utf8').catch((problem) => {
      if (codeOf(problem) === 'ENOENT') return undefined;
      throw problem;
    });
  }
}

/** True when the holder has died, or has held the lock so long that it must have. */
async function isGone(path: string, holder: string): Promise<boolean> {
  const [, pid, machine] = /^(\d+)(?:-\w+-(.*))?$/.exec(holder) ?? [];
  const isOurs = pid !== undefined && (machine ?? thisMachine()) === thisMachine();
  if (isOurs && !isAlive(Number(pid))) return true;
  const made = await lstat(path).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > STALE_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function thisMachine(): string {
  return hostname()
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 16);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
