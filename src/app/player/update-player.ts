import type { Effect, RunId } from '../effect.ts';
import type { Message } from '../message.ts';
import { nextInsight } from './insight.ts';
import { moveBy, moveTo, stopPlaying } from './move.ts';
import { advance, SPEEDS } from './playback.ts';
import { freshRun, isAtEnd, isLive, type PlayerScreen } from './player.ts';
import { answerPrompt, askTime, editPrompt, withInputPrompt } from './prompt.ts';
import { eventsArrived, pullEvents, runEnded, runFailed } from './run.ts';
import { focusNext, focusOn, moveSelection, scroll, toggleDetails, zoom } from './view.ts';

/** A player and what the shell must do. */
export type PlayerStep = readonly [PlayerScreen, readonly Effect[]];

const NOTHING: readonly Effect[] = [];

/** What the player needs to know of the session around it. */
export interface PlayerContext {
  readonly columns: number;
  readonly rows: number;
  /** The number for a run that begins now. */
  readonly nextRun: RunId;
}

/** The player after a message. Messages that are not for players change nothing. */
export function updatePlayer(player: PlayerScreen, message: Message, context: PlayerContext): PlayerStep {
  const [changed, effects] = step(player, message, context);
  const [pulling, pulls] = pullEvents(withInputPrompt(changed, player));
  return [pulling, pulls.length === 0 ? effects : [...effects, ...pulls]];
}

function step(player: PlayerScreen, message: Message, context: PlayerContext): PlayerStep {
  return (
    stepRun(player, message, context) ??
    stepPrompt(player, message) ??
    only(stepTime(player, message) ?? stepView(player, message, context) ?? player)
  );
}

/** What concerns the program and its run; null for other messages. */
function stepRun(player: PlayerScreen, message: Message, context: PlayerContext): PlayerStep | null {
  switch (message.kind) {
    case 'events-arrived':
      return only(message.run === player.run.id ? follow(eventsArrived(player, message.events)) : player);
    case 'run-ended':
      return only(message.run === player.run.id ? follow(runEnded(player)) : player);
    case 'run-failed':
      return only(message.run === player.run.id ? runFailed(player, message.message) : player);
    case 'stop':
      return stopRun(player);
    case 'rerun':
      return rerun(player, context);
    case 'edit':
      return [stopPlaying(player), [{ kind: 'open-editor', file: player.program.file, line: lineOf(player) }]];
    case 'editor-closed':
      return editorClosed(player, message, context);
    default:
      return null;
  }
}

/** What is typed into an open line; null for other messages. */
function stepPrompt(player: PlayerScreen, message: Message): PlayerStep | null {
  switch (message.kind) {
    case 'ask-time':
      return only(askTime(stopPlaying(player)));
    case 'edit-prompt':
      return only(editPrompt(player, message.edit));
    case 'submit-prompt':
      return answerPrompt(player, 'submit');
    case 'end-input':
      return answerPrompt(player, 'end');
    default:
      return null;
  }
}

/** What moves the position; null for other messages. */
function stepTime(player: PlayerScreen, message: Message): PlayerScreen | null {
  switch (message.kind) {
    case 'tick':
      return tick(player, message.elapsed);
    case 'toggle-play':
      return player.playback.mode === 'paused' ? play(player) : stopPlaying(player);
    case 'play':
      return play(player);
    case 'pause':
      return stopPlaying(player);
    case 'faster':
      return changeSpeed(player, 1);
    case 'slower':
      return changeSpeed(player, -1);
    case 'step-forward':
    case 'step-back':
    case 'step-event-forward':
    case 'step-event-back':
    case 'lane-event-forward':
    case 'lane-event-back':
      return moveBy(player, message.kind);
    case 'next-insight':
      return nextInsight(player);
    case 'go-to-start':
      return moveTo(player, 0);
    case 'go-to-end':
      return goToEnd(player);
    case 'go-to-index':
      return moveTo(player, message.index);
    case 'go-to-time':
      return moveTo(player, { at: message.at });
    default:
      return null;
  }
}

