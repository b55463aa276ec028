import type { LessonProgress } from '../../progress/index.ts';
import { compareTick, updateCompare } from '../compare/compare.ts';
import type { Effect, RunId } from '../effect.ts';
import type { Message } from '../message.ts';
import { moveGuide } from '../player/guide.ts';
import { nextTick } from '../player/playback.ts';
import { isLive, type PlayerScreen } from '../player/player.ts';
import { updatePlayer } from '../player/update-player.ts';
import { type Curriculum, lessonAfter, type Offer } from '../profile.ts';
import { carry, createDraft, draftLines, grab, moveDraft, pick, typeInto } from './draft.ts';
import { type LessonScreen, pageOf } from './lesson.ts';
import { pageCount } from './pages.ts';
import {
  changedSource,
  dropRuns,
  type ModifyStage,
  playerOf,
  runChanged,
  type Stage,
  type StageSetting,
  setStage,
} from './stage.ts';
import { termsOf } from './terms.ts';
import { verdictOf } from './verdict.ts';

/** What a lesson needs to know of the session around it. */
export interface LessonContext {
  readonly columns: number;
  readonly rows: number;
  readonly nextRun: RunId;
  readonly curriculum: Curriculum;
  readonly offers: readonly Offer[];
  readonly speed: number;
}

/** A lesson and what the shell must do. */
export type LessonStep = readonly [LessonScreen, readonly Effect[]];

/** Sets the stage of the page that a new lesson begins with. */
export function startLesson(screen: LessonScreen, context: LessonContext): LessonStep {
  return enterPage(screen, screen.at, context);
}

/** The lesson after a message. */
export function updateLesson(screen: LessonScreen, message: Message, context: LessonContext): LessonStep {
  if (screen.overlay !== null && isKey(message)) return updateOverlay(screen, message, context);
  switch (message.kind) {
    case 'go-on':
      return goOn(screen, context);
    case 'go-back':
      return goBack(screen, context);
    case 'toggle-steps':
      return only({ ...screen, overlay: { kind: 'steps', selected: screen.at } });
    case 'toggle-terms':
      return only(
        termsOf(screen).length === 0
          ? { ...screen, notice: 'There are no terms to look up on this page.' }
          : { ...screen, overlay: { kind: 'terms', selected: 0 } },
      );
    default:
      return updateStage({ ...screen, notice: isKey(message) ? null : screen.notice }, message, context);
  }
}

/** When the screen must change by itself; null: not before a message comes. */
export function lessonTick({ stage }: LessonScreen): number | null {
  if (stage.kind === 'compare') return compareTick(stage.compare);
  const player = shownPlayer(stage);
  return player?.playback.mode === 'playing' ? nextTick(player.run.recording, player.index, player.playback) : null;
}

/** The player that fills the screen; null where the page is something else. */
export function shownPlayer(stage: Stage): PlayerScreen | null {
  return stage.kind === 'run' || stage.kind === 'modify' ? stage.player : null;
}

/** What keys said, and not the shell: it is for whatever lies on top. */
function isKey({ kind }: Message): boolean {
  return ![
    'tick',
    'events-arrived',
    'run-ended',
    'run-failed',
    'javascript-ended',
    'editor-closed',
    'refused',
  ].includes(kind);
}

function only(screen: LessonScreen): LessonStep {
  return [screen, []];
}

/** Shows a page: its stage is set, the place is remembered, runs that nobody needs any more are dropped. */
function enterPage(screen: LessonScreen, wanted: number, context: LessonContext): LessonStep {
  const at = Math.max(0, Math.min(screen.pages.length - 1, wanted));
  const moved: LessonScreen = { ...screen, at, top: 0, overlay: null, notice: null };
  const page = pageOf(moved);
  const [stage, effects] = setStage(page, screen.stage, settingOf(screen, context));
  const { id } = screen.lesson.head;
  const visit: Effect = {
    kind: 'save-progress',
    change: { kind: 'visit-step', lesson: id, step: page.id, steps: pageCount(screen.pages) },
  };
  const done: Effect = { kind: 'save-progress', change: { kind: 'complete-lesson', lesson: id } };
  const isLast = at >= pageCount(screen.pages) - 1;
  return judged([
    { ...moved, stage },
    [...dropRuns(screen.stage, stage), ...effects, ...(page.kind === 'end' ? [] : [visit]), ...(isLast ? [done] : [])],
  ]);
}

