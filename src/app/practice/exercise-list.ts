import type { ExerciseProgress } from '../../progress/index.ts';
import type { ListedExercise, PracticeScreen } from './practice.ts';

/** What is remembered of the exercises, by their lesson. */
export type ExercisesDone = Readonly<Record<string, ExerciseProgress | undefined>>;

/** How far the learner is with an exercise. */
export type ExerciseMark = 'new' | 'tried' | 'solved';

/** The mark before an exercise. */
export function exerciseMark(done: ExercisesDone, lesson: string): ExerciseMark {
  const exercise = Object.hasOwn(done, lesson) ? done[lesson] : undefined;
  if (exercise === undefined) return 'new';
  return exercise.solvedAt === null ? 'tried' : 'solved';
}

/** The exercise that is selected: the one that was, else the first that is not solved. */
export function selectedExercise(
  { exercises, selected }: Pick<PracticeScreen, 'exercises' | 'selected'>,
  done: ExercisesDone,
): ListedExercise | undefined {
  return (
    exercises.find(({ lesson }) => lesson === selected) ??
    exercises.find(({ lesson }) => exerciseMark(done, lesson) !== 'solved') ??
    exercises[0]
  );
}

/** The list with another exercise selected. */
export function moveInList(screen: PracticeScreen, by: number, done: ExercisesDone): PracticeScreen {
  const { exercises } = screen;
  const at = exercises.findIndex(({ lesson }) => lesson === selectedExercise(screen, done)?.lesson);
  const next = exercises[Math.max(0, Math.min(exercises.length - 1, at + by))];
  return next === undefined ? screen : { ...screen, selected: next.lesson, notice: null };
}

/** The first exercise of the next or previous part. */
export function jumpInList(screen: PracticeScreen, to: 1 | -1, done: ExercisesDone): PracticeScreen {
  const here = selectedExercise(screen, done);
  const parts = [...new Set(screen.exercises.map(({ part }) => part))].sort((a, b) => a - b);
  const at = parts.indexOf(here?.part ?? 0);
  const part = parts[Math.max(0, Math.min(parts.length - 1, at + to))];
  const first = screen.exercises.find((exercise) => exercise.part === part);
  return first === undefined ? screen : { ...screen, selected: first.lesson, notice: null };
}
