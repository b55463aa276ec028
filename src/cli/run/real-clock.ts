import type { Clock } from '../effect-runner.ts';

/** The clock of this machine. */
export const realClock: Clock = {
  now: () => performance.now(),
  later: (milliseconds, act) => void setTimeout(act, milliseconds),
};
