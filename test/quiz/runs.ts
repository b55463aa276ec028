import { basename, join } from 'node:path';
import { recordRun } from '../../src/cli/run/record.ts';
import type { Engine } from '../../src/python/index.ts';
import type { QuizProgram, Subject } from '../../src/quiz/index.ts';
import type { Recording } from '../../src/timeline/index.ts';
import { requestFor } from '../python/support/run-program.ts';
import { LESSONS } from '../support/fake-host.ts';

/** Runs programs for the tests of a file, each once. */
export interface Bench {
  run(program: QuizProgram): Promise<Recording>;
  /** A program that ran, to ask about. */
  subject(program: QuizProgram, lesson?: string | null): Promise<Subject>;
}

/** Enough for every program that is worth a question. */
const LIMITS = { events: 5000 };

export function createBench(engine: Engine): Bench {
  const runs = new Map<string, Promise<Recording>>();
  // One after the other: many processes that start at once are slower than one.
  let last: Promise<unknown> = Promise.resolve();
  const run = (program: QuizProgram) => {
    const key = [program.file, program.source, ...program.args].join('\0');
    const request = requestFor({ file: program.file, text: program.source, args: program.args, limits: LIMITS });
    const known = runs.get(key) ?? last.then(() => recordRun(engine, request));
    last = known.catch(() => undefined);
    runs.set(key, known);
    return known;
  };
  return { run, subject: async (program, lesson = null) => ({ lesson, program, recording: await run(program) }) };
}

/** A program that is only a text. */
export function programOf(source: string, name = 'program.py'): QuizProgram {
  return { file: join(LESSONS, name), name, args: [], source };
}

/** A program of a lesson's folder. */
export function lessonProgram(folder: string, file: string, source: string, args: readonly string[] = []): QuizProgram {
  return { file: join(LESSONS, folder, file), name: basename(file), args, source };
}
