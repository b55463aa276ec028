import { filesToRun } from './judge.ts';
import type { Lesson, ModifyStep, ProgramCall, Step } from './lesson.ts';
import { applyChoices } from './modify.ts';
import type { Question } from './question.ts';

/** A run that a lesson speaks of. Two with the same key are the same run. */
export interface ProgramRun {
  readonly key: string;
  /** Relative to the lesson's folder. */
  readonly file: string;
  readonly args: readonly string[];
  /** The program, when it is not what the file holds. */
  readonly text: string | undefined;
}

/** A run of a file as it is, or with another text. */
export function runOf(file: string, args: readonly string[] = [], text?: string): ProgramRun {
  return { key: JSON.stringify([file, args, text ?? null]), file, args, text };
}

/** The run of a program. */
export function runOfCall({ file, args }: ProgramCall): ProgramRun {
  return runOf(file, args);
}

/** The run of a program with one value changed. */
export function runOfChoice(step: ModifyStep, value: number, text: string): ProgramRun {
  const chosen = step.values.map((other, index) => (index === value ? text : other.value));
  return runOf(step.program.file, step.program.args, applyChoices(step, chosen));
}

/** Every run that must be known to prove a lesson, each once. */
export function runsOf(lesson: Lesson): ProgramRun[] {
  const runs = [
    ...lesson.steps.flatMap(runsOfStep),
    ...lesson.quiz.flatMap(runsOfQuestion),
    ...(lesson.exercise === undefined ? [] : runsOfExercise(lesson.exercise)),
  ];
  return [...new Map(runs.map((run) => [run.key, run])).values()];
}

function runsOfStep(step: Step): ProgramRun[] {
  switch (step.kind) {
    case 'prose':
    case 'summary':
      return [];
    case 'predict':
      return [runOfCall(step.program)];
    case 'run':
      return [runOfCall(step.program), ...filesToRun(step.expect).map((file) => runOf(file))];
    case 'compare':
      return step.programs.map(runOfCall);
    case 'modify': {
      const changed = step.values.flatMap(({ choices }, value) =>
        choices.map((choice) => runOfChoice(step, value, choice.text)),
      );
      return [runOfCall(step.program), ...changed];
    }
    case 'javascript':
      return step.beside === undefined ? [] : [runOfCall(step.beside)];
    default:
      return step satisfies never;
  }
}

/** The run of a choice of a fix. */
export function runOfFix(program: ProgramCall, source: string): ProgramRun {
  return runOf(program.file, program.args, source);
}

function runsOfQuestion(question: Question): ProgramRun[] {
  const { program } = question;
  if (program === undefined) return [];
  const own = [runOfCall(program)];
  if (question.kind !== 'fix') return own;
  const others = filesToRun(question.goals).map((file) => runOf(file));
  return [...own, ...others, ...question.choices.map(({ source }) => runOfFix(program, source))];
}

function runsOfExercise({ goals }: { readonly goals: Parameters<typeof filesToRun>[0] }): ProgramRun[] {
  const files = ['start.py', 'solution.py', ...filesToRun(goals)];
  return files.map((file) => runOf(`exercise/${file}`));
}
