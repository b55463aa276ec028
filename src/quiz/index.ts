export { type AuthoredTools, authoredCard, authoredQuestion } from './authored.ts';
export { generators } from './generators/index.ts';
export { type ChoiceMark, type Grade, gradeAnswer, rightChoices } from './grade.ts';
export { IDEAS, type Idea, type IdeaId, ideaOf } from './ideas.ts';
export { COMPUTED_KINDS, type ComputedKind } from './kinds.ts';
export {
  createQuizMaker,
  type QuizMaker,
  type QuizMakerOptions,
  type QuizMaterial,
  type QuizSource,
} from './maker.ts';
export {
  type Card,
  type ChangedProgram,
  type Choice,
  type Confidence,
  cardId,
  type Evidence,
  type QuestionForm,
  type QuizAnswer,
  type QuizProgram,
  type QuizQuestion,
} from './question.ts';
export { createRandom, type Random, seedOf } from './random.ts';
export * from './review/index.ts';
export type { ChangedSubject, Generator, Subject } from './subject.ts';
export {
  applyEdits,
  type ConstantSite,
  type Edit,
  parseSites,
  type Site,
  varied,
  type WhatIf,
  whatIfs,
} from './variations/index.ts';
