import type { Recording } from '../timeline/index.ts';
import { type LimitName, SECOND } from '../trace/index.ts';
import type { Goal } from './goal.ts';
import { judgeOrder, judgeOutput, judgeSameLines } from './judge-output.ts';
import { judgeBlocks, judgeCrowd, judgeRequests, judgeWarnings } from './judge-run.ts';
import { isSameTime, toleranceOf } from './match-moment.ts';
import { mentions } from './mentions.ts';
import { secondsOf } from './say.ts';

/** Whether a run meets a goal, in sentences for people. */
export interface Judgement {
  readonly goal: Goal;
  readonly holds: boolean;
  /** What is asked for: "ends by 3 s". */
  readonly expected: string;
  /** What happened: "it took 6 s". */
  readonly actual: string;
  /** The index that shows it best. */
  readonly at?: number;
  /** The line of the program to look at. */
  readonly line?: number;
}

/** What a run is judged with besides its recording. */
export interface JudgeContext {
  /** The program that ran. */
  readonly source: string;
  /** What the other programs that goals name print, by file; see `filesToRun`. */
  readonly printed?: ReadonlyMap<string, readonly string[]>;
}

/** A judgement without its goal. */
export type Verdict = Omit<Judgement, 'goal'>;

/** The programs that must run before goals can be judged: see {@link JudgeContext}. */
export function filesToRun(goals: readonly Goal[]): string[] {
  return goals.flatMap((goal) => (goal.kind === 'same-lines-as' ? [goal.file] : []));
}

/** Judges a run that has ended, goal by goal. */
export function judge(goals: readonly Goal[], recording: Recording, context: JudgeContext): Judgement[] {
  return goals.map((goal) => ({ goal, ...verdictOn(goal, recording, context) }));
}

function verdictOn(goal: Goal, recording: Recording, { source, printed }: JudgeContext): Verdict {
  switch (goal.kind) {
    case 'duration':
      return judgeDuration(goal.seconds, recording);
    case 'within':
      return judgeEnd(goal.seconds, recording);
    case 'prints':
      return judgeOrder(goal.lines, recording);
    case 'output':
      return judgeOutput(goal.lines, recording);
    case 'same-lines-as':
      return judgeSameLines(goal.file, printed?.get(goal.file) ?? [], recording);
    case 'blocked':
      return judgeBlocks(goal.seconds, recording);
    case 'at-most':
    case 'at-least':
      return judgeCrowd(goal, recording);
    case 'requests-at-most':
      return judgeRequests(goal.requests, recording);
    case 'warnings':
      return judgeWarnings(goal.warnings, recording);
    case 'exit':
      return judgeExit(goal.code, recording);
    case 'uses':
    case 'avoids':
      return judgeSource(goal, source);
    default:
      return goal satisfies never;
  }
}

function judgeDuration(seconds: number, recording: Recording): Verdict {
  const took = recording.timelineAt(recording.length).at;
  const expected = `takes exactly ${secondsOf(seconds * SECOND)}`;
  return { holds: isSameTime(seconds, took), expected, actual: `it took ${secondsOf(took)}`, at: recording.length };
}

function judgeEnd(seconds: number, recording: Recording): Verdict {
  const took = recording.timelineAt(recording.length).at;
  const holds = took < seconds * SECOND + toleranceOf(seconds);
  const expected = `ends by ${secondsOf(seconds * SECOND)}`;
  return { holds, expected, actual: `it took ${secondsOf(took)}`, at: recording.length };
}

/** Ends with this exit code, by itself. */
export function judgeExit(code: number, recording: Recording): Verdict {
  const { ended, uncaught } = recording.timelineAt(recording.length);
  const holds = ended?.exitCode === code && ended.cause !== 'limit' && ended.cause !== 'deadlock';
  const expected = code === 0 ? 'ends without an error' : `ends with exit code ${code}`;
  const how = ended === undefined ? 'it has not ended' : endingOf(recording, ended);
  const actual =
    uncaught === undefined || holds ? how : [uncaught.type, uncaught.message].filter((text) => text !== '').join(': ');
  const line = uncaught?.where.source === 0 && uncaught.where.line > 0 ? { line: uncaught.where.line } : {};
  return { holds, expected, actual, at: recording.length, ...(holds ? {} : line) };
}

const ENDINGS: Readonly<Record<string, string>> = {
  deadlock: 'it waits for ever',
  stopped: 'it was stopped',
  crashed: 'it crashed',
};

function endingOf(
  recording: Recording,
  { cause, exitCode }: { readonly cause: string; readonly exitCode: number },
): string {
  if (cause !== 'limit') return ENDINGS[cause] ?? `it ended with exit code ${exitCode}`;
  // The event stands right before the end.
  for (let position = recording.length - 1; position >= Math.max(0, recording.length - 5); position--) {
    const event = recording.event(position);
    if (event?.kind === 'limit-reached') return LIMITS[event.limit](event.allowed.toLocaleString('en-US'));
  }
  return 'it reached a limit';
}

const LIMITS: Readonly<Record<LimitName, (allowed: string) => string>> = {
  events: (events) => `it does not end: it was stopped after ${events} events`,
  'virtual-time': (seconds) => `it does not end: it was stopped at ${seconds} s`,
  'wall-time': (seconds) => `it does not end: it was stopped after ${seconds} real seconds of work`,
  response: (seconds) => `it does not end: it was stopped after ${seconds} real seconds of work`,
  output: (bytes) => `it prints without end: it was stopped after ${bytes} bytes`,
  tasks: (tasks) => `it has more than ${tasks} tasks at once`,
  threads: (threads) => `it has more than ${threads} threads at once`,
  memory: (megabytes) => `it needs more than ${megabytes} MB of memory`,
  stack: () => 'its calls are nested too deeply',
};

function judgeSource({ kind, names }: Extract<Goal, { kind: 'uses' | 'avoids' }>, source: string): Verdict {
  const lines = names.map((name) => ({ name, line: mentions(source, name) }));
  const wrong = lines.filter(({ line }) => (line === undefined) === (kind === 'uses'));
  const expected = `${kind === 'uses' ? 'uses' : 'does without'} ${names.join(', ')}`;
  const [first] = wrong;
  if (first === undefined) return { holds: true, expected, actual: kind === 'uses' ? 'it does' : 'it does without' };
  if (first.line === undefined) return { holds: false, expected, actual: `${first.name} is not in the program` };
  return { holds: false, expected, actual: `${first.name} is still in line ${first.line}`, line: first.line };
}
