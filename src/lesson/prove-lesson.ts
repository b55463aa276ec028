import type { Recording } from '../timeline/index.ts';
import type { Goal } from './goal.ts';
import { filesToRun, type Judgement, judge } from './judge.ts';
import type { Lesson, LessonSource } from './lesson.ts';
import { normalised } from './markdown.ts';
import { printedBy } from './printed.ts';
import { createProblems, type LessonProblem, type Position, type Report, sortedProblems } from './problem.ts';
import { proveExercise } from './prove-exercise.ts';
import { proveQuestion } from './prove-question.ts';
import { proveStep } from './prove-step.ts';
import { type ProgramRun, runOf } from './runs-of.ts';

/** What a JavaScript program did in Node. */
export interface JavaScriptRun {
  readonly exitCode: number;
  /** The lines of its standard output. */
  readonly lines: readonly string[];
  /** Why it failed, in a line; '' when it did not. */
  readonly error: string;
}

/** What the programs of a lesson did. */
export interface Runs {
  /** By the key of a {@link ProgramRun}; each has ended. */
  readonly python: ReadonlyMap<string, Recording>;
  /** By file. */
  readonly javascript: ReadonlyMap<string, JavaScriptRun>;
}

/** What a piece of a lesson is proved with. */
export interface Proof {
  readonly lesson: Lesson;
  readonly runs: Runs;
  /** The recording of a run; undefined when it was not made, and then there is nothing to prove. */
  recordingOf(run: ProgramRun): Recording | undefined;
  /** Judges goals; `folder` is where the files that they name lie, relative to the lesson's ("" or "exercise/"). */
  judge(
    goals: readonly Goal[],
    recording: Recording,
    where: { readonly source: string; readonly folder: string },
  ): Judgement[];
  /** Reports at the first word of a line of a file, or at a key in the block that begins there. */
  complain(place: ProofPlace, message: string, remedy: string): void;
}

/** A place of a lesson's file. */
export interface ProofPlace {
  readonly file: string;
  readonly line: number;
  /** The field that is wrong, when it stands in the block that begins at the line. */
  readonly key?: string;
}

/** Holds everything that a lesson claims against what its programs did. */
export function proveLesson(lesson: Lesson, { folder, files }: LessonSource, runs: Runs): LessonProblem[] {
  const problems = createProblems();
  const textOf = (file: string) => normalised(files.get(file) ?? '');
  const reports = new Map<string, Report>();
  const reportFor = (file: string): Report => {
    const report = reports.get(file) ?? problems.reportFor(`${folder}/${file}`, textOf(file));
    reports.set(file, report);
    return report;
  };
  const recordingOf = ({ key }: ProgramRun) => runs.python.get(key);
  const printed = (goals: readonly Goal[], inside: string) =>
    new Map(
      filesToRun(goals).map((file) => {
        const recording = recordingOf(runOf(`${inside}${file}`));
        return [file, recording === undefined ? [] : printedBy(recording)];
      }),
    );
  const proof: Proof = {
    lesson,
    runs,
    recordingOf,
    judge: (goals, recording, { source, folder: inside }) =>
      judge(goals, recording, { source, printed: printed(goals, inside) }),
    complain: (place, ...what) => reportFor(place.file)(positionOf(textOf(place.file), place), ...what),
  };
  for (const step of lesson.steps) proveStep(step, proof);
  for (const question of lesson.quiz) proveQuestion(question, proof);
  if (lesson.exercise !== undefined) proveExercise(lesson.exercise, proof);
  return sortedProblems(problems.list);
}

/** The first word of a line, or a key in the lines below it up to the end of its block. */
function positionOf(text: string, { line, key }: ProofPlace): Position {
  const lines = text.split('\n');
  const first = lines[line - 1] ?? '';
  const start = { line, column: Math.max(0, first.search(/[^\s`~-]/)) + 1 };
  if (key === undefined) return start;
  const pattern = new RegExp(`(?<![\\w-])${key}\\s*:`);
  for (let index = line - 1; index < lines.length; index++) {
    const current = lines[index] ?? '';
    const isBeyond = index >= line && /^(`{3,}|~{3,}|- )/.test(current);
    if (isBeyond) break;
    const column = current.search(pattern);
    if (column >= 0) return { line: index + 1, column: column + 1 };
  }
  return start;
}
