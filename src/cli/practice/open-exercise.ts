import { join } from 'node:path';
import type { ListedExercise, OpenedExercise } from '../../app/index.ts';
import type { Exercise } from '../../lesson/index.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import type { CourseIndex, CoursePlace } from '../lessons/course-index.ts';
import { courseKey } from '../lessons/course-place.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import { ProblemError } from '../problem.ts';
import { prepareFile } from './exercise-file.ts';
import { now } from './now.ts';
import { practiceFolder, shownPath } from './practice-folder.ts';

/** Where exercises come from and where the learner's files go. */
export interface PracticeSource {
  readonly place: CoursePlace;
  /** `--dir DIR`. */
  readonly dir?: string | undefined;
  readonly host: Host;
}

/** The exercises of a course in its order. */
export function listExercises({ lessons }: CourseIndex): ListedExercise[] {
  return lessons.flatMap(({ head, exercise }) =>
    exercise === null ? [] : [{ lesson: head.id, part: head.part, ...exercise }],
  );
}

/** An exercise and the folder that it lies in. */
export interface FoundExercise {
  readonly exercise: Exercise;
  /** The title of its lesson. */
  readonly about: string;
  /** Absolute path of the lesson's folder `exercise`. */
  readonly folder: string;
}

/**
 * The exercise of a lesson.
 * @throws {ProblemError} when there is no such lesson, or it has none
 */
export async function findExercise(lesson: string, place: CoursePlace): Promise<FoundExercise> {
  const found = await findLesson(lesson, place);
  const { exercise, head } = found.lesson;
  if (exercise !== undefined) return { exercise, about: head.title, folder: join(found.folder, 'exercise') };
  throw new ProblemError({
    message: `the lesson "${lesson}" has no exercise.`,
    remedy: '"async-tutor practice --list" shows all exercises.',
    exitCode: exitCodes.badArguments.code,
  });
}

/**
 * The learner's file of an exercise; made when it is not there.
 * @throws {ProblemError} when there is no such exercise, or the file cannot be written
 */
export async function openExercise(
  { lesson, restart }: { readonly lesson: string; readonly restart: boolean },
  { place, dir, host }: PracticeSource,
): Promise<OpenedExercise> {
  const { exercise, about, folder } = await findExercise(lesson, place);
  const key = await courseKey(place, host);
  const home = practiceFolder({ dir, course: place.course, key }, host);
  const prepared = await prepareFile({ folder: home, lesson, from: folder, restart });
  const { file, text } = prepared;
  const notice =
    prepared.keptAs === null ? null : `You begin anew. The file of before is kept beside it as ${prepared.keptAs}.`;
  return { lesson, about, exercise, folder, file, shown: shownPath(file, host), text, notice, now: now() };
}
