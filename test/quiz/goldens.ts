import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Subject } from '../../src/quiz/index.ts';
import { createRecording } from '../../src/timeline/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { LESSONS } from '../support/fake-host.ts';
import { lessonProgram } from './runs.ts';

/** A program of a lesson with the run that is recorded beside it; undefined where only a digest of it is kept. */
export function recordedSubject(folder: string, file: string): Subject | undefined {
  const text = readFileSync(join(LESSONS, folder, file.replace(/\.py$/, '.golden')), 'utf8');
  if (!text.startsWith('{')) return undefined;
  const recording = createRecording();
  recording.append(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as TraceEvent),
  );
  const source = readFileSync(join(LESSONS, folder, file), 'utf8');
  return {
    lesson: folder.replace(/^\d+-/, ''),
    program: { ...lessonProgram(folder, file, source), name: basename(file) },
    recording,
  };
}