function settingOf(screen: LessonScreen, context: LessonContext): StageSetting {
  return {
    folder: screen.folder,
    title: [screen.lesson.head.title],
    nextRun: context.nextRun,
    speed: context.speed,
    answers: screen.answers,
  };
}

/** On to the next page. */
function goOn(screen: LessonScreen, context: LessonContext): LessonStep {
  const { stage } = screen;
  if (stage.kind === 'end') return openWay(screen, context);
  return enterPage(screen, screen.at + 1, context);
}

/** Keeps the answer to a prediction, and goes on. */
function giveAnswer(screen: LessonScreen, { step, draft }: PredictStage, context: LessonContext): LessonStep {
  const lines = draftLines(draft);
  if (lines === null) return only({ ...screen, notice: 'Type what you expect first; Tab goes on without.' });
  const answer = { lines, right: null };
  const kept = { ...screen, answers: { ...screen.answers, [step.id]: answer } };
  const [next, effects] = enterPage(kept, kept.at + 1, context);
  return [next, [keepAnswer(screen, step.id, answer), ...effects]];
}

function goBack(screen: LessonScreen, context: LessonContext): LessonStep {
  const { stage } = screen;
  if (stage.kind === 'modify' && stage.player !== null) return backToValues(screen, stage);
  return screen.at === 0 ? only(screen) : enterPage(screen, screen.at - 1, context);
}

function keepAnswer(
  screen: LessonScreen,
  step: string,
  answer: { lines: readonly string[]; right: boolean | null },
): Effect {
  return { kind: 'save-progress', change: { kind: 'keep-answer', lesson: screen.lesson.head.id, step, answer } };
}

/** What the run says about answers is kept with them. */
function judged([screen, effects]: LessonStep): LessonStep {
  const { stage, answers } = screen;
  if (stage.kind !== 'verdict' || isLive(stage.player)) return [screen, effects];
  const news = stage.predictions.flatMap((step) => {
    const answer = answers[step.id];
    if (answer === undefined) return [];
    const { right } = verdictOf(step, answer.lines, stage.player);
    return right === answer.right ? [] : [[step.id, { ...answer, right }] as const];
  });
  if (news.length === 0) return [screen, effects];
  return [
    { ...screen, answers: { ...answers, ...Object.fromEntries(news) } },
    [...effects, ...news.map(([id, answer]) => keepAnswer(screen, id, answer))],
  ];
}

function updateStage(screen: LessonScreen, message: Message, context: LessonContext): LessonStep {
  const { stage } = screen;
  switch (stage.kind) {
    case 'read':
      return only(scrolled(screen, message));
    case 'predict':
      return updatePredict(screen, stage, message, context);
    case 'run':
      return updateRun(screen, stage, message, context);
    case 'verdict': {
      const [player, effects] = behind(stage.player, message, context);
      return judged([scrolled({ ...screen, stage: { ...stage, player } }, message), effects]);
    }
    case 'compare': {
      const [compare, effects] = updateCompare(stage.compare, message);
      return [compare === stage.compare ? screen : { ...screen, stage: { ...stage, compare } }, effects];
    }
    case 'modify':
      return updateModify(screen, stage, message, context);
    case 'javascript':
      return updateScript(screen, stage, message, context);
    case 'end':
      return only(updateEnd(screen, stage, message, context));
    default:
      return stage satisfies never;
  }
}

/** Where nobody knows how many rows are shown. */
const ROWS_OF_A_PAGE = 8;

function scrolled(screen: LessonScreen, message: Message): LessonScreen {
  if (message.kind === 'move') return { ...screen, top: Math.max(0, screen.top + message.by) };
  if (message.kind === 'scroll') {
    const rows = message.unit === 'page' ? ROWS_OF_A_PAGE : 1;
    return { ...screen, top: Math.max(0, screen.top + message.by * rows) };
  }
  return screen;
}

/** A run that works behind a page gets what the shell says, but no keys. */
function behind(
  player: PlayerScreen,
  message: Message,
  context: LessonContext,
): readonly [PlayerScreen, readonly Effect[]] {
  if (isKey(message) || message.kind === 'editor-closed' || message.kind === 'tick') return [player, []];
  return updatePlayer(player, message, context);
}

type PredictStage = Extract<Stage, { readonly kind: 'predict' }>;

