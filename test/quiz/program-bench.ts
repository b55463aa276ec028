import { basename, dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { createProgramRunner, type ProgramRunner } from '../../src/cli/quiz/program-runner.ts';
import type { QuizProgram } from '../../src/quiz/index.ts';
import type { Recording } from '../../src/timeline/index.ts';
import { SECOND } from '../../src/trace/index.ts';
import { testEngine } from '../python/support/run-program.ts';
import { LESSONS } from '../support/fake-host.ts';

/** A runner as the cli has it, for the tests of one file. */
export function testRunner(): ProgramRunner {
  const requestFor = ({ file, args }: QuizProgram) => ({ file, argv0: basename(file), args, cwd: dirname(file) });
  const runner = createProgramRunner({ engine: testEngine(), requestFor });
  afterAll(() => runner.close());
  return runner;
}

/** A program without a file. */
export function textProgram(source: string, name = 'program.py'): QuizProgram {
  return { file: join(LESSONS, name), name, args: [], source };
}

/** What a run printed to standard output and when, and how it ended: `1 one | 2 two | finished 0`. */
export function story(recording: Recording): string {
  const { ended } = recording.timelineAt(recording.length);
  const lines = recording.outputUpTo(recording.length).filter(({ stream }) => stream === 'stdout');
  const printed = lines.map(({ at, text }) => `${at / SECOND} ${text}`);
  return [...printed, `${ended?.cause} ${ended?.exitCode}`].join(' | ');
}
