export { gradeAnswer, inDays, type QuizQuestion } from '../quiz/index.ts';
export { axesOf, type CompareState, compareTime, isCompareAtEnd, isComparing } from './compare/compare.ts';
export type { CompareScreen } from './compare/compare-screen.ts';
export { type DeskEffect, type Effect, isDeskEffect, type Program, type RunId } from './effect.ts';
export {
  type HomeItem,
  type HomeScreen,
  type HomeSection,
  homeSections,
  type LessonMark,
  markOf,
  selectedItem,
} from './home/home.ts';
export type { Draft } from './lesson/draft.ts';
export { type LessonScreen, pageOf } from './lesson/lesson.ts';
export { type Page, pageCount, pageTitle } from './lesson/pages.ts';
export { changedSource, type ModifyStage, type Stage, speedPlace } from './lesson/stage.ts';
export { isTerm, termsOf } from './lesson/terms.ts';
export { seenPages, shownPlayer, type WayOn, waysOn } from './lesson/update-lesson.ts';
export { type Verdict, verdictOf } from './lesson/verdict.ts';
export type { Message } from './message.ts';
export { type GuideStop, guideIndexes, guideStop } from './player/guide.ts';
export { insightsOf, shownInsight } from './player/insight.ts';
export { indentOf, type LanesView, lanesView } from './player/lanes-view.ts';
export {
  innerSize,
  layoutPlayer,
  type PaneBox,
  type PaneName,
  type PlayerLayout,
  type Rect,
  SMALLEST,
} from './player/layout.ts';
export { stepNumber } from './player/move.ts';
export { type Playback, SPEEDS, type Way, wayFrom } from './player/playback.ts';
export {
  createPlayer,
  isAtEnd,
  isLive,
  lanesOf,
  layoutOf,
  type PlayerOptions,
  type PlayerScreen,
  type PlayerView,
  type Prompt,
  type RunState,
  timelineOf,
  timeShown,
} from './player/player.ts';
export { followedPlace, MOST_ZOOM, shownSource, sourceTop } from './player/view.ts';
export { type Desk, type DeskPage, endedReference, isJudging, type Judged, meetsAll, START } from './practice/desk.ts';
export { comparisonOf } from './practice/desk-pages.ts';
export {
  type ExerciseMark,
  type ExercisesDone,
  exerciseMark,
  selectedExercise,
} from './practice/exercise-list.ts';
export { askedFor, goalsOf, judgeStart, linesOf, shownGoals, wantedLines } from './practice/goal-text.ts';
export type {
  ListedExercise,
  Now,
  OpenedExercise,
  PracticeOptions,
  PracticeScreen,
} from './practice/practice.ts';
export { JOY_MS } from './practice/update-desk.ts';
export { nextExercise, type WayFromSolved, waysFromSolved } from './practice/update-practice.ts';
export {
  type Curriculum,
  type ListedLesson,
  lessonShareOf,
  lessonToContinue,
  NO_PROFILE,
  type Offer,
  type Profile,
} from './profile.ts';
export { CONFIDENCES } from './quiz/answering.ts';
export type { QuizDraft } from './quiz/draft.ts';
export { LONG_WAIT, UNNOTICED } from './quiz/life.ts';
export type {
  AnsweredQuestion,
  AskingPhase,
  OverPhase,
  QuizId,
  QuizOptions,
  QuizPhase,
  QuizScreen,
  ShowingPhase,
} from './quiz/quiz.ts';
export {
  LESSON_QUESTIONS,
  MIXED_QUESTIONS,
} from './quiz/quiz.ts';
export { reasonsOf, rightReasons, saidOf, wrongReasons } from './quiz/reasons.ts';
export { evidenceOf, isAtEvidence, panelRows } from './quiz/showing.ts';
export { type Believed, outcomeOf, streakOf, type WayFromQuiz, waysFromQuiz } from './quiz/summary.ts';
export { latestAnswer } from './quiz/update-quiz.ts';
export {
  type AppState,
  createCompareSession,
  createHomeSession,
  createLessonSession,
  createPlayerSession,
  createPracticeSession,
  createQuizSession,
  promptOf,
  type Screen,
  type Size,
  topScreen,
} from './state.ts';
export { createStore, type Store } from './store.ts';
export { type TextEdit, type TextInput, textOf } from './text-input.ts';
export { update } from './update.ts';
