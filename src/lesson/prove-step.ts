import type { Recording } from '../timeline/index.ts';
import { answerOf } from './answer.ts';
import type { ModifyStep, PredictStep, ProgramCall, RunStep, Step } from './lesson.ts';
import { findMoments, matchMoment } from './match-moment.ts';
import type { Proof } from './prove-lesson.ts';
import { runOfCall, runOfChoice } from './runs-of.ts';

const FILE = 'lesson.md';

/** Holds a step against the runs of its programs. */
export function proveStep(step: Step, proof: Proof): void {
  switch (step.kind) {
    case 'prose':
    case 'summary':
      break;
    case 'predict':
      provePrediction(step, proof);
      break;
    case 'run':
      proveRun(step, proof);
      break;
    case 'compare':
      for (const program of step.programs) proveEnd(program, step.line, proof);
      break;
    case 'modify':
      proveModify(step, proof);
      break;
    case 'javascript':
      proveJavaScript(step, proof);
      break;
    default:
      step satisfies never;
  }
}

function provePrediction({ program, prediction, line }: PredictStep, proof: Proof): void {
  const recording = proveEnd(program, line, proof);
  if (recording === undefined) return;
  const answered = answerOf(prediction, recording);
  if (answered.ok) return;
  const key = prediction.ask === 'order' ? 'lines' : prediction.ask === 'output' ? 'after' : 'choices';
  proof.complain({ file: FILE, line, key }, answered.problem, answered.remedy);
}

function proveRun({ program, moments, expect, line }: RunStep, proof: Proof): void {
  const recording = proof.recordingOf(runOfCall(program));
  if (recording === undefined) return;
  for (const { goal, holds, expected, actual } of proof.judge(expect, recording, {
    source: program.source,
    folder: '',
  })) {
    if (holds) continue;
    const message = `${program.file} was expected to be a program that ${expected}, and ${actual}`;
    proof.complain({ file: FILE, line, key: goal.kind }, message, 'Correct what is expected, or the program.');
  }
  const found = findMoments(moments, recording);
  moments.forEach((moment, place) => {
    if (found[place] !== undefined) return;
    const early = matchMoment(recording, moment.when);
    const message =
      early === undefined ? 'this moment does not occur' : 'this moment occurs before the moment above it';
    const remedy = 'Look for it with "async-tutor run --json".';
    proof.complain({ file: FILE, line: moment.line }, message, remedy);
  });
}

/** A program must end with the exit code that a `run` of the lesson expects of it, or else with 0. */
function proveEnd(program: ProgramCall, line: number, proof: Proof): Recording | undefined {
  const recording = proof.recordingOf(runOfCall(program));
  if (recording !== undefined)
    complainOfEnd(recording, { line, exit: exitOf(program, proof), what: program.file }, proof);
  return recording;
}

function exitOf({ file, args }: ProgramCall, { lesson }: Proof): number {
  const goals = lesson.steps.flatMap((step) =>
    step.kind === 'run' && step.program.file === file && step.program.args.join('\0') === args.join('\0')
      ? step.expect
      : [],
  );
  return goals.find((goal) => goal.kind === 'exit')?.code ?? 0;
}

interface Ending {
  readonly line: number;
  readonly exit: number;
  /** Which program it is. */
  readonly what: string;
}

function complainOfEnd(recording: Recording, { line, exit, what }: Ending, proof: Proof): void {
  const [judgement] = proof.judge([{ kind: 'exit', code: exit }], recording, { source: '', folder: '' });
  if (judgement === undefined || judgement.holds) return;
  const at = judgement.line === undefined ? '' : ` (line ${judgement.line})`;
  const remedy = `If that is meant, say so: "expect: { exit: ... }" where the lesson runs it.`;
  proof.complain({ file: FILE, line }, `${what} does not end as it should: ${judgement.actual}${at}`, remedy);
}

function proveModify(step: ModifyStep, proof: Proof): void {
  const { program, values, line } = step;
  if (values.length === 0) proveEnd(program, line, proof);
  values.forEach(({ name, choices }, value) => {
    for (const { text, exit } of choices) {
      const recording = proof.recordingOf(runOfChoice(step, value, text));
      const what = `${program.file} with ${text} for "${name}"`;
      if (recording !== undefined) complainOfEnd(recording, { line, exit, what }, proof);
    }
  });
}

function proveJavaScript({ file, beside, line }: Extract<Step, { kind: 'javascript' }>, proof: Proof): void {
  if (beside !== undefined) proveEnd(beside, line, proof);
  const run = proof.runs.javascript.get(file);
  if (run === undefined) return;
  if (run.exitCode !== 0) {
    proof.complain({ file: FILE, line }, `${file} fails in Node: ${run.error}`, 'Run it with "node" to see more.');
  } else if (run.lines.length === 0) {
    proof.complain(
      { file: FILE, line },
      `${file} prints nothing`,
      'What it prints is shown beside Python: print something.',
    );
  }
}
