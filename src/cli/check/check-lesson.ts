import { join } from 'node:path';
import {
  type JavaScriptRun,
  type Lesson,
  type LessonProblem,
  type LessonSource,
  type ProgramRun,
  proveLesson,
  type Runs,
  runsOf,
} from '../../lesson/index.ts';
import type { Engine } from '../../python/index.ts';
import type { Recording } from '../../timeline/index.ts';
import type { StopSignal } from '../host.ts';
import { runJavaScript } from '../run/javascript.ts';
import { recordRun } from '../run/record.ts';

/** What a lesson is checked with. */
export interface LessonCheck {
  readonly lesson: Lesson;
  readonly source: LessonSource;
  /** Absolute path of the lesson's folder. */
  readonly folder: string;
  readonly engine: Engine;
  readonly stopped: StopSignal;
  /** Called when a program has run: so many of so many. */
  readonly onProgress: (done: number, all: number) => void;
}

/** What came out. */
export interface LessonResult {
  readonly problems: readonly LessonProblem[];
  /** How many programs ran. */
  readonly programs: number;
}

/** So many programs run at once. */
const AT_ONCE = 2;

/** Runs every program of a lesson and holds what the lesson claims against what they did. */
export async function checkLesson(check: LessonCheck): Promise<LessonResult> {
  const runs = await runLesson(check);
  const programs = runs.python.size + runs.javascript.size;
  return { programs, problems: check.stopped.aborted ? [] : proveLesson(check.lesson, check.source, runs) };
}

/** Runs every program of a lesson, changed ones included. */
export async function runLesson(check: LessonCheck): Promise<Runs> {
  const { lesson, source, folder, stopped, onProgress } = check;
  const python = new Map<string, Recording>();
  const javascript = new Map<string, JavaScriptRun>();
  // A file that is not there has been reported by whoever read the lesson.
  const programs = runsOf(lesson).filter(({ file }) => source.files.has(file));
  const jobs = [
    ...programs.map((run) => async () => void python.set(run.key, await record(run, check))),
    ...javaScriptFiles(lesson).map((file) => async () => {
      javascript.set(file, await runJavaScript(join(folder, file), stopped));
    }),
  ];
  let done = 0;
  await runAll(jobs, () => onProgress(++done, jobs.length));
  return { python, javascript };
}

function record({ file, args, text }: ProgramRun, { folder, engine, stopped }: LessonCheck): Promise<Recording> {
  const path = join(folder, file);
  const cwd = join(path, '..');
  const argv0 = file.split('/').at(-1) ?? file;
  return recordRun(engine, { file: path, argv0, args, cwd, ...(text === undefined ? {} : { text }) }, stopped);
}

function javaScriptFiles({ steps }: Lesson): string[] {
  return [...new Set(steps.flatMap((step) => (step.kind === 'javascript' ? [step.file] : [])))];
}

/** Does the jobs in their order, some at once. */
async function runAll(jobs: readonly (() => Promise<void>)[], onDone: () => void): Promise<void> {
  const queue = [...jobs];
  const worker = async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      await job();
      onDone();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
