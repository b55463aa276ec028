import type { Question } from '../lesson/index.ts';
import { type AuthoredTools, authoredCard } from './authored.ts';
import { generators } from './generators/index.ts';
import { COMPUTED_KINDS, type ComputedKind } from './kinds.ts';
import type { ProgramTools } from './maker/ask-program.ts';
import { makeAuthored } from './maker/make-authored.ts';
import { createMakeComputed } from './maker/make-computed.ts';
import { obstacleOf } from './maker/obstacle.ts';
import { visitsWorld } from './maker/simulated.ts';
import { createAskedBook } from './maker/turns.ts';
import { type Card, cardId, type QuizProgram, type QuizQuestion } from './question.ts';
import { seedOf } from './random.ts';

/** Where questions come from: a lesson, or programs of the learner's own. */
export interface QuizSource {
  /** Null for programs that nobody here wrote. */
  readonly lesson: { readonly id: string; readonly title: string } | null;
  /** Reads what is in it. Called at most once, when a question of it is wanted: a mixed quiz reads few lessons. */
  read(): QuizMaterial | Promise<QuizMaterial>;
}

/** What a source holds. Without `programOf`, authored questions about programs cannot be asked. */
export interface QuizMaterial extends Partial<Pick<AuthoredTools, 'programOf' | 'other'>> {
  readonly programs: readonly QuizProgram[];
  /** The questions of its author. */
  readonly authored: readonly Question[];
}

/** What a maker needs: sources, and who runs programs and finds their sites (see `ProgramTools`). */
export interface QuizMakerOptions extends Pick<ProgramTools, 'run' | 'sites'> {
  readonly sources: readonly QuizSource[];
  /** The same seed and the same cards give the same quiz. */
  readonly seed: number;
  /** Ids of questions of earlier sessions, the oldest first. They come again only where there is nothing else. */
  readonly asked?: Iterable<string>;
  /** Other generators than those of this room, for tests. */
  readonly generators?: ProgramTools['generators'];
}

/** Makes questions, one after the other, and none twice. */
export interface QuizMaker {
  /** The cards that a source can have. Whether a generator finds something to ask shows only when it is asked. */
  cardsOf(source: QuizSource): Promise<readonly Card[]>;
  /**
   * A question for a card; undefined when there is none, or none that was not asked in this session. Calls wait for
   * each other: call it for the next card while the learner thinks about this one.
   */
  make(card: Card, seed: number): Promise<QuizQuestion | undefined>;
  /** Why not a single question can be asked about the programs of a source; undefined when one can. */
  obstacle(source: QuizSource): Promise<string | undefined>;
}

/** A maker with a memory of what it has asked. */
export function createQuizMaker(options: QuizMakerOptions): QuizMaker {
  const tools: ProgramTools = { run: options.run, sites: options.sites, generators: options.generators ?? generators };
  const book = createAskedBook(options.asked);
  const makeComputed = createMakeComputed(tools, book, options.seed);
  const read = createReader();

  async function makeNow(card: Card, seed: number): Promise<QuizQuestion | undefined> {
    const source = options.sources.find(({ lesson }) => (lesson?.id ?? null) === card.lesson);
    if (source === undefined) return undefined;
    const { authored, ...material } = await read(source);
    const { lesson, kind, idea } = card;
    if (kind !== 'authored') return makeComputed({ kind, lesson, programs: material.programs, seed });
    const { programOf, other } = material;
    const questions = authored.filter(({ program }) => program === undefined || programOf !== undefined);
    const authoredTools = { lesson, run: tools.run, programOf: programOf ?? noProgram, ...(other && { other }) };
    return makeAuthored({ questions, idea, seed }, authoredTools, book);
  }
  let last: Promise<unknown> = Promise.resolve();
  return {
    cardsOf: async (source) => cardsIn(source, await read(source)),
    make(card, seed) {
      const made = last.then(async () => {
        const question = await makeNow(card, seedOf(`${options.seed} ${seed} ${cardId(card)}`));
        if (question !== undefined) book.note(question);
        return question;
      });
      last = made.catch(() => undefined);
      return made;
    },
    async obstacle(source) {
      const { programs } = await read(source);
      return firstObstacle(programs, tools);
    },
  };
}

function noProgram(): never {
  throw new Error('a question about a program of a source that knows none');
}

/** Reads each source once. Programs of lessons of whose runs nothing can be foretold are left out. */
function createReader(): (source: QuizSource) => Promise<QuizMaterial> {
  const materials = new Map<QuizSource, Promise<QuizMaterial>>();
  const readNow = async (source: QuizSource): Promise<QuizMaterial> => {
    const material = await source.read();
    if (source.lesson === null) return material;
    return { ...material, programs: material.programs.filter((program) => !visitsWorld(program)) };
  };
  return (source) => {
    const material = materials.get(source) ?? readNow(source);
    materials.set(source, material);
    return material;
  };
}

function cardsIn({ lesson }: QuizSource, { programs, authored }: QuizMaterial): readonly Card[] {
  const id = lesson?.id ?? null;
  const kinds = programs.length === 0 ? [] : (Object.keys(COMPUTED_KINDS) as ComputedKind[]);
  const cards = [
    ...kinds.map((kind): Card => ({ lesson: id, kind, idea: '' })),
    ...authored.map((question) => authoredCard(question, id)),
  ];
  return [...new Map(cards.map((card) => [cardId(card), card])).values()];
}

/** Why nothing can be asked about any of the programs. */
async function firstObstacle(programs: readonly QuizProgram[], tools: ProgramTools): Promise<string | undefined> {
  const obstacles: string[] = [];
  for (const program of programs) {
    const obstacle = await obstacleOf(program, tools);
    if (obstacle === undefined) return undefined;
    obstacles.push(obstacle);
  }
  return obstacles.join('\n') || 'There is no program to ask about.';
}