/** What changes how the moment is looked at; null for other messages. */
function stepView(player: PlayerScreen, message: Message, size: PlayerContext): PlayerScreen | null {
  switch (message.kind) {
    case 'move':
      return player.view.focus === 'lanes'
        ? moveSelection(player, message.by, size)
        : scroll(player, message.by, 'row', size);
    case 'select-lane':
      return moveSelection(player, message.by, size);
    case 'scroll':
      return scroll(player, message.by, message.unit, size);
    case 'zoom-in':
      return zoom(player, 1);
    case 'zoom-out':
      return zoom(player, -1);
    case 'toggle-details':
      return toggleDetails(player);
    case 'focus':
      return focusOn(player, message.pane);
    case 'focus-next':
      return focusNext(player, 1, size);
    case 'focus-previous':
      return focusNext(player, -1, size);
    case 'cancel':
      return cancel(player);
    default:
      return null;
  }
}

function only(player: PlayerScreen): PlayerStep {
  return [player, NOTHING];
}

/** At the end of a finished run, playing starts again from the beginning. */
function play(player: PlayerScreen): PlayerScreen {
  const from = isAtEnd(player) ? moveTo(player, 0) : player;
  return {
    ...from,
    playback: { ...from.playback, mode: 'playing' },
    view: { ...from.view, source: null, axis: null, story: 0, output: 0 },
  };
}

function tick(player: PlayerScreen, elapsed: number): PlayerScreen {
  if (player.playback.mode !== 'playing') return player;
  const { index, progress } = advance(player.run.recording, player, elapsed);
  const playback = { ...player.playback, progress };
  return stopAtEnd({ ...player, index, playback });
}

function stopAtEnd(player: PlayerScreen): PlayerScreen {
  return isAtEnd(player) ? stopPlaying(player) : player;
}

/** Whoever follows sees the newest event at once. */
function follow(player: PlayerScreen): PlayerScreen {
  if (player.playback.mode !== 'following') return player;
  return stopAtEnd({ ...player, index: player.run.length });
}

function goToEnd(player: PlayerScreen): PlayerScreen {
  const there = moveTo(player, player.run.length);
  return isLive(there) ? { ...there, playback: { ...there.playback, mode: 'following' } } : there;
}

function changeSpeed(player: PlayerScreen, by: number): PlayerScreen {
  const speed = Math.max(0, Math.min(SPEEDS.length - 1, player.playback.speed + by));
  return { ...player, playback: { ...player.playback, speed } };
}

function cancel(player: PlayerScreen): PlayerScreen {
  if (player.prompt !== null) return { ...player, prompt: null, inputDismissed: player.prompt.purpose === 'input' };
  const { view } = player;
  if (view.details)
    return { ...player, view: { ...view, details: false, focus: view.focus === 'details' ? 'lanes' : view.focus } };
  return {
    ...player,
    notice: null,
    view: { ...view, selected: null, focus: 'lanes', source: null, axis: null, lanes: null, story: 0, output: 0 },
  };
}

function stopRun(player: PlayerScreen): PlayerStep {
  if (!isLive(player) || player.run.stopping) return only(player);
  const run = { ...player.run, stopping: true };
  return [{ ...player, run }, [{ kind: 'stop-run', run: run.id }]];
}

/** Runs the program again from the beginning; what the person looks at stays as it is. */
function rerun(player: PlayerScreen, { nextRun }: PlayerContext): PlayerStep {
  const fresh: PlayerScreen = {
    ...player,
    run: freshRun(nextRun),
    index: 0,
    playback: { ...player.playback, mode: 'playing', progress: 0 },
    view: { ...player.view, source: null, axis: null, lanes: null, story: 0, output: 0 },
    prompt: null,
    inputDismissed: false,
    insight: null,
    notice: null,
  };
  return [
    fresh,
    [
      { kind: 'drop-run', run: player.run.id },
      { kind: 'start-run', run: nextRun, program: player.program },
    ],
  ];
}

function editorClosed(
  player: PlayerScreen,
  message: Extract<Message, { readonly kind: 'editor-closed' }>,
  context: PlayerContext,
): PlayerStep {
  if (message.message !== undefined) return only({ ...player, notice: message.message });
  if (message.text === null || message.text === player.source) return only(player);
  return rerun({ ...player, source: message.text }, context);
}

/** The line to open an editor at: the one that the program stands on. */
function lineOf(player: PlayerScreen): number {
  const timeline = player.run.recording.timelineAt(player.index);
  const place = (timeline.tasks.get(timeline.task) ?? timeline.threads.get(timeline.thread))?.place;
  return place?.source === 0 && place.line > 0 ? place.line : 1;
}
