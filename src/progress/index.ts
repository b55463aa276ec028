export { applyChange, type ProgressChange } from './change.ts';
export {
  EMPTY_PROGRESS,
  type KeptAnswer,
  type LessonProgress,
  lessonShare,
  type Progress,
  type Settings,
} from './progress.ts';
export { type ReadProgress, readProgress, writeProgress } from './read-progress.ts';
