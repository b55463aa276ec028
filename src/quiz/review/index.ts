export { type CardState, daysUntilDue, inDays, isDue, type Reviewed, readCardState, reviewed } from './card-state.ts';
export { type CardStates, dueCards, mastery, type Selection, selectCards, stateOf } from './select-cards.ts';
export {
  type Answered,
  type ComingBack,
  type IdeasOfAnswer,
  ideasOfAnswer,
  type MisconceptionCount,
  type QuizSummary,
  summaryOf,
} from './summary.ts';
