import type { ComputedKind } from '../kinds.ts';
import type { QuizProgram, QuizQuestion } from '../question.ts';
import { createRandom, seedOf } from '../random.ts';
import { askProgram, type ProgramDraw, type ProgramTools } from './ask-program.ts';
import type { AskedBook } from './turns.ts';

/** What a computed question is wanted for. */
export interface ComputedWish {
  readonly kind: ComputedKind;
  readonly lesson: string | null;
  readonly programs: readonly QuizProgram[];
  readonly seed: number;
}

/** Makes a computed question that was not asked in this session; rather none of another session either. */
export type MakeComputed = (wish: ComputedWish) => Promise<QuizQuestion | undefined>;

/** So often is a question drawn before its card is given up. */
const DRAWS = 12;
/** A program that declined a kind so often in a row is left out: one that never had a question of it, and one that had. */
const PATIENCE = { never: 2, before: 5 };
/** So many questions in a row are about one variation of a program: each has to run. */
const QUESTIONS_PER_VARIATION = 2;

/** A maker of computed questions that lets programs take turns. The seed decides how they vary. */
export function createMakeComputed(tools: ProgramTools, book: AskedBook, variationSeed: number): MakeComputed {
  const turns = createTurns();
  return async ({ kind, lesson, programs, seed }) => {
    let spare: QuizQuestion | undefined;
    for (let draw = 0; draw < DRAWS; draw++) {
      const queue = turns.queue(programs, kind, seed);
      const program = queue[draw % queue.length];
      if (program === undefined) break;
      const times = Math.floor(draw / queue.length);
      // A program of the learner's own is asked about as it is, once in each way, before it is changed.
      const before = lesson === null ? turns.count(program, kind) : turns.count(program);
      const varies = lesson !== null || times + before > 0;
      const round = times + Math.floor(before / QUESTIONS_PER_VARIATION);
      const variation = varies ? seedOf(`${variationSeed} ${keyOf(program)} ${round}`) : undefined;
      const wish = { kind, lesson, program, variation, seed: seedOf(`${seed} ${draw}`) };
      const question = (await askProgram(wish, tools)) ?? (await askUnvaried(wish, tools));
      const standing = question === undefined ? 'declined' : book.standing(question);
      turns.note({ program, kind, standing, tries: hasUnvaried(wish) ? 2 : 1 });
      if (standing === 'new') return question;
      if (standing === 'old') spare ??= question;
    }
    return spare;
  };
}

/**
 * Where a variation leaves nothing to ask, the program as it is may do, and its run is known already. A change would
 * have to run.
 */
async function askUnvaried(draw: ProgramDraw, tools: ProgramTools): Promise<QuizQuestion | undefined> {
  return hasUnvaried(draw) ? askProgram({ ...draw, variation: undefined }, tools) : undefined;
}

function hasUnvaried({ variation, kind }: ProgramDraw): boolean {
  return variation !== undefined && kind !== 'what-if';
}

/** What became of a draw. */
interface Turn {
  readonly program: QuizProgram;
  readonly kind: ComputedKind;
  readonly standing: 'new' | 'old' | 'again' | 'declined';
  /** How many programs its generator has seen. */
  readonly tries: number;
}

interface Turns {
  /** The programs to try, the least asked about first. */
  queue(programs: readonly QuizProgram[], kind: ComputedKind, seed: number): readonly QuizProgram[];
  /** How many questions there were about a program, of one kind or of all. */
  count(program: QuizProgram, kind?: ComputedKind): number;
  note(turn: Turn): void;
}

function createTurns(): Turns {
  const counts = new Map<string, number>();
  const declined = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, more: number) => void to.set(key, (to.get(key) ?? 0) + more);
  const count = (program: QuizProgram, kind?: ComputedKind) =>
    counts.get(kind === undefined ? keyOf(program) : `${kind} ${keyOf(program)}`) ?? 0;
  const isWorthTrying = (key: string) =>
    (declined.get(key) ?? 0) < (counts.has(key) ? PATIENCE.before : PATIENCE.never);
  return {
    count,
    queue: (programs, kind, seed) =>
      createRandom(seed)
        .shuffled(programs.filter((program) => isWorthTrying(`${kind} ${keyOf(program)}`)))
        .sort((one, other) => count(one) - count(other)),
    note({ program, kind, standing, tries }) {
      const key = `${kind} ${keyOf(program)}`;
      if (standing === 'declined') return add(declined, key, tries);
      declined.delete(key);
      if (standing !== 'new') return;
      add(counts, keyOf(program), 1);
      add(counts, key, 1);
    },
  };
}

function keyOf({ file, args }: QuizProgram): string {
  return [file, ...args].join('\0');
}
