import {
  createRecording,
  type Lane,
  type LaneId,
  lanesAt,
  type Recording,
  type Timeline,
} from '../../timeline/index.ts';
import type { Nanoseconds, TaskId } from '../../trace/index.ts';
import type { Program, RunId } from '../effect.ts';
import type { TextInput } from '../text-input.ts';
import type { Guide } from './guide.ts';
import { layoutPlayer, type PaneName, type PlayerLayout } from './layout.ts';
import { NORMAL_SPEED, type Playback, shownTime } from './playback.ts';

/** A program's run as the player knows it. */
export interface RunState {
  readonly id: RunId;
  /** Grows in place; {@link RunState.length} says how much of it this state knows. */
  readonly recording: Recording;
  readonly length: number;
  /** `starting` until the first event is there; `failed` is our own trouble, not the program's. */
  readonly phase: 'starting' | 'running' | 'ended' | 'failed';
  /** A batch of events has been asked for and has not come. */
  readonly pulling: boolean;
  /** The end has been asked for. */
  readonly stopping: boolean;
  /** The index of the `input()` that nobody has answered. */
  readonly input: number | null;
  readonly failure: string | null;
}

/** A line that the person is typing: an answer for the program, where to go, or the path of a program. */
export interface Prompt {
  readonly purpose: 'input' | 'time' | 'file';
  readonly input: TextInput;
  /** What was wrong with the last attempt. */
  readonly problem: string | null;
}

/** What the person has turned and opened. A scroll position of null follows what happens. */
export interface PlayerView {
  readonly focus: PaneName;
  readonly selected: LaneId | null;
  readonly details: boolean;
  /** Powers of two of the axis: 0 shows all where that stays readable. */
  readonly zoom: number;
  /** The first line shown. */
  readonly source: number | null;
  readonly loop: number;
  readonly detailsTop: number;
  /** The first lane shown. */
  readonly lanes: number | null;
  /** The first column of the axis shown. */
  readonly axis: number | null;
  /** Entries above the newest. */
  readonly story: number;
  readonly output: number;
}

/** A screen that plays one program's run. */
export interface PlayerScreen {
  readonly kind: 'player';
  /** Where we are, from the outermost: lesson, program. */
  readonly title: readonly string[];
  readonly program: Program;
  /** The program's text, to show before its first event is there; null when it is not known. */
  readonly source: string | null;
  readonly run: RunState;
  /** How many events have happened at the moment that is shown. */
  readonly index: number;
  readonly playback: Playback;
  readonly view: PlayerView;
  readonly prompt: Prompt | null;
  /** The person closed the input line to look around; it opens again when the position moves. */
  readonly inputDismissed: boolean;
  /** The number of the insight that was asked for and is shown while the position stays at its moment. */
  readonly insight: number | null;
  /** The stops of a lesson's guided look; null outside of lessons. */
  readonly guide: Guide | null;
  /** One sentence about what just went wrong outside of the program, or null. */
  readonly notice: string | null;
}

/** What a player starts with. */
export interface PlayerOptions {
  readonly title: readonly string[];
  readonly program: Program;
  readonly source: string | null;
  /** The number of the run: unique in the session. */
  readonly run: RunId;
  /** One of `SPEEDS`, 1 by default. */
  readonly speed?: number;
  /** Start with the first moment standing still. */
  readonly paused?: boolean;
}

const VIEW: PlayerView = {
  focus: 'lanes',
  selected: null,
  details: false,
  zoom: 0,
  source: null,
  loop: 0,
  detailsTop: 0,
  lanes: null,
  axis: null,
  story: 0,
  output: 0,
};

/** A player whose program has not started. */
export function createPlayer(options: PlayerOptions): PlayerScreen {
  return {
    kind: 'player',
    title: options.title,
    program: options.program,
    source: options.source,
    run: freshRun(options.run),
    index: 0,
    playback: {
      mode: options.paused === true ? 'paused' : 'playing',
      speed: options.speed ?? NORMAL_SPEED,
      progress: 0,
    },
    view: VIEW,
    prompt: null,
    inputDismissed: false,
    insight: null,
    guide: null,
    notice: null,
  };
}

/** The state of a run nothing is known of yet. */
export function freshRun(id: RunId): RunState {
  const recording = createRecording();
  return { id, recording, length: 0, phase: 'starting', pulling: false, stopping: false, input: null, failure: null };
}

/** Everything that is known at the moment that is shown. */
export function timelineOf(player: PlayerScreen): Timeline {
  return player.run.recording.timelineAt(player.index);
}

/** The lanes at the moment that is shown. */
export function lanesOf(player: PlayerScreen): readonly Lane[] {
  return lanesAt(player.run.recording, player.index);
}

/** The virtual time that is shown. */
export function timeShown(player: PlayerScreen): Nanoseconds {
  return shownTime(player.run.recording, player.index, player.playback);
}

/** More events will come. */
export function isLive(player: PlayerScreen): boolean {
  return player.run.phase === 'starting' || player.run.phase === 'running';
}

/** Nothing more will happen after the moment that is shown. */
export function isAtEnd(player: PlayerScreen): boolean {
  return !isLive(player) && player.index >= player.run.length;
}

/** Where the panes are; null when the terminal is too small. */
export function layoutOf(
  player: PlayerScreen,
  size: { readonly columns: number; readonly rows: number },
): PlayerLayout | null {
  return layoutPlayer({
    ...size,
    lanes: allLanes(player).length,
    focus: player.view.focus,
    details: player.view.details,
  });
}

const known = new WeakMap<Recording, { readonly length: number; readonly lanes: readonly Lane[] }>();

/** Every lane of the recording so far; found once while it does not grow. */
export function allLanes({ run }: PlayerScreen): readonly Lane[] {
  const before = known.get(run.recording);
  if (before !== undefined && before.length === run.length) return before.lanes;
  const lanes = lanesAt(run.recording, run.length);
  known.set(run.recording, { length: run.length, lanes });
  return lanes;
}

/** So many events may lie between a task's step and the next thing that anybody does. */
const LOOK_BACK = 100;

/** The task that acts, or while the loop waits or does its own work the one that ran last: where the eye is. */
export function lastTask({ run, index }: PlayerScreen): TaskId {
  for (let position = index - 1; position >= Math.max(0, index - LOOK_BACK); position--) {
    const event = run.recording.event(position);
    if (event === undefined || event.kind === 'program-ended') return 0;
    if (event.task > 0) return event.task;
  }
  return 0;
}
