import type { Recording } from '../../timeline/index.ts';
import { COMPUTED_KINDS, type ComputedKind } from '../kinds.ts';
import type { QuizProgram } from '../question.ts';
import { askProgram, type ProgramTools } from './ask-program.ts';
import { unsuitable } from './suitable.ts';

/** Seeds with which each kind is tried before a program is called too simple. */
const SEEDS = [1, 2];

/**
 * Why not a single question can be asked about a program, as a sentence for the learner; undefined when one can.
 * The kinds are tried one after the other until one succeeds: most often that is the first.
 */
export async function obstacleOf(program: QuizProgram, tools: ProgramTools): Promise<string | undefined> {
  const recording = await tools.run(program);
  const reason = unsuitable(recording);
  if (reason !== undefined) return `Nothing can be asked about ${program.name}, because ${reason}.`;
  for (const kind of Object.keys(COMPUTED_KINDS) as ComputedKind[]) {
    for (const seed of SEEDS) {
      if (await askProgram({ kind, lesson: null, program, variation: undefined, seed }, tools)) return undefined;
    }
  }
  return `Nothing can be asked about ${program.name}, because ${tooLittle(recording)}.`;
}

/** What is missing in a run of which every generator said that a question would be trivial. */
function tooLittle(recording: Recording): string {
  const { tasks, threads } = recording.timelineAt(recording.length);
  const own = [...tasks].filter(({ internal }) => !internal);
  const workers = [...threads].length - 1;
  if (own.length === 0 && workers === 0) {
    return 'it starts no event loop and no threads, so each line simply follows the one before. Run something with `asyncio.run(main())`';
  }
  if (own.length <= 1 && workers === 0) {
    return 'it has only one task, so nothing happens side by side. Start a second one, for example with `asyncio.gather`';
  }
  return 'too little happens in it: its tasks hardly wait or print, so there is nothing to predict. Let them sleep for different times and print what they do';
}
