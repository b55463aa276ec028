import { basename, dirname } from 'node:path';
import type { Program } from '../../app/index.ts';
import type { RunLimits, RunRequest } from '../../python/index.ts';

/** Exercises are small: what uses up more is caught in a loop, and the learner waits for the answer. */
export const PRACTICE_LIMITS: Partial<RunLimits> = {
  events: 100_000,
  virtualSeconds: 3600,
  wallSeconds: 10,
  outputBytes: 1_000_000,
};

/** A program of an exercise, in its own folder. */
export function practiceRequest({ file, args, text }: Program): RunRequest {
  const place = { file, argv0: basename(file), args, cwd: dirname(file), limits: PRACTICE_LIMITS };
  return text === undefined ? place : { ...place, text };
}
