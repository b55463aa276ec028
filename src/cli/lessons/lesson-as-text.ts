import { join } from 'node:path';
import {
  answerOf,
  type CompareStep,
  findMoments,
  type JavaScriptStep,
  judgePrediction,
  type PredictStep,
  type ProgramCall,
  type RunStep,
  type Step,
} from '../../lesson/index.ts';
import { formatClock, type Recording } from '../../timeline/index.ts';
import type { Host } from '../host.ts';
import { fillProse } from '../prose.ts';
import { tellComparison } from '../run/compare-plain.ts';
import { exitCodeOf } from '../run/follow-run.ts';
import { runJavaScript } from '../run/javascript.ts';
import { writerFor } from '../run/play-program.ts';
import { recordRun } from '../run/record.ts';
import type { RunOptions } from '../run/run-options.ts';
import type { TerminalFeatures } from '../terminal-features.ts';
import type { FoundLesson } from './find-lesson.ts';
import { columnsOf, exerciseText, stepText, underlined } from './step-text.ts';

/** A lesson to be told as text. */
export interface LessonTelling extends FoundLesson {
  readonly options: RunOptions;
  readonly host: Host;
  readonly features: TerminalFeatures;
}

/** Lines of prose are easier to read when they are not much longer. */
const WIDEST_PROSE = 88;

/** Tells a lesson from its beginning to its end, each program where it is run; returns the exit code. */
export async function lessonAsText(telling: LessonTelling): Promise<number> {
  const { lesson, host } = telling;
  const teller = createTeller(telling);
  host.stdout.write(`${underlined(`${lesson.head.title} (${lesson.head.minutes} minutes)`, '=')}\n`);
  let above = lesson.head.title;
  for (const step of lesson.steps) {
    if (step.heading !== above) host.stdout.write(`\n${underlined(step.heading, '-')}\n`);
    above = step.heading;
    await teller.tell(step);
    if (host.stopped.aborted) return host.stopped.reason.code;
  }
  host.stdout.write(exerciseText(lesson, teller.width));
  return teller.code;
}

function createTeller({ folder, options, host, features }: LessonTelling) {
  const width = Math.min(features.width, WIDEST_PROSE);
  const { stdout } = host;
  const recordings = new Map<string, Promise<Recording>>();
  const record = (program: ProgramCall): Promise<Recording> => {
    const key = keyOf(program);
    const known = recordings.get(key) ?? recordProgram(program, folder, host);
    recordings.set(key, known);
    return known;
  };
  let asked: PredictStep[] = [];
  let code = 0;

  const run = async (step: RunStep) => {
    const recording = await record(step.program);
    const writer = writerFor(options, host, features);
    await writer.onBatch(eventsOf(recording));
    await writer.end();
    const last = recording.event(recording.length - 1);
    if (last?.kind === 'program-ended') code = exitCodeOf(last);
    if (options.quiet || options.json) return;
    stdout.write(momentsText(step, recording, width));
  };
  /** What really happened, after the program of a prediction has been shown. */
  const answer = async (programs: readonly ProgramCall[]) => {
    if (options.quiet || options.json) return;
    const keys = programs.map(keyOf);
    for (const step of asked.filter(({ program }) => keys.includes(keyOf(program)))) {
      stdout.write(answerText(step, await record(step.program), width));
    }
    asked = asked.filter(({ program }) => !keys.includes(keyOf(program)));
  };
  const compare = async ({ programs }: CompareStep) => {
    const [one, other] = programs;
    const first = { name: one.file, recording: await record(one) };
    const second = { name: other.file, recording: await record(other) };
    stdout.write(tellComparison(first, second, features));
  };
  const javaScript = async ({ file, beside }: JavaScriptStep) => {
    const { lines, error } = await runJavaScript(join(folder, file), host.stopped);
    const left = [`${file}:`, ...lines, ...(error === '' ? [] : [error])];
    const python = beside && (await record(beside));
    const printed = python?.outputUpTo(python.length).map(({ text }) => text) ?? [];
    stdout.write(columnsOf(left, beside === undefined ? [] : [`${beside.file}:`, ...printed]));
  };
  return {
    width,
    get code() {
      return code;
    },
    async tell(step: Step): Promise<void> {
      if (step.kind !== 'run') stdout.write(stepText(step, width));
      switch (step.kind) {
        case 'predict':
          asked.push(step);
          break;
        case 'run':
          await run(step);
          await answer([step.program]);
          break;
        case 'compare':
          await compare(step);
          await answer(step.programs);
          break;
        case 'javascript':
          await javaScript(step);
          await answer(step.beside === undefined ? [] : [step.beside]);
          break;
      }
    },
  };
}

/** The answer to a prediction; '' where the run has none. */
function answerText({ prediction }: PredictStep, recording: Recording, width: number): string {
  const answered = answerOf(prediction, recording);
  const judged = answered.ok ? judgePrediction(prediction, answered.answer, recording) : undefined;
  if (judged === undefined) return '';
  const lines = 'lines' in judged.truth && judged.truth.lines.length > 1 ? judged.truth.lines : [];
  const told = [prediction.question, judged.said, ...judged.because].join(' ');
  return `\n${fillProse(told, width)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function keyOf({ file, args }: ProgramCall): string {
  return [file, ...args].join('\0');
}

async function recordProgram({ file, args }: ProgramCall, folder: string, host: Host): Promise<Recording> {
  const path = join(folder, file);
  return recordRun(await host.engine(), { file: path, argv0: file, args, cwd: join(path, '..') }, host.stopped);
}

function eventsOf(recording: Recording) {
  return Array.from({ length: recording.length }, (_, position) => recording.event(position)).flatMap(
    (event) => event ?? [],
  );
}

/** The stops of the guided look with their times. */
function momentsText({ moments }: RunStep, recording: Recording, width: number): string {
  const found = findMoments(moments, recording);
  const told = moments.flatMap(({ say }, place) => {
    const index = found[place];
    if (index === undefined) return [];
    const clock = formatClock(recording.timelineAt(index).at);
    return [fillProse(`- ${clock} s  ${say}`, width)];
  });
  return told.length === 0 ? '' : `\nWhat to look at:\n\n${told.join('\n')}\n`;
}
