import type { Effect, RunId } from '../effect.ts';
import type { LessonContext } from '../lesson/update-lesson.ts';
import type { Message } from '../message.ts';
import type { Prompt } from '../player/player.ts';
import type { PracticeScreen } from './practice.ts';

/** An exercise and what the shell must do. */
export type PracticeStep = readonly [PracticeScreen, readonly Effect[]];

/** The effects with which an exercise begins. */
export function startPractice(screen: PracticeScreen, _context: LessonContext): PracticeStep {
  return [screen, []];
}

/** The exercise after a message. */
export function updatePractice(screen: PracticeScreen, message: Message, _context: LessonContext): PracticeStep {
  if (message.kind === 'refused') return [{ ...screen, notice: message.message }, []];
  return [screen, []];
}

/** The runs that an exercise has. */
export function runsOfPractice(_screen: PracticeScreen): readonly RunId[] {
  return [];
}

/** What the shell must forget when the exercise is left, besides its runs. */
export function leavePractice(_screen: PracticeScreen): readonly Effect[] {
  return [];
}

/** When the screen must change by itself; null: not before a message comes. */
export function practiceTick(_screen: PracticeScreen): number | null {
  return null;
}

/** The line of text that is being typed; null when keys are keys. */
export function promptOfPractice(_screen: PracticeScreen): Prompt | null {
  return null;
}
