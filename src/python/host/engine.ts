import { readFileSync } from 'node:fs';
import type { Engine, Run, RunRequest } from '../engine.ts';
import { Child } from './child.ts';
import { ProgramRun } from './program-run.ts';
import { cacheFolder, openSnapshotCache } from './snapshot-cache.ts';

/** How to set up an engine. */
export interface EngineOptions {
  /** Folder for the memory snapshot. Default: the user's cache folder. */
  readonly cacheFolder?: string;
  /** Leaves the observers out, so that their cost can be measured; traces are then nearly empty. */
  readonly unobserved?: boolean;
}

/** CPython in sandboxed child processes. Nothing is started before the first run or {@link Engine.warm}. */
export function createEngine(options: EngineOptions = {}): Engine {
  const cache = openSnapshotCache(options.cacheFolder ?? cacheFolder(process.env, process.platform));
  const children = new Set<Child>();
  let spare: Child | undefined;

  function start(): Child {
    const child = new Child(cache.path);
    children.add(child);
    return child;
  }

  return {
    run(request: RunRequest): Run {
      const child = spare ?? start();
      spare = undefined;
      return new ProgramRun({
        child,
        request,
        text: request.text ?? readFileSync(request.file, 'utf8'),
        unobserved: options.unobserved ?? false,
        storeSnapshot: (snapshot) => cache.store(snapshot),
        onReady: () => {},
      });
    },
    warm() {
      spare ??= start();
    },
    close() {
      for (const child of children) child.kill();
      children.clear();
      spare = undefined;
    },
  };
}
