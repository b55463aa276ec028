import type { Question } from '../lesson/index.ts';
import { generators } from './generators/index.ts';
import { COMPUTED_KINDS, type ComputedKind } from './kinds.ts';
import { askProgram, type ProgramTools } from './maker/ask-program.ts';
import { obstacleOf } from './maker/obstacle.ts';
import { type Card, cardId, type QuizProgram, type QuizQuestion } from './question.ts';
import { createRandom, seedOf } from './random.ts';

/** Where questions come from: a lesson, or programs of the learner's own. */
export interface QuizSource {
  /** Null for programs that nobody here wrote. */
  readonly lesson: { readonly id: string; readonly title: string } | null;
  /** Reads what is in it. Called at most once, when a question of it is wanted: a mixed quiz reads few lessons. */
  read(): QuizMaterial | Promise<QuizMaterial>;
}

/** What a source holds. */
export interface QuizMaterial {
  readonly programs: readonly QuizProgram[];
  /** The questions of its author. */
  readonly authored: readonly Question[];
}

/** What a maker needs: sources, and who runs programs and finds their sites (see `ProgramTools`). */
export interface QuizMakerOptions extends Pick<ProgramTools, 'run' | 'sites'> {
  readonly sources: readonly QuizSource[];
  /** The same seed and the same cards give the same quiz. */
  readonly seed: number;
  /** Ids of questions that should not come (again). */
  readonly asked?: Iterable<string>;
  /** Other generators than those of this room, for tests. */
  readonly generators?: ProgramTools['generators'];
}

/** Makes questions, one after the other, and none twice. */
export interface QuizMaker {
  /** The cards that a source can have. Whether a generator finds something to ask shows only when it is asked. */
  cardsOf(source: QuizSource): Promise<readonly Card[]>;
  /**
   * A question for a card; undefined when there is none, or none that was not asked before. Calls wait for each other:
   * call it for the next card while the learner thinks about this one.
   */
  make(card: Card, seed: number): Promise<QuizQuestion | undefined>;
  /** Why not a single question can be asked about the programs of a source; undefined when one can. */
  obstacle(source: QuizSource): Promise<string | undefined>;
}

/** So often is a question drawn for a card before it is given up. */
const DRAWS = 12;
/** A program that gave no question of a kind so often in a row is not tried again. */
const PATIENCE = 3;

/** A maker with a memory of what it has asked. */
export function createQuizMaker(options: QuizMakerOptions): QuizMaker {
  const tools: ProgramTools = { generators, ...options };
  const asked = new Set(options.asked);
  const materials = new Map<QuizSource, Promise<QuizMaterial>>();
  const timesAsked = new Map<string, number>();
  const declined = new Map<string, number>();
  let last: Promise<unknown> = Promise.resolve();

  const read = (source: QuizSource) => {
    const material = materials.get(source) ?? Promise.resolve(source.read());
    materials.set(source, material);
    return material;
  };
  const isNew = (question: QuizQuestion | undefined): question is QuizQuestion =>
    question !== undefined && !asked.has(question.id);

  /** The programs to try, the least asked about first. */
  function inTurn(programs: readonly QuizProgram[], kind: ComputedKind, seed: number): readonly QuizProgram[] {
    return createRandom(seed)
      .shuffled(programs)
      .filter((program) => (declined.get(`${kind} ${keyOf(program)}`) ?? 0) < PATIENCE)
      .sort((one, other) => (timesAsked.get(keyOf(one)) ?? 0) - (timesAsked.get(keyOf(other)) ?? 0));
  }

  async function makeComputed(kind: ComputedKind, source: QuizSource, seed: number): Promise<QuizQuestion | undefined> {
    const { programs } = await read(source);
    const lesson = source.lesson?.id ?? null;
    for (let draw = 0; draw < DRAWS; draw++) {
      const drawSeed = seedOf(`${seed} ${draw}`);
      const turn = inTurn(programs, kind, seed);
      const program = turn[draw % turn.length];
      if (program === undefined) return undefined;
      const key = `${kind} ${keyOf(program)}`;
      // A program of the learner's own is asked about as it is, before it is changed.
      const varies = lesson !== null || draw >= turn.length;
      const question = await askProgram({ kind, lesson, program, varies, seed: drawSeed }, tools);
      if (isNew(question)) {
        asked.add(question.id);
        declined.delete(key);
        timesAsked.set(keyOf(program), (timesAsked.get(keyOf(program)) ?? 0) + 1);
        return question;
      }
      declined.set(key, (declined.get(key) ?? 0) + 1);
    }
    return undefined;
  }

  async function makeNow(card: Card, seed: number): Promise<QuizQuestion | undefined> {
    const source = options.sources.find(({ lesson }) => (lesson?.id ?? null) === card.lesson);
    if (source === undefined) return undefined;
    const own = seedOf(`${options.seed} ${seed} ${cardId(card)}`);
    if (card.kind !== 'authored') return makeComputed(card.kind, source, own);
    return undefined;
  }
  return {
    async cardsOf(source) {
      const { programs } = await read(source);
      const lesson = source.lesson?.id ?? null;
      const kinds = programs.length === 0 ? [] : (Object.keys(COMPUTED_KINDS) as ComputedKind[]);
      return kinds.map((kind) => ({ lesson, kind, idea: '' }));
    },
    make(card, seed) {
      const made = last.then(() => makeNow(card, seed));
      last = made.catch(() => undefined);
      return made;
    },
    async obstacle(source) {
      const { programs } = await read(source);
      const obstacles: string[] = [];
      for (const program of programs) {
        const obstacle = await obstacleOf(program, tools);
        if (obstacle === undefined) return undefined;
        obstacles.push(obstacle);
      }
      return obstacles.join('\n') || 'There is no program to ask about.';
    },
  };
}

function keyOf({ file, args }: QuizProgram): string {
  return [file, ...args].join('\0');
}
