import {
  applyChoices,
  type CompareStep,
  type JavaScriptStep,
  type ModifyStep,
  type PredictStep,
  type ProgramCall,
  type RunStep,
} from '../../lesson/index.ts';
import { type CompareState, createCompare } from '../compare/compare.ts';
import type { Effect, Program, RunId } from '../effect.ts';
import { NORMAL_SPEED, SPEEDS } from '../player/playback.ts';
import type { PlayerScreen } from '../player/player.ts';
import { startPlayer } from '../player/start.ts';
import { createDraft, type Draft } from './draft.ts';
import { isSameCall, type Page } from './pages.ts';

/** What the page that is shown has of its own. */
export type Stage =
  | { readonly kind: 'read' }
  /** The program runs behind the question: its lines may be part of it, and the answer is there when it is asked for. */
  | { readonly kind: 'predict'; readonly step: PredictStep; readonly draft: Draft; readonly player: PlayerScreen }
  | { readonly kind: 'run'; readonly step: RunStep; readonly player: PlayerScreen }
  | { readonly kind: 'verdict'; readonly predictions: readonly PredictStep[]; readonly player: PlayerScreen }
  | { readonly kind: 'compare'; readonly step: CompareStep; readonly compare: CompareState }
  | ModifyStage
  | {
      readonly kind: 'javascript';
      readonly step: JavaScriptStep;
      readonly script: ScriptState;
      readonly player: PlayerScreen | null;
    }
  | { readonly kind: 'end'; readonly selected: number };

/** A program whose values are being changed. */
export interface ModifyStage {
  readonly kind: 'modify';
  readonly step: ModifyStep;
  /** The value that is selected. */
  readonly place: number;
  /** The text of each value now. */
  readonly chosen: readonly string[];
  /** The whole program as the editor left it; null: the original with its values. */
  readonly edited: string | null;
  /** The run of the changed program, shown instead of it; null while values are changed. */
  readonly player: PlayerScreen | null;
}

/** A JavaScript program that runs, or has run. */
export interface ScriptState {
  readonly id: RunId;
  /** Null until it has ended. */
  readonly lines: readonly string[] | null;
  /** What went wrong; null when nothing did. */
  readonly trouble: string | null;
}

/** What a stage is set up with. */
export interface StageSetting {
  /** The lesson's folder, as the shell knows it. */
  readonly folder: string;
  readonly title: readonly string[];
  readonly nextRun: RunId;
  /** Virtual seconds in a real one. */
  readonly speed: number;
  /** The learner's answers so far, by step. */
  readonly answers: Readonly<Record<string, { readonly lines: readonly string[] } | undefined>>;
}

type StageStep = readonly [Stage, readonly Effect[]];

/** Sets the stage for a page. A run that the stage before has of the same program is used again. */
export function setStage(page: Page, before: Stage | null, setting: StageSetting): StageStep {
  if (page.kind === 'end') return [{ kind: 'end', selected: 0 }, []];
  if (page.kind === 'verdict') {
    const [player, effects] = playerFor(page.program, before, setting);
    return [{ kind: 'verdict', predictions: page.predictions, player }, effects];
  }
  const { step } = page;
  switch (step.kind) {
    case 'prose':
    case 'summary':
      return [{ kind: 'read' }, []];
    case 'predict': {
      const [player, effects] = playerFor(step.program, before, setting);
      const draft = createDraft(step, player.run.recording, setting.answers[step.id]?.lines ?? []);
      return [{ kind: 'predict', step, draft, player }, effects];
    }
    case 'run': {
      const [player, effects] = playerFor(step.program, before, setting);
      return [{ kind: 'run', step, player: onStage(player, step, setting) }, effects];
    }
    case 'compare': {
      const [compare, effects] = createCompare({
        programs: step.programs.map((call) => programOf(call, setting.folder)),
        sources: step.programs.map(({ source }) => source),
        names: step.programs.map(({ file }) => file),
        nextRun: setting.nextRun,
        speed: speedPlace(setting.speed),
      });
      return [{ kind: 'compare', step, compare }, effects];
    }
    case 'modify':
      return [
        { kind: 'modify', step, place: 0, chosen: step.values.map(({ value }) => value), edited: null, player: null },
        [],
      ];
    case 'javascript':
      return scriptStage(step, before, setting);
    default:
      return step satisfies never;
  }
}

