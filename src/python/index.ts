export type { Engine, Run, RunLimits, RunRequest } from './engine.ts';
export { createEngine, type EngineOptions } from './host/engine.ts';
export { DEFAULT_LIMITS } from './host/limits.ts';
export { cacheFolder } from './host/snapshot-cache.ts';
