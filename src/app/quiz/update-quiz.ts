import { type Confidence, gradeAnswer } from '../../quiz/index.ts';
import type { Effect, RunId } from '../effect.ts';
import type { KeptQuizAnswer, Message } from '../message.ts';
import { nextTick } from '../player/playback.ts';
import type { Prompt } from '../player/player.ts';
import { answerOf, ask, updateAsking } from './answering.ts';
import type { AnsweredQuestion, AskingPhase, OverPhase, QuizScreen, ShowingPhase, WaitingPhase } from './quiz.ts';
import {
  dropsOfShowing,
  goToEvidence,
  runsOfShowing,
  type ShowingContext,
  showAnswer,
  toggleSide,
  updateShown,
} from './showing.ts';
import { waysFromQuiz } from './summary.ts';

/** A quiz and what the shell must do. */
export type QuizStep = readonly [QuizScreen, readonly Effect[]];

/** A wait that is shorter is not noticed: nothing is said of it. Real milliseconds. */
export const UNNOTICED = 200;
/** A wait that is longer needs a reason. Real milliseconds. */
export const LONG_WAIT = 4000;

/** The effects with which a quiz begins. */
export function startQuiz(screen: QuizScreen): QuizStep {
  return [screen, [{ kind: 'next-question', quiz: screen.id }]];
}

/** The quiz after a message. */
export function updateQuiz(screen: QuizScreen, message: Message, context: ShowingContext): QuizStep {
  const { phase } = screen;
  switch (phase.kind) {
    case 'waiting':
      return updateWaiting(screen, phase, message);
    case 'asking':
      return updateQuestion(screen, phase, { message, context });
    case 'showing':
      return updateShowing(screen, phase, { message, context });
    case 'over':
      return updateOver(screen, phase, message);
    default:
      return phase satisfies never;
  }
}

function only(screen: QuizScreen): QuizStep {
  return [screen, []];
}

/** The question that has been answered last. */
export function latestAnswer({ answered }: QuizScreen): AnsweredQuestion | undefined {
  return answered.at(-1);
}

function updateWaiting(screen: QuizScreen, phase: WaitingPhase, message: Message): QuizStep {
  switch (message.kind) {
    case 'tick':
      return only({ ...screen, phase: { ...phase, waited: phase.waited + message.elapsed } });
    case 'question-ready':
      if (message.quiz !== screen.id) return only(screen);
      return only({ ...screen, notice: null, phase: ask(message.question, message.about) });
    case 'quiz-over':
      return only(message.quiz === screen.id ? over(screen, message.message) : screen);
    case 'refused':
      return only(over(screen, message.message));
    default:
      return only(screen);
  }
}

function over(screen: QuizScreen, notice: string | null): QuizScreen {
  return { ...screen, notice, phase: { kind: 'over', selected: 0, top: 0 } };
}

interface Happening {
  readonly message: Message;
  readonly context: ShowingContext;
}

function updateQuestion(screen: QuizScreen, phase: AskingPhase, { message, context }: Happening): QuizStep {
  if (message.kind === 'be-sure') return give(screen, phase, { sure: message.how, context });
  if (message.kind !== 'choose') {
    const next = updateAsking(phase, message);
    return next === phase ? only(screen) : only({ ...screen, phase: next, notice: null });
  }
  if (phase.pane === 'program') return only({ ...screen, phase: { ...phase, pane: 'answer' } });
  if (phase.sure !== null) return give(screen, phase, { sure: phase.sure, context });
  if (answerOf(phase) === null) return only({ ...screen, notice: 'Mark at least one answer with space.' });
  return only({ ...screen, notice: null, phase: { ...phase, sure: 'think' } });
}

interface Giving {
  readonly sure: Confidence;
  readonly context: ShowingContext;
}

/** The answer is given: it is kept at once, and shown. */
function give(screen: QuizScreen, phase: AskingPhase, { sure, context }: Giving): QuizStep {
  const answer = answerOf(phase);
  if (answer === null) return only(screen);
  const { question, about } = phase;
  const { right } = gradeAnswer(question, answer);
  const given: AnsweredQuestion = { question, about, answer, right, confidence: sure, days: null };
  const [showing, effects] = showAnswer(given, context);
  const number = screen.answered.length;
  return [
    { ...screen, notice: null, answered: [...screen.answered, given], phase: showing },
    [{ kind: 'keep-quiz-answer', quiz: screen.id, number, question, answer, sure }, ...effects],
  ];
}

