import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Host } from './host.ts';

/** What decides where progress is kept. */
export interface DataFolderFacts {
  /** `--data DIR`. */
  readonly given: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
}

/** The folder for what async-tutor remembers: --data, ASYNC_TUTOR_DATA, else where the system keeps such things. */
export function dataFolder({ given, env, cwd, platform }: DataFolderFacts): string {
  const wanted = given || env.ASYNC_TUTOR_DATA;
  if (wanted) return resolve(cwd, wanted);
  const home = env.HOME || env.USERPROFILE || homedir();
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'async-tutor');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'async-tutor');
  // https://specifications.freedesktop.org/basedir-spec: a path that is not absolute does not count.
  const xdg = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local', 'share');
  return join(xdg, 'async-tutor');
}

/** Where progress is kept for a command with `--data`. */
export function progressFolder({ data }: { readonly data?: string }, { env, cwd }: Host): string {
  return dataFolder({ given: data, env, cwd, platform: process.platform });
}
