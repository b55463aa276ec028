import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a test run a cache of its own: no test depends on what earlier runs or the user have left, or adds to it. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'async-tutor-cache-'));
  process.env.ASYNC_TUTOR_CACHE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
