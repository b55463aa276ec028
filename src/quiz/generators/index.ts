import type { ComputedKind } from '../kinds.ts';
import type { Generator } from '../subject.ts';
import { blockingLine } from './blocking-line.ts';
import { duration } from './duration.ts';
import { howManyWait } from './how-many-wait.ts';
import { nextLine } from './next-line.ts';
import { order } from './order.ts';
import { outcome } from './outcome.ts';
import { waitsFor } from './waits-for.ts';
import { whatIf } from './what-if.ts';
import { whoRuns } from './who-runs.ts';

/** What makes the questions of each kind. */
export const generators: Readonly<Record<ComputedKind, Generator>> = {
  'next-line': nextLine,
  order,
  duration,
  'who-runs': whoRuns,
  'waits-for': waitsFor,
  'how-many-wait': howManyWait,
  'what-if': whatIf,
  'blocking-line': blockingLine,
  outcome,
};
