import {
  type AppState,
  createQuizSession,
  type Effect,
  type Message,
  type Profile,
  type QuizScreen,
  type Size,
  topScreen,
  update,
} from '../../src/app/index.ts';
import { start } from '../../src/app/update.ts';
import type { ProgressChange } from '../../src/progress/index.ts';
import type { QuizQuestion } from '../../src/quiz/index.ts';
import { exampleQuestions } from './example-questions.ts';
import { gatherTrace } from './example-traces.ts';
import { exampleProfile } from './lesson-sessions.ts';

const SIZE: Size = { columns: 100, rows: 30 };

/** A quiz about the example questions whose first question is there. */
export function quizSession(
  size: Size = SIZE,
  questions: readonly QuizQuestion[] = exampleQuestions(),
  profile: Profile = exampleProfile(),
): AppState {
  const options = { id: 1, title: 'About gather', count: questions.length };
  return settled(...start(createQuizSession(options, profile, size)), questions);
}

/** A quiz whose first question does not come. */
export function waitingQuiz(size: Size = SIZE): AppState {
  return start(createQuizSession({ id: 1, title: 'About gather', count: 5 }, exampleProfile(), size))[0];
}

/** The state after messages; questions, answers and runs come at once: every program is the example trace of gather. */
export function quizzed(state: AppState, ...messages: readonly Message[]): AppState {
  return messages.reduce((current, message) => settled(...update(current, message), exampleQuestions()), state);
}

function settled(state: AppState, effects: readonly Effect[], questions: readonly QuizQuestion[]): AppState {
  return effects.reduce((current, effect) => {
    const answers = answersTo(effect, topQuizOf(current), questions);
    return answers.reduce((next, message) => settled(...update(next, message), questions), current);
  }, state);
}

const pulled = new Set<number>();

function answersTo(effect: Effect, quiz: QuizScreen | null, questions: readonly QuizQuestion[]): readonly Message[] {
  switch (effect.kind) {
    case 'start-run':
      pulled.delete(effect.run);
      return [];
    case 'pull-events':
      if (pulled.has(effect.run)) return [{ kind: 'run-ended', run: effect.run }];
      pulled.add(effect.run);
      return [{ kind: 'events-arrived', run: effect.run, events: gatherTrace().events }];
    case 'next-question': {
      const question = questions[quiz?.answered.length ?? 0];
      if (question === undefined) return [{ kind: 'quiz-over', quiz: effect.quiz, message: null }];
      return [{ kind: 'question-ready', quiz: effect.quiz, question, about: 'About gather' }];
    }
    case 'keep-quiz-answer':
      return [keptAnswer(effect)];
    case 'quiz-again':
      return [{ kind: 'quiz-opened', quiz: effect.quiz + 1, title: 'About gather', count: questions.length }];
    default:
      return [];
  }
}

function keptAnswer({ quiz, number, question }: Extract<Effect, { readonly kind: 'keep-quiz-answer' }>): Message {
  const change: ProgressChange = {
    kind: 'answer-question',
    question: question.id,
    right: true,
    card: null,
    fellFor: [],
    sawThrough: [],
    at: 1_800_000_000_000,
    day: '2027-01-15',
  };
  return { kind: 'answer-kept', quiz, number, change, days: number, due: 3 };
}

function topQuizOf(state: AppState): QuizScreen | null {
  const screen = state.screens.at(-1);
  return screen?.kind === 'quiz' ? screen : null;
}

/** The quiz that a session shows. */
export function topQuiz(state: AppState): QuizScreen {
  const screen = topScreen(state);
  if (screen.kind !== 'quiz') throw new Error(`the session shows ${screen.kind}`);
  return screen;
}

/** Answers to the example questions, one after the other: wrong and sure, wrong, wrong, right, right. */
export const EXAMPLE_ANSWERS: readonly (readonly Message[])[] = [
  [
    { kind: 'pick', number: 1 },
    { kind: 'be-sure', how: 'know' },
  ],
  [{ kind: 'choose' }, { kind: 'be-sure', how: 'think' }],
  [{ kind: 'pick', number: 1 }, { kind: 'pick', number: 3 }, { kind: 'choose' }, { kind: 'be-sure', how: 'guess' }],
  [
    { kind: 'pick', number: 2 },
    { kind: 'be-sure', how: 'think' },
  ],
  [
    { kind: 'pick', number: 1 },
    { kind: 'be-sure', how: 'know' },
  ],
];
