import { type Confidence, gradeAnswer } from '../../quiz/index.ts';
import type { Effect } from '../effect.ts';
import type { Message } from '../message.ts';
import { answerOf, ask, updateAsking } from './answering.ts';
import { over, updateOver } from './over.ts';
import type { AnsweredQuestion, AskingPhase, QuizScreen, ShowingPhase, WaitingPhase } from './quiz.ts';
import { dropsOfShowing, goToEvidence, type ShowingContext, showAnswer, toggleSide, updateShown } from './showing.ts';

/** A quiz and what the shell must do. */
export type QuizStep = readonly [QuizScreen, readonly Effect[]];

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
