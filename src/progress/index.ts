export { type AnsweredQuestion, applyChange, applyIn, type ProgressChange, progressIn } from './change.ts';
export {
  type CourseProgress,
  type DayProgress,
  EMPTY_PROGRESS,
  type ExerciseProgress,
  type KeptAnswer,
  type LessonProgress,
  lessonShare,
  type MisconceptionProgress,
  type Progress,
  type Settings,
} from './progress.ts';
export { type ReadProgress, readProgress, writeProgress } from './read-progress.ts';
