import { randomInt } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import type { Progress } from '../../progress/index.ts';
import type { Engine, RunRequest } from '../../python/index.ts';
import {
  type Card,
  type CardStates,
  createQuizMaker,
  daysUntilDue,
  dueCards,
  type QuizProgram,
  type QuizSource,
  stateOf,
} from '../../quiz/index.ts';
import { didYouMean, nearNames } from '../../text/index.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import type { CoursePlace } from '../lessons/course-index.ts';
import { ProblemError } from '../problem.ts';
import { type ProgramText, readProgram } from '../read-program.ts';
import { createProgramRunner, type ProgramRunner } from './program-runner.ts';
import { begunLessons, createRound, type QuizRound, type RoundOptions } from './quiz-round.ts';
import { fileSource, lessonSources } from './sources.ts';

/** What a quiz is asked for. */
export interface QuizWish {
  /** The lesson to ask about; undefined for all that the learner has met. */
  readonly lesson?: string | undefined;
  /** Only what should be reviewed. */
  readonly due?: boolean | undefined;
  readonly count: number;
  /** The same seed gives the same quiz, whatever the learner has done; undefined: another quiz each time. */
  readonly seed?: number | undefined;
  /** A program of the learner's own to ask about. */
  readonly file?: string | undefined;
}

/** A quiz that can begin. */
export interface PreparedQuiz {
  readonly round: QuizRound;
  /** What it is about: `Review`, the title of a lesson, the name of a file. */
  readonly title: string;
  /** How many questions there will be at most. */
  readonly count: number;
  /** What a card's questions are about: the title of its lesson, or the name of the file. */
  readonly about: (card: Card) => string;
  readonly runner: ProgramRunner;
  /** The ideas that come back first, and in how many days; null when none is due later. */
  readonly soonest: { readonly ideas: number; readonly days: number } | null;
  /** Why not a single question can be asked; undefined when one can. */
  obstacle(): Promise<string | undefined>;
  close(): void;
}