function updateShowing(screen: QuizScreen, phase: ShowingPhase, { message, context }: Happening): QuizStep {
  const answered = latestAnswer(screen);
  if (answered === undefined) return only(screen);
  switch (message.kind) {
    case 'go-on':
      return goOn(screen, phase);
    case 'toggle-reasons':
      if (phase.player === null) return only(screen);
      return only({ ...screen, phase: { ...phase, view: phase.view === 'run' ? 'text' : 'run', top: 0 } });
    case 'toggle-evidence': {
      const [next, effects] = toggleSide(phase, answered, context);
      return [next === phase ? screen : { ...screen, phase: next }, effects];
    }
    case 'go-to-evidence':
      return only({ ...screen, phase: goToEvidence(phase, answered) });
    case 'edit':
    case 'editor-closed':
    case 'rerun':
      return only(screen);
    default:
  }
  const scrolled = phase.view === 'text' ? scrolledText(phase, message) : null;
  if (scrolled !== null) return only({ ...screen, phase: scrolled });
  const [next, effects] = updateShown(phase, message, context);
  return [next === phase ? screen : { ...screen, phase: next }, effects];
}

/** What moves the text; null for other messages. */
function scrolledText(phase: ShowingPhase, message: Message): ShowingPhase | null {
  if (message.kind === 'move') return { ...phase, top: Math.max(0, phase.top + message.by) };
  if (message.kind === 'scroll') return { ...phase, top: Math.max(0, phase.top + message.by * 8) };
  return null;
}

/** The next question, or the summary after the last. */
function goOn(screen: QuizScreen, phase: ShowingPhase): QuizStep {
  const drops = dropsOfShowing(phase);
  if (screen.answered.length >= screen.count) return [over(screen, null), drops];
  const waiting: QuizScreen = { ...screen, notice: null, phase: { kind: 'waiting', waited: 0 } };
  return [waiting, [...drops, { kind: 'next-question', quiz: screen.id }]];
}

function updateOver(screen: QuizScreen, phase: OverPhase, message: Message): QuizStep {
  switch (message.kind) {
    case 'move': {
      const last = waysFromQuiz(screen).length - 1;
      const selected = Math.max(0, Math.min(last, phase.selected + message.by));
      return only({ ...screen, notice: null, phase: { ...phase, selected, top: 0 } });
    }
    case 'scroll':
      return only({ ...screen, phase: { ...phase, top: Math.max(0, phase.top + message.by * 8) } });
    case 'choose':
      return openWay(screen, phase);
    case 'take-again':
      return [screen, [{ kind: 'quiz-again', quiz: screen.id }]];
    case 'refused':
      return only({ ...screen, notice: message.message });
    default:
      return only(screen);
  }
}

function openWay(screen: QuizScreen, { selected }: OverPhase): QuizStep {
  const way = waysFromQuiz(screen)[selected];
  switch (way?.kind) {
    case undefined:
    case 'back':
      // The session leaves the quiz, see `meaning` of the session.
      return only(screen);
    case 'lesson':
      return [screen, [{ kind: 'open-lesson', id: way.id }]];
    case 'again':
      return [screen, [{ kind: 'quiz-again', quiz: screen.id }]];
    default:
      return way satisfies never;
  }
}

/** True when Enter means: leave the quiz. */
export function meansBack(screen: QuizScreen, message: Message): boolean {
  const { phase } = screen;
  if (message.kind !== 'choose' || phase.kind !== 'over') return false;
  return waysFromQuiz(screen)[phase.selected]?.kind === 'back';
}

/** The quiz when the shell has said what became of an answer; it may lie below other screens by then. */
export function withKeptAnswer(screen: QuizScreen, { quiz, number, days }: KeptQuizAnswer): QuizScreen {
  if (quiz !== screen.id) return screen;
  const answered = screen.answered.map((one, place) => (place === number ? { ...one, days } : one));
  return { ...screen, answered };
}

/** The runs that a quiz has. */
export function runsOfQuiz({ phase }: QuizScreen): readonly RunId[] {
  return phase.kind === 'showing' ? runsOfShowing(phase) : [];
}

/** What the shell must forget when the quiz is left, besides its runs. */
export function leaveQuiz({ id }: QuizScreen): readonly Effect[] {
  return [{ kind: 'close-quiz', quiz: id }];
}

/** When the screen must change by itself; null: not before a message comes. */
export function quizTick({ phase }: QuizScreen): number | null {
  if (phase.kind === 'waiting') return untilSaid(phase.waited);
  if (phase.kind !== 'showing' || phase.player?.playback.mode !== 'playing') return null;
  const { run, index, playback } = phase.player;
  return nextTick(run.recording, index, playback);
}

/** Until there is something (more) to say of a wait. */
function untilSaid(waited: number): number | null {
  if (waited < UNNOTICED) return UNNOTICED - waited;
  return waited < LONG_WAIT ? LONG_WAIT - waited : null;
}

/** The line of text that is being typed; null when keys are keys. */
export function promptOfQuiz({ phase }: QuizScreen): Prompt | null {
  return phase.kind === 'showing' && phase.view === 'run' ? (phase.player?.prompt ?? null) : null;
}
