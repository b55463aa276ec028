import { type Evidence, gradeAnswer, type QuizAnswer, type QuizProgram, type QuizQuestion } from '../../quiz/index.ts';
import type { Effect, Program, RunId } from '../effect.ts';
import { speedPlace } from '../lesson/stage.ts';
import type { Message } from '../message.ts';
import { moveTo } from '../player/move.ts';
import { isLive, type PlayerScreen } from '../player/player.ts';
import { startPlayer } from '../player/start.ts';
import { type PlayerContext, updatePlayer } from '../player/update-player.ts';
import type { AnsweredQuestion, ShowingPhase } from './quiz.ts';

/** What the evidence of an answer is shown with. */
export interface ShowingContext extends PlayerContext {
  /** Virtual seconds in a real one. */
  readonly speed: number;
}

type ShowingStep = readonly [ShowingPhase, readonly Effect[]];

/** Whose evidence is shown: what decides, or where the learner's own answer fails. */
export type Side = ShowingPhase['side'];

/** Shows an answer: the run of its evidence starts, and the player opens at the moment that decides. */
export function showAnswer(answered: AnsweredQuestion, context: ShowingContext): ShowingStep {
  const nothing: ShowingPhase = { kind: 'showing', view: 'text', side: 'truth', player: null, seek: null, top: 0 };
  return openSide(nothing, answered, { side: 'truth', context });
}

/** The moment that decides, or the one where the learner's answer fails; null where no run shows it. */
export function evidenceOf({ question, answer }: Pick<AnsweredQuestion, 'question' | 'answer'>, side: Side) {
  return side === 'truth' ? question.evidence : failureOf(question, answer);
}

function failureOf(question: QuizQuestion, answer: QuizAnswer): Evidence | null {
  const { form } = question;
  if (form.kind === 'order') return null;
  const { choiceMarks } = gradeAnswer(question, answer);
  const wrong = form.choices.filter((_, place) => choiceMarks[place] === 'wrong');
  return wrong.find(({ evidence }) => evidence !== undefined)?.evidence ?? null;
}

/** The other side, where there is one. */
export function toggleSide(phase: ShowingPhase, answered: AnsweredQuestion, context: ShowingContext): ShowingStep {
  const side = phase.side === 'truth' ? 'yours' : 'truth';
  return evidenceOf(answered, side) === null ? [phase, []] : openSide(phase, answered, { side, context });
}

interface Opening {
  readonly side: Side;
  readonly context: ShowingContext;
}

/** Goes to the evidence of a side: in the run that is there, where it is of the same program, else in one of its own. */
function openSide(phase: ShowingPhase, answered: AnsweredQuestion, { side, context }: Opening): ShowingStep {
  const evidence = evidenceOf(answered, side);
  if (evidence === null) return [{ ...phase, side }, []];
  const { program, at } = evidence;
  const shown = { ...phase, side, view: 'run', seek: at } as const;
  if (phase.player !== null && isSameProgram(phase.player.program, program)) return [sought(shown), []];
  const [player, effects] = startPlayer({
    title: [program.name],
    program: runnable(program),
    source: program.source,
    run: context.nextRun,
    speed: speedPlace(context.speed),
    paused: true,
  });
  return [{ ...shown, player }, [...dropsOfShowing(phase), ...effects]];
}

/** The program as the shell runs it: its text is often not what the file holds. */
function runnable({ file, args, source }: QuizProgram): Program {
  return { file, args, text: source };
}

function isSameProgram(one: Program, other: QuizProgram): boolean {
  return one.file === other.file && one.text === other.source && one.args.join('\0') === other.args.join('\0');
}

/** Nobody looks at the run any more. */
export function dropsOfShowing(phase: ShowingPhase): readonly Effect[] {
  return runsOfShowing(phase).map((run) => ({ kind: 'drop-run', run }));
}

/** The runs that an answer is shown with. */
export function runsOfShowing({ player }: ShowingPhase): readonly RunId[] {
  return player === null ? [] : [player.run.id];
}

/** Back to the moment that the evidence is about. */
export function goToEvidence(phase: ShowingPhase, answered: AnsweredQuestion): ShowingPhase {
  const evidence = evidenceOf(answered, phase.side);
  return evidence === null ? phase : sought({ ...phase, seek: evidence.at, view: 'run' });
}

/** True while the player stands at the moment that the evidence is about. */
export function isAtEvidence({ side, player }: ShowingPhase, answered: AnsweredQuestion): boolean {
  const evidence = evidenceOf(answered, side);
  return evidence !== null && player !== null && player.index === Math.min(evidence.at, player.run.length);
}

/** A message for the run, whether it is shown or works behind the text. */
export function updateShown(phase: ShowingPhase, message: Message, context: PlayerContext): ShowingStep {
  if (phase.player === null) return [phase, []];
  const size = { ...context, rows: context.rows - panelRows(context) };
  const [player, effects] = updatePlayer(phase.player, message, size);
  if (player === phase.player) return [phase, effects];
  return [sought({ ...phase, player }), effects];
}

/** The player goes to the moment that is sought as far as the run has come. */
function sought(phase: ShowingPhase): ShowingPhase {
  const { player, seek } = phase;
  if (player === null || seek === null) return phase;
  const isThere = player.run.length >= seek || !isLive(player);
  return { ...phase, player: moved(player, seek), seek: isThere ? null : seek };
}

function moved(player: PlayerScreen, seek: number): PlayerScreen {
  const index = Math.min(seek, player.run.length);
  return index === player.index ? player : moveTo(player, index);
}

/**
 * Rows of the verdict above the player. They depend on the size of the terminal only, so that nothing moves while one
 * steps around.
 */
export function panelRows({ rows, columns }: { readonly rows: number; readonly columns: number }): number {
  if (rows < 15) return 0;
  if (rows < 20) return 3;
  if (rows < 24) return 5;
  if (rows < 30) return columns < 76 ? 6 : 5;
  return rows < 40 ? 7 : 9;
}
