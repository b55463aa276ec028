import type { Effect, RunId } from '../effect.ts';
import { speedPlace } from '../lesson/stage.ts';
import type { LessonContext } from '../lesson/update-lesson.ts';
import type { Message } from '../message.ts';
import { nextTick } from '../player/playback.ts';
import type { Prompt } from '../player/player.ts';
import { createDesk, type Desk, runsOfDesk } from './desk.ts';
import { type ExercisesDone, exerciseMark, jumpInList, moveInList, selectedExercise } from './exercise-list.ts';
import { exerciseAfter, type ListedExercise, type OpenedExercise, type PracticeScreen } from './practice.ts';
import { deskTick, updateDesk } from './update-desk.ts';

/** An exercise and what the shell must do. */
export type PracticeStep = readonly [PracticeScreen, readonly Effect[]];

/** What exercises need to know of the session around them. */
export interface PracticeContext extends LessonContext {
  readonly exercises: ExercisesDone;
}

/** Begins with the list, or with an exercise. */
export function startPractice(screen: PracticeScreen, context: PracticeContext): PracticeStep {
  const { opening } = screen;
  return opening === null ? [screen, []] : openExercise({ ...screen, opening: null }, opening, context);
}

/** The exercises after a message. */
export function updatePractice(screen: PracticeScreen, message: Message, context: PracticeContext): PracticeStep {
  switch (message.kind) {
    case 'exercise-opened':
      return openExercise(screen, message.opened, context);
    case 'refused':
      return [{ ...screen, notice: message.message }, []];
    case 'next-exercise':
      return openNext(screen, context);
    case 'list-exercises':
      return toList(screen);
    default:
      if (screen.desk === null) return updateList(screen, message, context);
      return updateSolved(screen, message, context) ?? onDesk(screen, screen.desk, message, context);
  }
}

function updateList(screen: PracticeScreen, message: Message, { exercises }: PracticeContext): PracticeStep {
  switch (message.kind) {
    case 'move':
      return [moveInList(screen, message.by, exercises), []];
    case 'jump':
      return [jumpInList(screen, message.to, exercises), []];
    case 'go-to-start':
      return [moveInList(screen, Number.NEGATIVE_INFINITY, exercises), []];
    case 'go-to-end':
      return [moveInList(screen, Number.POSITIVE_INFINITY, exercises), []];
    case 'choose': {
      const chosen = selectedExercise(screen, exercises);
      if (chosen === undefined) return [screen, []];
      const next = { ...screen, selected: chosen.lesson, fromList: true, notice: null };
      return [next, [{ kind: 'open-exercise', lesson: chosen.lesson, restart: false }]];
    }
    default:
      return [screen, []];
  }
}

/** Where one can go from the page of a solved exercise, the best way first. */
export type WayFromSolved = 'next' | 'timelines' | 'solution' | 'goals' | 'list';

/** The ways on from a solved exercise. */
export function waysFromSolved(screen: PracticeScreen, done: ExercisesDone): readonly WayFromSolved[] {
  return [
    ...(nextExercise(screen, done) === undefined ? [] : ['next' as const]),
    'timelines',
    'solution',
    'goals',
    'list',
  ];
}

/** Choosing a way on; null where there is nothing to choose. */
function updateSolved(screen: PracticeScreen, message: Message, context: PracticeContext): PracticeStep | null {
  const { desk } = screen;
  if (desk?.page.kind !== 'solved' || (message.kind !== 'move' && message.kind !== 'choose')) return null;
  const { page } = desk;
  const ways = waysFromSolved(screen, context.exercises);
  if (message.kind === 'move') {
    const selected = Math.max(0, Math.min(ways.length - 1, page.selected + message.by));
    return [{ ...screen, desk: { ...desk, page: { ...page, selected } } }, []];
  }
  const said = SAID[ways[page.selected] ?? 'goals'];
  return updatePractice(screen, { kind: said }, context);
}

const SAID = {
  next: 'next-exercise',
  timelines: 'show-timelines',
  solution: 'show-solution',
  goals: 'cancel',
  list: 'list-exercises',
} as const;

/** What was typed or happened is for the desk, and what is wrong is no longer news. */
function onDesk(screen: PracticeScreen, desk: Desk, message: Message, context: PracticeContext): PracticeStep {
  const [next, effects] = updateDesk(desk, message, { ...context, speed: speedPlace(context.speed) });
  if (message.kind === 'show-timelines' && next.page === desk.page)
    return [{ ...screen, notice: 'The timelines are there when both programs have ended.' }, []];
  if (next === desk && effects.length === 0) return [screen, []];
  const isNews = message.kind === 'exercise-saved' || message.kind === 'edit' || next.page !== desk.page;
  return [{ ...screen, desk: next, notice: isNews ? null : screen.notice }, effects];
}

/** Puts an exercise onto the desk, in the place of the one that lies there. */
function openExercise(screen: PracticeScreen, opened: OpenedExercise, context: PracticeContext): PracticeStep {
  const known = Object.hasOwn(context.exercises, opened.lesson) ? context.exercises[opened.lesson] : undefined;
  const before = { hints: known?.hints ?? 0, isSolved: exerciseMark(context.exercises, opened.lesson) === 'solved' };
  const [desk, effects] = createDesk(opened, context.nextRun, before);
  const next = { ...screen, desk, selected: opened.lesson, notice: opened.notice };
  return [next, [...dropRuns(screen.desk), ...effects]];
}

/** The exercise that comes next and is not solved. */
export function nextExercise({ exercises, desk }: PracticeScreen, done: ExercisesDone): ListedExercise | undefined {
  return exerciseAfter(exercises, desk?.opened.lesson ?? '', (lesson) => exerciseMark(done, lesson) === 'solved');
}

function openNext(screen: PracticeScreen, { exercises }: PracticeContext): PracticeStep {
  const next = nextExercise(screen, exercises);
  if (next !== undefined) return [screen, [{ kind: 'open-exercise', lesson: next.lesson, restart: false }]];
  return [{ ...screen, notice: 'There is no other exercise that you have not solved.' }, []];
}

function toList(screen: PracticeScreen): PracticeStep {
  if (screen.desk === null) return [screen, []];
  return [{ ...screen, desk: null, notice: null }, leavePractice(screen, dropRuns(screen.desk))];
}

function dropRuns(desk: Desk | null): readonly Effect[] {
  return desk === null ? [] : runsOfDesk(desk).map((run) => ({ kind: 'drop-run', run }));
}

/** The runs that the screen has. */
export function runsOfPractice({ desk }: PracticeScreen): readonly RunId[] {
  return desk === null ? [] : runsOfDesk(desk);
}

/** What the shell must forget when the exercise is left, besides its runs. */
export function leavePractice({ desk }: PracticeScreen, drops: readonly Effect[] = []): readonly Effect[] {
  return desk === null ? drops : [...drops, { kind: 'close-exercise' }];
}

/** When the screen must change by itself; null: not before a message comes. */
export function practiceTick({ desk }: PracticeScreen): number | null {
  if (desk === null) return null;
  if (desk.page.kind !== 'player') return deskTick(desk);
  const { playback, run, index } = desk.page.player;
  return playback.mode === 'playing' ? nextTick(run.recording, index, playback) : null;
}

/** The line of text that is being typed; null when keys are keys. */
export function promptOfPractice({ desk }: PracticeScreen): Prompt | null {
  return desk?.page.kind === 'player' && desk.ask === null ? desk.page.player.prompt : null;
}
