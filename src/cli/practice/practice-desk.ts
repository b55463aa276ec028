import type { DeskEffect, Message } from '../../app/index.ts';
import { editFile, openWindow } from '../editor.ts';
import { readCourseIndex } from '../lessons/course-index.ts';
import { now } from './now.ts';
import { listExercises, openExercise, type PracticeSource } from './open-exercise.ts';
import { watchFile } from './watch-file.ts';

/** What only exercises ask for. */
export type PracticeEffect = Extract<
  DeskEffect,
  { readonly kind: 'open-exercise' | 'edit-exercise' | 'close-exercise' }
>;

/** What exercises are carried out with. */
export interface PracticeTools extends PracticeSource {
  readonly dispatch: (message: Message) => void;
  readonly refuse: (error: unknown) => void;
  /** Does something while the screen is given up. */
  readonly suspended: (act: () => Promise<void>) => Promise<void>;
}

/** Opens exercises, watches the learner's file and lets it be edited. */
export function createPracticeDesk(tools: PracticeTools) {
  const { dispatch, refuse, host, place } = tools;
  let unwatch = () => {};

  const watch = (file: string, text: string) => {
    unwatch();
    unwatch = watchFile({
      file,
      text,
      onNews: (news) => dispatch({ kind: 'exercise-saved', file, ...news, now: now() }),
    });
  };
  const open = async (lesson: string, restart: boolean) => {
    const opened = await openExercise({ lesson, restart }, tools);
    watch(opened.file, opened.text);
    return opened;
  };
  const edit = async (file: string, line: number) => {
    if (await openWindow(file, line, host.env)) return;
    await tools.suspended(async () => {
      const { message } = await editFile(file, line, host.env);
      if (message !== undefined) refuse(new Error(message));
    });
  };
  return {
    /** Watches a file that was opened before the session began. */
    watch,
    async offer(lesson: string | null): Promise<void> {
      const exercises = listExercises(await readCourseIndex(place));
      const opened = lesson === null ? null : await open(lesson, false);
      dispatch({ kind: 'practice-opened', exercises, opened });
    },
    async run(effect: PracticeEffect): Promise<void> {
      switch (effect.kind) {
        case 'open-exercise':
          return dispatch({ kind: 'exercise-opened', opened: await open(effect.lesson, effect.restart) });
        case 'edit-exercise':
          return edit(effect.file, effect.line);
        case 'close-exercise':
          return unwatch();
        default:
          return effect satisfies never;
      }
    },
    close: () => unwatch(),
  };
}
