import type { CompareOptions } from './compare/compare.ts';
import { type CompareScreen, compareScreen } from './compare/compare-screen.ts';
import { createHome, type HomeScreen } from './home/home.ts';
import { createLesson, type LessonOptions, type LessonScreen } from './lesson/lesson.ts';
import { createPlayer, type PlayerOptions, type PlayerScreen, type Prompt } from './player/player.ts';
import { createPractice, type PracticeOptions, type PracticeScreen } from './practice/practice.ts';
import { promptOfPractice } from './practice/update-practice.ts';
import { NO_PROFILE, type Profile } from './profile.ts';
import { promptOfQuiz } from './quiz/life.ts';
import { createQuiz, type QuizOptions, type QuizScreen } from './quiz/quiz.ts';

/** One thing that fills the terminal. */
export type Screen = PlayerScreen | HomeScreen | LessonScreen | CompareScreen | QuizScreen | PracticeScreen;

/** Everything the interactive program knows. */
export interface AppState {
  readonly columns: number;
  readonly rows: number;
  /** The last one is shown; `back` leaves it. Never empty until the program ends. */
  readonly screens: readonly Screen[];
  /** The first row of the help that is shown over the screen; null when it is closed. */
  readonly help: number | null;
  /** A tick has been asked for and has not come. */
  readonly ticking: boolean;
  /** The number of the latest run of this session. */
  readonly runs: number;
  /** The learner and the course. */
  readonly profile: Profile;
}

/** The screen that is shown. */
export function topScreen(state: AppState): Screen {
  const screen = state.screens.at(-1);
  if (screen === undefined) throw new Error('the session has ended: there is no screen left');
  return screen;
}

/** The size of a terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A session that begins with a player, for example of `async-tutor run FILE`. */
export function createPlayerSession(options: Omit<PlayerOptions, 'run'>, size: Size): AppState {
  return { ...session(size, [createPlayer({ ...options, run: 1 })], NO_PROFILE), runs: 1 };
}

/** A session that begins at home. */
export function createHomeSession(profile: Profile, size: Size): AppState {
  return session(size, [createHome()], profile);
}

/** A session that begins in a lesson, where the learner left it. */
export function createLessonSession(options: Omit<LessonOptions, 'before'>, profile: Profile, size: Size): AppState {
  const before = profile.progress.lessons[options.lesson.head.id];
  return session(size, [createLesson({ ...options, before })], profile);
}

/** A session that begins with a quiz. */
export function createQuizSession(options: QuizOptions, profile: Profile, size: Size): AppState {
  return session(size, [createQuiz(options)], profile);
}

/** A session that begins with the exercises, or with one of them. */
export function createPracticeSession(options: PracticeOptions, profile: Profile, size: Size): AppState {
  return session(size, [createPractice(options)], profile);
}

/** A session that compares two programs. */
export function createCompareSession(
  options: Omit<CompareOptions, 'nextRun'> & { readonly title: string },
  size: Size,
): AppState {
  return { ...session(size, [compareScreen(options)], NO_PROFILE), runs: 2 };
}

function session(size: Size, screens: readonly Screen[], profile: Profile): AppState {
  const { columns, rows } = size;
  return { columns, rows, screens, help: null, ticking: false, runs: 0, profile };
}

/** The line of text that is being typed; null when keys are keys. */
export function promptOf(screen: Screen): Prompt | null {
  switch (screen.kind) {
    case 'player':
    case 'home':
      return screen.prompt;
    case 'lesson': {
      const { stage, overlay } = screen;
      if (overlay !== null) return null;
      if (stage.kind === 'predict' && stage.draft.kind === 'text')
        return { purpose: 'input', input: stage.draft.input, problem: null };
      return stage.kind === 'run' || stage.kind === 'modify' ? (stage.player?.prompt ?? null) : null;
    }
    case 'compare':
      return null;
    case 'quiz':
      return promptOfQuiz(screen);
    case 'practice':
      return promptOfPractice(screen);
    default:
      return screen satisfies never;
  }
}
