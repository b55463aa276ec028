import type { RunLimits } from '../engine.ts';

/** What a run may use up when nobody says otherwise. */
export const DEFAULT_LIMITS: RunLimits = {
  events: 3_000_000,
  virtualSeconds: 3 * 86_400,
  wallSeconds: 30,
  outputBytes: 10_000_000,
  tasks: 100_000,
  threads: 1_000,
  memoryMegabytes: 512,
};
