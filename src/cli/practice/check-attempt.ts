import { join } from 'node:path';
import { filesToRun, type Judgement, judge } from '../../lesson/index.ts';
import type { Recording } from '../../timeline/index.ts';
import type { Host } from '../host.ts';
import { recordRun } from '../run/record.ts';
import type { FoundExercise } from './open-exercise.ts';
import { practiceRequest } from './practice-request.ts';

/** A program and how it meets the goals of an exercise. */
export interface CheckedAttempt {
  readonly recording: Recording;
  readonly judgements: readonly Judgement[];
  /** Whether all of them hold. */
  readonly holds: boolean;
}

/** Runs a program once and judges it. */
export async function checkAttempt(
  { exercise, folder }: FoundExercise,
  { file, text }: { readonly file: string; readonly text: string },
  host: Host,
): Promise<CheckedAttempt> {
  const engine = await host.engine();
  const record = (path: string, source?: string) =>
    recordRun(
      engine,
      practiceRequest({ file: path, args: [], ...(source === undefined ? {} : { text: source }) }),
      host.stopped,
    );
  const recording = await record(file, text);
  const printed = new Map<string, readonly string[]>();
  for (const name of filesToRun(exercise.goals)) {
    const other = await record(join(folder, name));
    printed.set(name, printedBy(other));
  }
  const judgements = judge(exercise.goals, recording, { source: text, printed });
  return { recording, judgements, holds: judgements.every(({ holds }) => holds) };
}

function printedBy(recording: Recording): readonly string[] {
  return recording
    .outputUpTo(recording.length)
    .filter(({ stream }) => stream === 'stdout')
    .map(({ text }) => text);
}
