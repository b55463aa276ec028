import { basename } from 'node:path';
import type { DeskEffect, Message, QuizId, QuizOptions } from '../../app/index.ts';
import type { Progress, ProgressChange } from '../../progress/index.ts';
import { gradeAnswer, inDays } from '../../quiz/index.ts';
import type { Host } from '../host.ts';
import type { CoursePlace } from '../lessons/course-index.ts';
import { dueIn } from './due.ts';
import { type PreparedQuiz, prepareQuiz, type QuizWish } from './prepare.ts';

/** What only quizzes ask for. */
export type QuizEffect = Extract<
  DeskEffect,
  { readonly kind: 'next-question' | 'keep-quiz-answer' | 'quiz-again' | 'close-quiz' }
>;

/** What quizzes are carried out with. */
export interface QuizDeskTools {
  readonly host: Host;
  readonly place: CoursePlace;
  /** The lessons of the course. */
  readonly lessons: readonly { readonly id: string; readonly title: string }[];
  /** What is remembered of the learner, with all that this session has changed. */
  readonly progress: () => Progress;
  readonly save: (change: ProgressChange) => Promise<void>;
  readonly dispatch: (message: Message) => void;
}

/** Makes the questions of quizzes and keeps their answers. */
export interface QuizDesk {
  /**
   * Prepares a quiz for a session that begins with it.
   * @throws {ProblemError} when there is no such lesson or file
   */
  take(wish: QuizWish): Promise<QuizOptions>;
  /** Opens a quiz on the screen at once; it is prepared meanwhile. */
  open(wish: QuizWish): void;
  run(effect: QuizEffect): Promise<void>;
  /** Ends whatever still runs. */
  close(): void;
}

/** A quiz that is open, with how many of its questions were handed out. */
interface OpenQuiz {
  readonly wish: QuizWish;
  readonly prepared: Promise<PreparedQuiz>;
  asked: number;
}

/** Real time, in milliseconds since 1970. */
const now = () => Date.now();

/** A desk without quizzes. */
export function createQuizDesk(tools: QuizDeskTools): QuizDesk {
  const { dispatch } = tools;
  const quizzes = new Map<QuizId, OpenQuiz>();
  let latest: QuizId = 0;

  const begin = (wish: QuizWish): QuizOptions => {
    latest += 1;
    const prepared = prepareNow(wish, tools);
    // Whoever waits for a question hears of a failure; nobody may.
    prepared.catch(() => undefined);
    quizzes.set(latest, { wish, prepared, asked: 0 });
    return { id: latest, title: titleOf(wish, tools), count: countOf(wish, tools) };
  };
  const open = (wish: QuizWish) => {
    const { id, title, count } = begin(wish);
    dispatch({ kind: 'quiz-opened', quiz: id, title, count });
  };
  const next = async (quiz: QuizId) => {
    const found = quizzes.get(quiz);
    if (found === undefined) return;
    const prepared = await found.prepared;
    const question = await prepared.round.next();
    // Somebody left while the question was being made.
    if (!quizzes.has(quiz)) return;
    if (question === undefined) return dispatch({ kind: 'quiz-over', quiz, message: await whyOver(found, prepared) });
    found.asked += 1;
    dispatch({ kind: 'question-ready', quiz, question, about: prepared.about(question.card) });
  };
  const keep = async (given: Extract<QuizEffect, { readonly kind: 'keep-quiz-answer' }>) => {
    const { quiz, number, question, answer, sure } = given;
    const prepared = await quizzes.get(quiz)?.prepared;
    if (prepared === undefined) return;
    const { right } = gradeAnswer(question, answer);
    const { change, days } = prepared.round.keep({ question, answer, right, confidence: sure });
    const saved = tools.save(change);
    dispatch({ kind: 'answer-kept', quiz, number, change, days, due: dueNow(tools) });
    await saved;
  };
  const close = (quiz: QuizId) => {
    const end = (prepared: PreparedQuiz) => prepared.close();
    quizzes.get(quiz)?.prepared.then(end, () => undefined);
    quizzes.delete(quiz);
  };
  return {
    take: async (wish) => {
      const begun = begin(wish);
      await quizzes.get(begun.id)?.prepared;
      return begun;
    },
    open,
    run: async (effect) => {
      switch (effect.kind) {
        case 'next-question':
          return next(effect.quiz);
        case 'keep-quiz-answer':
          return keep(effect);
        case 'quiz-again': {
          const wish = quizzes.get(effect.quiz)?.wish;
          // Other questions are asked for: a seed would give the same ones, and nothing is due after a review.
          return wish === undefined ? undefined : open({ ...wish, seed: undefined, due: undefined });
        }
        case 'close-quiz':
          return close(effect.quiz);
        default:
          return effect satisfies never;
      }
    },
    close: () => [...quizzes.keys()].forEach(close),
  };
}

async function prepareNow(wish: QuizWish, { host, place, progress }: QuizDeskTools): Promise<PreparedQuiz> {
  const engine = await host.engine();
  // It boots while the lessons are read.
  engine.warm();
  return prepareQuiz(wish, { host, place, engine, progress: progress(), now });
}

/** What a quiz is about, as far as that can be said at once. */
function titleOf({ lesson, due, file }: QuizWish, { lessons }: QuizDeskTools): string {
  if (file !== undefined) return basename(file);
  if (lesson !== undefined) return lessons.find(({ id }) => id === lesson)?.title ?? lesson;
  return due === true ? 'Review' : 'Mixed';
}

/** A review is over when nothing is due any more. */
function countOf({ due, count }: QuizWish, tools: QuizDeskTools): number {
  return due === true ? Math.max(1, Math.min(count, dueNow(tools))) : count;
}

function dueNow({ progress, lessons }: QuizDeskTools): number {
  const ids = lessons.map(({ id }) => id);
  return dueIn(progress(), ids, now());
}

/** Why there are no (more) questions; null when all that were wanted have been asked. */
async function whyOver({ wish, asked }: OpenQuiz, prepared: PreparedQuiz): Promise<string | null> {
  if (wish.due === true) return asked > 0 ? null : nothingDue(prepared);
  if (asked >= wish.count) return null;
  if (asked > 0) return 'There is no other question about this that you have not had.';
  return (await prepared.obstacle()) ?? 'There is no question about this that you have not had.';
}

function nothingDue({ soonest }: PreparedQuiz): string {
  return `Nothing is due for a review now.${soonest === null ? '' : ` More comes back ${inDays(soonest.days)}.`}`;
}
