import type { Recording } from '../../timeline/index.ts';
import type { ComputedKind } from '../kinds.ts';
import type { QuizProgram, QuizQuestion } from '../question.ts';
import { createRandom, type Random } from '../random.ts';
import type { ChangedSubject, Generator, Subject } from '../subject.ts';
import { type Site, varied, type WhatIf, whatIfs } from '../variations/index.ts';
import { endingOf, unsuitable } from './suitable.ts';

/** What questions about a program are made with. */
export interface ProgramTools {
  /** The whole run of a program; expected to remember the last ones. */
  run(program: QuizProgram): Promise<Recording>;
  /** Where a program can be changed. */
  sites(program: QuizProgram): Promise<readonly Site[]>;
  readonly generators: Readonly<Record<ComputedKind, Generator>>;
}

/** What to ask about. */
export interface ProgramDraw {
  readonly kind: ComputedKind;
  readonly lesson: string | null;
  readonly program: QuizProgram;
  /** The seed with which the program is varied before it is asked about, where it can be; undefined for as it is. */
  readonly variation: number | undefined;
  readonly seed: number;
}

/** So many changes of a program are tried before it is given up. */
const CHANGES_TRIED = 4;

/** A question of one kind about a program or a variation of it; undefined when its generator declines. */
export async function askProgram(draw: ProgramDraw, tools: ProgramTools): Promise<QuizQuestion | undefined> {
  const { kind, lesson, program } = draw;
  const random = createRandom(draw.seed);
  const recording = await tools.run(program);
  if (unsuitable(recording) !== undefined) return undefined;
  const original: Subject = { lesson, program, recording };
  const subject =
    draw.variation === undefined ? original : await variationOf(original, createRandom(draw.variation), tools);
  return kind === 'what-if' ? askChange(subject, random, tools) : tools.generators[kind](subject, random);
}

/** The program with other constants, if it still ends in the same way; else as it was. */
async function variationOf(original: Subject, random: Random, tools: ProgramTools): Promise<Subject> {
  const source = varied(original.program.source, await tools.sites(original.program), random);
  if (source === original.program.source) return original;
  const program = { ...original.program, source };
  const recording = await tools.run(program);
  const isSame = unsuitable(recording) === undefined && endingOf(recording) === endingOf(original.recording);
  return isSame ? { ...original, program, recording } : original;
}

async function askChange(subject: Subject, random: Random, tools: ProgramTools): Promise<QuizQuestion | undefined> {
  const { program } = subject;
  const changes = whatIfs(program.source, await tools.sites(program), random);
  for (const change of changes.slice(0, CHANGES_TRIED)) {
    const changed = await changedSubject(program, change, tools);
    const question = changed && tools.generators['what-if']({ ...subject, changed }, random);
    if (question !== undefined) return question;
  }
  return undefined;
}

async function changedSubject(
  original: QuizProgram,
  { idea, line, before, after, source }: WhatIf,
  tools: ProgramTools,
): Promise<ChangedSubject | undefined> {
  const program = { ...original, source };
  const recording = await tools.run(program);
  return unsuitable(recording) === undefined ? { program, recording, idea, line, before, after } : undefined;
}
