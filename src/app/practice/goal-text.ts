import { filesToRun, type Judgement, judge } from '../../lesson/index.ts';
import { createRecording, type Recording } from '../../timeline/index.ts';
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

/**
 * The numbers of the goals that are shown. That nothing goes wrong is a goal of every exercise and goes without saying,
 * unless it does go wrong, or did in the program that the learner began with.
 */
export function shownGoals(desk: Desk): readonly number[] {
  const before = judgeStart(desk);
  return desk.opened.exercise.goals.flatMap((goal, index) => {
    const now = desk.judged?.judgements[index];
    const isQuiet = goal.kind === 'exit' || (goal.kind === 'warnings' && goal.warnings.length === 0);
    return isQuiet && now?.holds !== false && before?.[index]?.holds !== false ? [] : [index];
  });
}

/** The lines that a goal wants to be printed; null when it is about something else, or they are not known yet. */
export function wantedLines(desk: Desk, { goal }: Pick<Judgement, 'goal'>): readonly string[] | null {
  if (goal.kind === 'output' || goal.kind === 'prints') return goal.lines;
  if (goal.kind !== 'same-lines-as') return null;
  const run = endedReference(desk, goal.file)?.run;
  return run === undefined ? null : linesOf(run.recording);
}

/** What a program has printed to standard output. */
export function linesOf(recording: Recording): readonly string[] {
  return recording
    .outputUpTo(recording.length)
    .filter(({ stream }) => stream === 'stdout')
    .map(({ text }) => text);
}

const starts = new WeakMap<Recording, readonly Judgement[]>();

/** How the program that the learner began with meets the goals; null until its run has ended. */
export function judgeStart(desk: Desk): readonly Judgement[] | null {
  const start = endedReference(desk, START);
  const printed = printedFor(desk);
  if (start === null || printed === null) return null;
  const { recording } = start.run;
  const judged = starts.get(recording) ?? judgedBy(desk, recording, desk.opened.exercise.start, printed);
  starts.set(recording, judged);
  return judged;
}

/** Judges a program of the exercise. */
export function judgedBy(
  { opened }: Desk,
  recording: Recording,
  source: string,
  printed: ReadonlyMap<string, readonly string[]>,
): readonly Judgement[] {
  return judge(opened.exercise.goals, recording, { source, printed });
}

/** What the programs that the goals name print; null until all of them have ended. */
export function printedFor(desk: Desk): ReadonlyMap<string, readonly string[]> | null {
  const printed = new Map<string, readonly string[]>();
  for (const file of filesToRun(desk.opened.exercise.goals)) {
    const player = endedReference(desk, file);
    if (player === null) return null;
    printed.set(file, linesOf(player.run.recording));
  }
  return printed;
}
