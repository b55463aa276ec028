import { type Judgement, judge } from '../../lesson/index.ts';
import { createRecording } from '../../timeline/index.ts';
import { type Desk, endedReference, SOLUTION, START } from './desk.ts';

/** What a goal asks for, as learners read it: they know nothing of the files that an exercise is made of. */
export function askedFor({ goal, expected }: Pick<Judgement, 'goal' | 'expected'>): string {
  if (goal.kind !== 'same-lines-as') return expected;
  const whose = { [START]: 'at the beginning', [SOLUTION]: 'the solution' }[goal.file] ?? goal.file;
  return `prints the same lines as ${whose}, in any order`;
}

/** What each goal asks for, while nothing is known of the program. */
export function goalsOf({ opened }: Pick<Desk, 'opened'>): readonly Judgement[] {
  return judge(opened.exercise.goals, createRecording(), { source: opened.text });
}

/** The lines that a goal wants to be printed; null when it is about something else, or they are not known yet. */
export function wantedLines(desk: Desk, { goal }: Pick<Judgement, 'goal'>): readonly string[] | null {
  if (goal.kind === 'output' || goal.kind === 'prints') return goal.lines;
  if (goal.kind !== 'same-lines-as') return null;
  const run = endedReference(desk, goal.file)?.run;
  return run === undefined ? null : linesOf(run.recording);
}

/** What a program has printed to standard output. */
export function linesOf(recording: ReturnType<typeof createRecording>): readonly string[] {
  return recording
    .outputUpTo(recording.length)
    .filter(({ stream }) => stream === 'stdout')
    .map(({ text }) => text);
}