function scriptStage(step: JavaScriptStep, before: Stage | null, setting: StageSetting): StageStep {
  const script = { id: setting.nextRun, lines: null, trouble: null };
  const run: Effect = { kind: 'run-javascript', run: script.id, file: `${setting.folder}/${step.file}` };
  if (step.beside === undefined) return [{ kind: 'javascript', step, script, player: null }, [run]];
  const [player, effects] = playerFor(step.beside, before, { ...setting, nextRun: setting.nextRun + 1 });
  return [{ kind: 'javascript', step, script, player }, [run, ...effects]];
}

/** The player at the beginning of a run step: standing still where there is a guided look, else playing. */
function onStage(player: PlayerScreen, step: RunStep, { title }: StageSetting): PlayerScreen {
  const guide = step.moments.length === 0 ? null : { moments: step.moments, at: null };
  const mode = guide === null ? ('playing' as const) : ('paused' as const);
  return {
    ...player,
    title: [...title, step.title],
    index: 0,
    guide,
    playback: { ...player.playback, mode, progress: 0 },
  };
}

/** A player for a program, paused at its beginning: the one that is there already, or a new one. */
function playerFor(
  call: ProgramCall,
  before: Stage | null,
  setting: StageSetting,
): readonly [PlayerScreen, readonly Effect[]] {
  const known = before === null || before.kind === 'modify' ? null : playerOf(before);
  const program = programOf(call, setting.folder);
  if (known !== null && isSameProgram(known.program, program)) return [known, []];
  return startPlayer({
    title: [...setting.title, call.file],
    program,
    source: call.source,
    run: setting.nextRun,
    speed: speedPlace(setting.speed),
    paused: true,
  });
}

function isSameProgram(one: Program, other: Program): boolean {
  return one.text === other.text && isSameCall({ ...one, source: '' }, { ...other, source: '' });
}

/** The program as the learner has changed it. */
export function changedSource({ step, chosen, edited }: ModifyStage): string {
  return edited ?? applyChoices(step, chosen);
}

/** Runs the changed program. */
export function runChanged(stage: ModifyStage, setting: StageSetting): StageStep {
  const source = changedSource(stage);
  const program = { ...programOf(stage.step.program, setting.folder), text: source };
  const [player, effects] = startPlayer({
    title: [...setting.title, stage.step.title],
    program,
    source,
    run: setting.nextRun,
    speed: speedPlace(setting.speed),
  });
  return [{ ...stage, player }, [...dropRuns(stage), ...effects]];
}

/** The player of a stage, whether it is shown or works behind it. */
export function playerOf(stage: Stage): PlayerScreen | null {
  return 'player' in stage ? stage.player : null;
}

/** The runs that a stage has. */
export function runsOfStage(stage: Stage): readonly RunId[] {
  if (stage.kind === 'compare') return stage.compare.sides.map(({ run }) => run.id);
  const player = playerOf(stage);
  const runs = player === null ? [] : [player.run.id];
  return stage.kind === 'javascript' ? [...runs, stage.script.id] : runs;
}

/** Nobody looks at the runs of a stage any more, except those that `after` goes on with. */
export function dropRuns(before: Stage | null, after?: Stage): readonly Effect[] {
  const kept = after === undefined ? [] : runsOfStage(after);
  const runs = before === null ? [] : runsOfStage(before);
  return runs.filter((run) => !kept.includes(run)).map((run) => ({ kind: 'drop-run', run }));
}

function programOf({ file, args }: ProgramCall, folder: string): Program {
  return { file: `${folder}/${file}`, args };
}

/** The place in `SPEEDS` that comes nearest to a factor. */
export function speedPlace(factor: number): number {
  const distances = SPEEDS.map((speed) => Math.abs(Math.log(speed / factor)));
  const nearest = distances.indexOf(Math.min(...distances));
  return nearest < 0 ? NORMAL_SPEED : nearest;
}