function updatePredict(
  screen: LessonScreen,
  stage: PredictStage,
  message: Message,
  context: LessonContext,
): LessonStep {
  if (message.kind === 'choose') return giveAnswer(screen, stage, context);
  if (message.kind === 'scroll') return only(scrolled(screen, message));
  const [player, effects] = behind(stage.player, message, context);
  const draft = draftAfter({ ...stage, player }, message, screen);
  if (draft === stage.draft && player === stage.player) return [screen, effects];
  return [{ ...screen, stage: { ...stage, player, draft } }, effects];
}

function draftAfter({ step, draft, player }: PredictStage, message: Message, screen: LessonScreen) {
  if (draft.kind === 'unknown' && !isLive(player))
    return createDraft(step, player.run.recording, screen.answers[step.id]?.lines ?? []);
  switch (message.kind) {
    case 'move':
      return moveDraft(draft, message.by);
    case 'carry':
      return carry(draft, message.by);
    case 'grab':
      return grab(draft);
    case 'cancel':
      return draft.kind === 'order' && draft.grabbed ? grab(draft) : draft;
    case 'pick':
      return pick(draft, message.number);
    case 'edit-prompt':
      return typeInto(draft, message.edit);
    default:
      return draft;
  }
}

type RunStage = Extract<Stage, { readonly kind: 'run' }>;

function updateRun(screen: LessonScreen, stage: RunStage, message: Message, context: LessonContext): LessonStep {
  if (message.kind === 'next-moment' || message.kind === 'previous-moment') {
    const player = moveGuide(stage.player, message.kind === 'next-moment' ? 1 : -1);
    return only({ ...screen, stage: { ...stage, player } });
  }
  if (message.kind === 'edit' || message.kind === 'editor-closed') return only(screen);
  const [player, effects] = updatePlayer(stage.player, message, context);
  return [player === stage.player ? screen : { ...screen, stage: { ...stage, player } }, effects];
}

function updateModify(screen: LessonScreen, stage: ModifyStage, message: Message, context: LessonContext): LessonStep {
  const setting = settingOf(screen, context);
  switch (message.kind) {
    case 'restore':
      return only(restored(screen, stage));
    case 'edit': {
      const file = `${screen.folder}/${stage.step.program.file}`;
      return [
        screen,
        [{ kind: 'open-editor', file, line: stage.step.values[stage.place]?.line ?? 1, text: changedSource(stage) }],
      ];
    }
    case 'editor-closed': {
      if (message.message !== undefined) return only({ ...screen, notice: message.message });
      if (message.text === null || message.text === changedSource(stage)) return only(screen);
      return withStage(screen, runChanged({ ...stage, edited: message.text }, setting));
    }
    case 'cancel':
      if (stage.player !== null && stage.player.prompt === null) return backToValues(screen, stage);
      break;
    default:
  }
  if (stage.player !== null) {
    const [player, effects] = updatePlayer(stage.player, message, context);
    return [{ ...screen, stage: { ...stage, player } }, effects];
  }
  switch (message.kind) {
    case 'move': {
      if (stage.step.values.length === 0) return only(scrolled(screen, message));
      const place = Math.max(0, Math.min(stage.step.values.length - 1, stage.place + message.by));
      return only({ ...screen, stage: { ...stage, place } });
    }
    case 'scroll':
      return only(scrolled(screen, message));
    case 'change-value':
      return only({ ...screen, stage: otherValue(stage, message.by) });
    case 'choose':
      return withStage(screen, runChanged(stage, setting));
    default:
      return only(screen);
  }
}

function withStage(screen: LessonScreen, [stage, effects]: readonly [Stage, readonly Effect[]]): LessonStep {
  return [{ ...screen, stage }, effects];
}

/** The next choice of the selected value, after the last the first again. A program edited by hand is left. */
function otherValue(stage: ModifyStage, by: number): ModifyStage {
  const value = stage.step.values[stage.place];
  if (value === undefined) return stage;
  const texts = value.choices.map(({ text }) => text);
  const at = texts.indexOf(stage.chosen[stage.place] ?? value.value);
  const text = texts[(at + by + texts.length) % texts.length] ?? value.value;
  return { ...stage, edited: null, chosen: stage.chosen.map((old, place) => (place === stage.place ? text : old)) };
}

function restored(screen: LessonScreen, stage: ModifyStage): LessonScreen {
  const original = { ...stage, edited: null, chosen: stage.step.values.map(({ value }) => value) };
  return { ...screen, stage: original, notice: 'This is the original again.' };
}

