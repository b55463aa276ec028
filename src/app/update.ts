import { applyChange } from '../progress/index.ts';
import { compareTick, updateCompare } from './compare/compare.ts';
import type { Effect, RunId } from './effect.ts';
import { meantBy, updateHome } from './home/home.ts';
import { createLesson } from './lesson/lesson.ts';
import { runsOfStage, speedPlace } from './lesson/stage.ts';
import { type LessonContext, lessonTick, meansHome, startLesson, updateLesson } from './lesson/update-lesson.ts';
import type { KeptQuizAnswer, Message } from './message.ts';
import { nextTick } from './player/playback.ts';
import { begin, startPlayer } from './player/start.ts';
import { updatePlayer } from './player/update-player.ts';
import { createPractice } from './practice/practice.ts';
import {
  leavePractice,
  type PracticeContext,
  practiceTick,
  runsOfPractice,
  startPractice,
  updatePractice,
} from './practice/update-practice.ts';
import { leaveQuiz, quizTick, runsOfQuiz, withKeptAnswer } from './quiz/life.ts';
import { meansBack } from './quiz/over.ts';
import { createQuiz } from './quiz/quiz.ts';
import { startQuiz, updateQuiz } from './quiz/update-quiz.ts';
import { type AppState, type Screen, topScreen } from './state.ts';

/** The state after something happened, and what the shell must do now. */
export type Step = readonly [AppState, readonly Effect[]];

/** The whole of the interactive program: every decision is made here, none of them by a clock or a process. */
export function update(state: AppState, message: Message): Step {
  if (state.screens.length === 0) return [state, []];
  return withTick(remembered(decide(state, message)));
}

/** The effects with which a session begins. */
export function start(state: AppState): Step {
  const screen = topScreen(state);
  switch (screen.kind) {
    case 'player':
      return shown(state, begin(screen));
    case 'lesson':
      return withTick(remembered(shown(state, startLesson(screen, contextOf(state)))));
    case 'compare':
      return shown(state, [
        screen,
        screen.compare.sides.flatMap(({ run, program }): Effect[] => [
          { kind: 'start-run', run: run.id, program },
          { kind: 'pull-events', run: run.id },
        ]),
      ]);
    case 'home':
      return [state, []];
    case 'quiz':
      return withTick(shown(state, startQuiz(screen)));
    case 'practice':
      return shown(state, startPractice(screen, practiceContext(state)));
    default:
      return screen satisfies never;
  }
}

function decide(state: AppState, given: Message): Step {
  const message = meaning(state, given);
  switch (message.kind) {
    case 'resize':
      return [{ ...state, columns: message.columns, rows: message.rows }, []];
    case 'quit':
      return quit(state);
    case 'back':
      return state.help !== null ? [{ ...state, help: null }, []] : back(state);
    case 'cancel':
      return state.help !== null ? [{ ...state, help: null }, []] : forTop(state, message);
    case 'toggle-help':
      return [{ ...state, help: state.help === null ? 0 : null }, []];
    case 'scroll-help':
      return [{ ...state, help: scrolledHelp(state.help, message.by) }, []];
    case 'tick':
      return forTop({ ...state, ticking: false }, message);
    case 'lesson-opened':
      return openLesson(state, message);
    case 'program-opened':
      return openProgram(state, message);
    case 'quiz-opened':
      return openQuiz(state, message);
    case 'practice-opened':
      return openPractice(state, message);
    case 'answer-kept':
      return [answerKept(state, message), []];
    case 'progress-not-saved':
      return [{ ...state, profile: { ...state.profile, notice: message.message } }, []];
    default:
      return forTop(state, message);
  }
}

/** Some keys mean matters of the whole session where they are pressed. */
function meaning(state: AppState, message: Message): Message {
  const screen = topScreen(state);
  if (state.help !== null) return message;
  if (screen.kind === 'home') return meantBy(screen, message, state.profile);
  if (screen.kind === 'lesson' && meansHome(screen, message, state.profile)) return { kind: 'back' };
  if (screen.kind === 'quiz' && meansBack(screen, message)) return { kind: 'back' };
  return message;
}

/** More rows than any help has. */
const LONGEST_HELP = 60;

function scrolledHelp(top: number | null, by: number): number | null {
  return top === null ? null : Math.max(0, Math.min(LONGEST_HELP, top + by));
}

/** Hands a message to the screen that is shown. */
function forTop(state: AppState, message: Message): Step {
  const before = topScreen(state);
  const step = updateScreen(state, before, message);
  return step[0] === before ? [state, step[1]] : shown(state, step);
}

function updateScreen(state: AppState, screen: Screen, message: Message): readonly [Screen, readonly Effect[]] {
  switch (screen.kind) {
    case 'player':
      return updatePlayer(screen, message, contextOf(state));
    case 'home':
      return updateHome(screen, message, state.profile);
    case 'lesson':
      return updateLesson(screen, message, contextOf(state));
    case 'compare': {
      const [compare, effects] = updateCompare(screen.compare, message);
      return [compare === screen.compare ? screen : { ...screen, compare }, effects];
    }
    case 'quiz':
      return updateQuiz(screen, message, contextOf(state));
    case 'practice':
      return updatePractice(screen, message, practiceContext(state));
    default:
      return screen satisfies never;
  }
}

function contextOf({ columns, rows, runs, profile }: AppState): LessonContext {
  const { curriculum, offers, progress } = profile;
  return { columns, rows, nextRun: runs + 1, curriculum, offers, speed: progress.settings.speed };
}