/** What a quiz is prepared with. */
export interface QuizTools {
  readonly host: Host;
  readonly place: CoursePlace;
  /** What is remembered of the learner. */
  readonly progress: Progress;
  readonly engine: Engine;
  /** Real time, in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Prepares a quiz.
 * @throws {ProblemError} when there is no such lesson or file
 */
export async function prepareQuiz(wish: QuizWish, tools: QuizTools): Promise<PreparedQuiz> {
  const { host, place, progress, engine, now } = tools;
  const named = { name: wish.file ?? '', cwd: host.cwd, stdin: host.stdin };
  const program = wish.file === undefined ? undefined : await readProgram(named);
  const sources = program === undefined ? await lessonSources(place) : [fileSource(program)];
  const wanted = wantedSources(wish, sources, begunFor(wish, progress));
  if (wanted.length === 0 && wish.due !== true) throw noLesson(wish.lesson, sources);

  // The first child boots while lessons are read.
  if (wanted.length > 0) engine.warm();
  const runner = createProgramRunner({ engine, requestFor: requestsOf(tools, program), stopped: host.stopped });
  const seed = wish.seed ?? randomInt(2 ** 32);
  const asked = wish.seed === undefined ? progress.asked : [];
  const maker = createQuizMaker({ sources, run: runner.run, sites: runner.sites, seed, asked });
  const cards = (await Promise.all(wanted.map((source) => maker.cardsOf(source)))).flat();
  const count = wish.due ? Math.min(wish.count, dueCards(cards, progress.cards, now()).length) : wish.count;
  const titles = new Map(sources.map(({ lesson }) => [lesson?.id, lesson?.title]));
  return {
    round: roundOf({ ...wish, count }, { tools, cards, make: maker.make, seed }),
    title: titleOf(wish, { program, wanted }),
    count,
    about: ({ lesson }) => titles.get(lesson ?? undefined) ?? wish.file ?? '',
    runner,
    soonest: soonestOf(cards, progress.cards, now()),
    obstacle: async () => {
      const [source] = wanted;
      return wanted.length === 1 && source !== undefined ? maker.obstacle(source) : undefined;
    },
    close: () => runner.close(),
  };
}

/** A quiz with a seed of its own does not depend on the learner; a review always does. */
function isPersonal({ seed, due }: QuizWish): boolean {
  return seed === undefined || due === true;
}

function begunFor(wish: QuizWish, progress: Progress): readonly string[] {
  return isPersonal(wish) ? begunLessons(progress) : [];
}

interface RoundParts extends Pick<RoundOptions, 'cards' | 'make' | 'seed'> {
  readonly tools: QuizTools;
}

function roundOf(wish: QuizWish, { tools: { progress, now }, ...parts }: RoundParts): QuizRound {
  const { lesson, due, count } = wish;
  return createRound({
    ...parts,
    only: due ? 'due' : lesson === undefined ? 'all' : { lesson },
    begun: begunFor(wish, progress),
    states: progress.cards,
    ordered: isPersonal(wish) ? progress.cards : {},
    count,
    now,
  });
}

/** A lesson has about so many cards; to know exactly, it has to be read. */
const CARDS_IN_LESSON = 9;
const LEAST_LESSONS = 3;

/** The sources to read: reading all lessons takes longer than a first question should. */
function wantedSources(
  wish: QuizWish,
  sources: readonly QuizSource[],
  begun: readonly string[],
): readonly QuizSource[] {
  if (wish.file !== undefined) return sources;
  if (wish.lesson !== undefined) return sources.filter(({ lesson }) => lesson?.id === wish.lesson);
  const isBegun = ({ lesson }: QuizSource) => begun.includes(lesson?.id ?? '');
  const known = sources.filter(isBegun);
  if (wish.due) return known;
  const more = Math.max(LEAST_LESSONS, Math.ceil(wish.count / CARDS_IN_LESSON) + 1) - known.length;
  const next = sources.filter((source) => !isBegun(source)).slice(0, Math.max(0, more));
  return sources.filter((source) => known.includes(source) || next.includes(source));
}

function soonestOf(cards: readonly Card[], states: CardStates, now: number): PreparedQuiz['soonest'] {
  const waits = cards.flatMap((card) => {
    const state = stateOf(card, states);
    return state === undefined ? [] : [daysUntilDue(state, now)];
  });
  const later = waits.filter((days) => days > 0);
  const days = Math.min(...later);
  return later.length === 0 ? null : { days, ideas: later.filter((one) => one === days).length };
}

interface TitleFacts {
  readonly program: ProgramText | undefined;
  readonly wanted: readonly QuizSource[];
}

function titleOf({ lesson, due, file }: QuizWish, { program, wanted }: TitleFacts): string {
  if (program !== undefined) return file === '-' ? 'standard input' : (file ?? '');
  if (lesson !== undefined) return wanted[0]?.lesson?.title ?? lesson;
  return due ? 'Review' : 'Quiz';
}

/** Programs of lessons believe to be in their folder, a learner's own in the folder of the terminal. */
function requestsOf({ host, place }: QuizTools, own: ProgramText | undefined): (program: QuizProgram) => RunRequest {
  return ({ file, args }) => {
    if (own !== undefined) return { file, argv0: own.argv0, args, cwd: host.cwd };
    const folder = join(place.course, relative(place.course, file).split(/[\\/]/)[0] ?? '');
    const cwd = relative(place.course, file).startsWith('..') ? dirname(file) : folder;
    return { file, argv0: relative(cwd, file).replaceAll('\\', '/'), args, cwd };
  };
}

function noLesson(id: string | undefined, sources: readonly QuizSource[]): ProblemError {
  const ids = sources.flatMap(({ lesson }) => lesson?.id ?? []);
  const message = id === undefined ? 'this course has no lessons.' : `there is no lesson "${id}".`;
  const near = id === undefined ? undefined : didYouMean(nearNames(id, ids));
  const remedy =
    near ?? (ids.length === 0 ? '"async-tutor check" names what is wrong.' : `The lessons are ${ids.join(', ')}.`);
  return new ProblemError({ message, remedy, exitCode: exitCodes.badArguments.code });
}
