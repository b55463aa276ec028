import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { BUILD } from './build-info.ts';

/** Ends a snapshot file: magic, CRC-32 of everything before, length of everything before. */
export const TRAILER_BYTES = 16;
const MAGIC = 0x61_73_74_75;
const KEPT = 3;

/** Where the memory snapshot lives. Nothing here throws: without a usable cache, every boot is a slow one. */
export interface SnapshotCache {
  /** The file that fits this build, this Node and this machine. It need not exist. */
  readonly path: string;
  store(snapshot: Uint8Array): void;
}

/** The user's cache folder, by the conventions of the system; ASYNC_TUTOR_CACHE overrides it. */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.ASYNC_TUTOR_CACHE) return env.ASYNC_TUTOR_CACHE;
  const home = env.HOME ?? homedir();
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'async-tutor', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'async-tutor');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'async-tutor');
}

/** The cache in a folder. */
export function openSnapshotCache(folder: string): SnapshotCache {
  // Node 20's image differs from later ones, and JavaScript engines may: one snapshot per major version.
  const node = process.versions.node.split('.')[0];
  const name = `python-${BUILD.pyodideVersion}-${BUILD.probeDigest}-node${node}-${process.platform}-${process.arch}.snapshot`;
  const path = join(folder, name);
  return {
    path,
    store(snapshot) {
      const partial = `${path}.${process.pid}`;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(partial, Buffer.concat([snapshot, trailerOf(snapshot)]));
        renameSync(partial, path);
        prune(folder, name);
      } catch {
        rmSync(partial, { force: true });
      }
    },
  };
}

function trailerOf(snapshot: Uint8Array): Uint8Array {
  const trailer = new DataView(new ArrayBuffer(TRAILER_BYTES));
  trailer.setUint32(0, MAGIC, true);
  trailer.setUint32(4, crc32(snapshot), true);
  trailer.setUint32(8, snapshot.length, true);
  return new Uint8Array(trailer.buffer);
}

/** The snapshot in a file's bytes, or undefined when the file is not whole. */
export function checkSnapshot(file: Uint8Array): Uint8Array | undefined {
  const length = file.length - TRAILER_BYTES;
  if (length <= 0) return undefined;
  const trailer = new DataView(file.buffer, file.byteOffset + length, TRAILER_BYTES);
  const snapshot = file.subarray(0, length);
  const isWhole =
    trailer.getUint32(0, true) === MAGIC &&
    trailer.getUint32(8, true) === length &&
    trailer.getUint32(4, true) === crc32(snapshot);
  return isWhole ? snapshot : undefined;
}

/** Keeps the few newest snapshots: other versions of async-tutor and Node may use the folder too. */
function prune(folder: string, newest: string): void {
  const others = readdirSync(folder)
    .filter((name) => name.endsWith('.snapshot') && name !== newest)
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of others.slice(KEPT - 1)) rmSync(path, { force: true });
}