function backToValues(screen: LessonScreen, stage: ModifyStage): LessonStep {
  return [{ ...screen, stage: { ...stage, player: null } }, dropRuns(stage)];
}

type ScriptStage = Extract<Stage, { readonly kind: 'javascript' }>;

function updateScript(screen: LessonScreen, stage: ScriptStage, message: Message, context: LessonContext): LessonStep {
  if (message.kind === 'javascript-ended' && message.run === stage.script.id) {
    const script = { ...stage.script, lines: message.lines, trouble: message.trouble };
    return only({ ...screen, stage: { ...stage, script } });
  }
  if (stage.player === null) return only(scrolled(screen, message));
  const [player, effects] = behind(stage.player, message, context);
  return [scrolled({ ...screen, stage: { ...stage, player } }, message), effects];
}

/** A way on from the end of a lesson. */
export type WayOn =
  | { readonly kind: 'lesson'; readonly id: string; readonly title: string }
  | { readonly kind: Offer | 'again' | 'home' };

/** Where one can go from the end of a lesson, the best way first. */
export function waysOn(
  { lesson }: LessonScreen,
  { curriculum, offers }: Pick<LessonContext, 'curriculum' | 'offers'>,
): readonly WayOn[] {
  const next = lessonAfter(curriculum, lesson.head.id);
  return [
    ...(lesson.exercise !== undefined && offers.includes('practice') ? [{ kind: 'practice' as const }] : []),
    ...(offers.includes('quiz') ? [{ kind: 'quiz' as const }] : []),
    ...(next === undefined ? [] : [{ kind: 'lesson' as const, id: next.head.id, title: next.head.title }]),
    { kind: 'again' },
    { kind: 'home' },
  ];
}

type EndStage = Extract<Stage, { readonly kind: 'end' }>;

function updateEnd(screen: LessonScreen, stage: EndStage, message: Message, context: LessonContext): LessonScreen {
  const count = waysOn(screen, context).length;
  if (message.kind === 'move')
    return { ...screen, stage: { ...stage, selected: Math.max(0, Math.min(count - 1, stage.selected + message.by)) } };
  if (message.kind === 'refused') return { ...screen, notice: message.message };
  return screen;
}

function openWay(screen: LessonScreen, context: LessonContext): LessonStep {
  const { stage } = screen;
  const way = stage.kind === 'end' ? waysOn(screen, context)[stage.selected] : undefined;
  switch (way?.kind) {
    case undefined:
      return only(screen);
    case 'lesson':
      return [screen, [{ kind: 'open-lesson', id: way.id }]];
    case 'again':
      return enterPage(screen, 0, context);
    case 'quiz':
    case 'practice':
      return [screen, [{ kind: 'open-offer', offer: way.kind, lesson: screen.lesson.head.id }]];
    case 'home':
      // The session leaves the lesson, see `decide`.
      return only(screen);
    default:
      return way satisfies never;
  }
}

/** True when Enter means: leave the lesson. */
export function meansHome(
  screen: LessonScreen,
  message: Message,
  context: Pick<LessonContext, 'curriculum' | 'offers'>,
): boolean {
  if (message.kind !== 'go-on' || screen.stage.kind !== 'end' || screen.overlay !== null) return false;
  return waysOn(screen, context)[screen.stage.selected]?.kind === 'home';
}

function updateOverlay(screen: LessonScreen, message: Message, context: LessonContext): LessonStep {
  const { overlay } = screen;
  if (overlay === null) return only(screen);
  switch (message.kind) {
    case 'move': {
      const count = overlay.kind === 'steps' ? screen.pages.length : termsOf(screen).length;
      const selected = Math.max(0, Math.min(count - 1, overlay.selected + message.by));
      return only({ ...screen, overlay: { ...overlay, selected } });
    }
    case 'choose':
      return overlay.kind === 'steps'
        ? enterPage(screen, overlay.selected, context)
        : only({ ...screen, overlay: null });
    case 'cancel':
    case 'toggle-steps':
    case 'toggle-terms':
      return only({ ...screen, overlay: null });
    default:
      return only(screen);
  }
}

/** How far the learner is, for the line at the top: pages seen by now. */
export function seenPages(screen: LessonScreen, progress: LessonProgress | undefined): ReadonlySet<string> {
  return new Set([...(progress?.seen ?? []), pageOf(screen).id]);
}

/** The player behind the page, if there is one. */
export { playerOf };
