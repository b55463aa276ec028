import type { Engine, RunLimits, RunRequest } from '../../python/index.ts';
import type { QuizProgram, Site } from '../../quiz/index.ts';
import type { Recording } from '../../timeline/index.ts';
import type { StopSignal } from '../host.ts';
import { recordRun } from '../run/record.ts';
import { createSiteFinder } from './site-finder.ts';

/** Runs the programs that questions are about. */
export interface ProgramRunner {
  /** The whole run of a program. The same program is not run twice as long as it is remembered. */
  run(program: QuizProgram): Promise<Recording>;
  /** Where a program can be changed. */
  sites(program: QuizProgram): Promise<readonly Site[]>;
  /** Ends what still runs. */
  close(): void;
}

/** What a runner needs. */
export interface ProgramRunnerOptions {
  readonly engine: Engine;
  /** How to run a program whose text is in `source`; the runner adds the text and the limits. */
  requestFor(program: QuizProgram): RunRequest;
  readonly stopped?: StopSignal;
}

/** What takes more than this is not asked about; of what the maker computes, even less (see `unsuitable`). */
export const QUIZ_LIMITS: Partial<RunLimits> = {
  events: 200_000,
  virtualSeconds: 86_400,
  wallSeconds: 12,
  outputBytes: 100_000,
  tasks: 2_000,
  threads: 200,
  memoryMegabytes: 256,
};

/** Recordings that are kept. One of 20,000 events takes some megabytes; most have a few hundred events. */
const RECORDINGS_KEPT = 48;
const SITES_KEPT = 200;

/** A runner on an engine. Nothing is started before the first program. */
export function createProgramRunner({ engine, requestFor, stopped }: ProgramRunnerOptions): ProgramRunner {
  const finder = createSiteFinder(engine);
  const recordings = createMemory<Recording>(RECORDINGS_KEPT);
  const sites = createMemory<readonly Site[]>(SITES_KEPT);

  async function record(program: QuizProgram): Promise<Recording> {
    const request: RunRequest = { ...requestFor(program), text: program.source, limits: QUIZ_LIMITS };
    const recording = recordRun(engine, request, stopped);
    // The next one boots while this one runs.
    engine.warm();
    return recording;
  }
  return {
    run: (program) => recordings.of(keyOf(program), () => record(program)),
    sites: ({ source }) => sites.of(source, () => finder.find(source)),
    close: () => finder.close(),
  };
}

function keyOf({ file, args, source }: QuizProgram): string {
  return JSON.stringify([file, args, source]);
}

/** What was made last, by its key. */
interface Memory<T> {
  of(key: string, make: () => Promise<T>): Promise<T>;
}

/** Remembers the `most` that were asked for last; what failed is forgotten. */
function createMemory<T>(most: number): Memory<T> {
  const kept = new Map<string, Promise<T>>();
  return {
    of(key, make) {
      const found = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, found);
      found.catch(() => kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return found;
    },
  };
}