/** A lesson takes the place of the one before it. */
function openLesson(state: AppState, { lesson, folder }: Extract<Message, { readonly kind: 'lesson-opened' }>): Step {
  const before = topScreen(state);
  const isNext = before.kind === 'lesson';
  const screens = isNext ? state.screens.slice(0, -1) : state.screens;
  const progress = state.profile.progress.lessons[lesson.head.id];
  const opened = createLesson({ lesson, folder, before: progress });
  const pushed = { ...state, screens: [...screens, opened] };
  const [next, effects] = shown(pushed, startLesson(opened, contextOf(state)));
  return [next, [...(isNext ? dropsOf(before) : []), ...effects]];
}

function openProgram(state: AppState, opened: Extract<Message, { readonly kind: 'program-opened' }>): Step {
  const home = topScreen(state);
  const below = home.kind === 'home' ? [...state.screens.slice(0, -1), { ...home, prompt: null }] : state.screens;
  const { program, source, name } = opened;
  const speed = speedPlace(state.profile.progress.settings.speed);
  const [player, effects] = startPlayer({ title: [name], program, source, run: state.runs + 1, speed });
  return shown({ ...state, screens: [...below, player] }, [player, effects]);
}

/** A quiz that is taken again takes the place of the one before it. */
function openQuiz(state: AppState, opened: Extract<Message, { readonly kind: 'quiz-opened' }>): Step {
  const before = topScreen(state);
  const isAgain = before.kind === 'quiz';
  const screens = isAgain ? state.screens.slice(0, -1) : state.screens;
  const quiz = createQuiz({ id: opened.quiz, title: opened.title, count: opened.count });
  const [next, effects] = shown({ ...state, screens: [...screens, quiz] }, startQuiz(quiz));
  return [next, [...(isAgain ? dropsOf(before) : []), ...effects]];
}

function answerKept(state: AppState, kept: KeptQuizAnswer): AppState {
  const { profile } = state;
  const screens = state.screens.map((screen) => (screen.kind === 'quiz' ? withKeptAnswer(screen, kept) : screen));
  const progress = applyChange(profile.progress, kept.change);
  return { ...state, screens, profile: { ...profile, due: kept.due, progress } };
}

function openPractice(state: AppState, opened: Extract<Message, { readonly kind: 'practice-opened' }>): Step {
  const practice = createPractice(opened);
  const pushed = { ...state, screens: [...state.screens, practice] };
  return shown(pushed, startPractice(practice, practiceContext(state)));
}

function practiceContext(state: AppState): PracticeContext {
  return { ...contextOf(state), exercises: state.profile.progress.exercises };
}

function back(state: AppState): Step {
  const left = { ...state, screens: state.screens.slice(0, -1) };
  const drops = dropsOf(topScreen(state));
  return left.screens.length === 0 ? [left, [...drops, { kind: 'quit' }]] : [left, drops];
}

function quit(state: AppState): Step {
  return [{ ...state, screens: [] }, [...state.screens.flatMap(dropsOf), { kind: 'quit' }]];
}

/** The runs that a screen has. */
function runsOf(screen: Screen): readonly RunId[] {
  switch (screen.kind) {
    case 'player':
      return [screen.run.id];
    case 'home':
      return [];
    case 'lesson':
      return runsOfStage(screen.stage);
    case 'compare':
      return screen.compare.sides.map(({ run }) => run.id);
    case 'quiz':
      return runsOfQuiz(screen);
    case 'practice':
      return runsOfPractice(screen);
    default:
      return screen satisfies never;
  }
}

function dropsOf(screen: Screen): readonly Effect[] {
  const drops = runsOf(screen).map((run): Effect => ({ kind: 'drop-run', run }));
  if (screen.kind === 'quiz') return [...drops, ...leaveQuiz(screen)];
  return screen.kind === 'practice' ? [...drops, ...leavePractice(screen)] : drops;
}

/** What is saved is known at once, whether the file can be written or not. */
function remembered([state, effects]: Step): Step {
  const changes = effects.flatMap((effect) => (effect.kind === 'save-progress' ? [effect.change] : []));
  if (changes.length === 0) return [state, effects];
  const progress = changes.reduce(applyChange, state.profile.progress);
  return [{ ...state, profile: { ...state.profile, progress } }, effects];
}

/** Asks for the next tick while something plays and none is on its way. */
function withTick([state, effects]: Step): Step {
  const screen = state.screens.at(-1);
  const after = screen === undefined || state.ticking ? null : tickOf(screen);
  if (after === null) return [state, effects];
  return [{ ...state, ticking: true }, [...effects, { kind: 'schedule-tick', after }]];
}

function tickOf(screen: Screen): number | null {
  switch (screen.kind) {
    case 'player':
      return screen.playback.mode === 'playing' ? nextTick(screen.run.recording, screen.index, screen.playback) : null;
    case 'home':
      return null;
    case 'lesson':
      return lessonTick(screen);
    case 'compare':
      return compareTick(screen.compare);
    case 'quiz':
      return quizTick(screen);
    case 'practice':
      return practiceTick(screen);
    default:
      return screen satisfies never;
  }
}

/** The state with another screen on top. */
function shown(state: AppState, [screen, effects]: readonly [Screen, readonly Effect[]]): Step {
  const runs = Math.max(state.runs, ...runsOf(screen));
  return [{ ...state, screens: [...state.screens.slice(0, -1), screen], runs }, effects];
}
