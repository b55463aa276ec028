import { inDays } from '../../quiz/index.ts';
import { progressFolder } from '../data-folder.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { courseKey, coursePlace } from '../lessons/course-place.ts';
import type { TutorOptions } from '../lessons/tutor-session.ts';
import { ProblemError } from '../problem.ts';
import { pensFor } from '../progress/pens.ts';
import { openProgress } from '../progress-file.ts';
import { type PreparedQuiz, prepareQuiz, type QuizWish } from '../quiz/prepare.ts';
import { questionsAsJson } from '../quiz/question-json.ts';
import { askAsText } from '../quiz/text-session.ts';
import { isInteractive } from '../run/play-program.ts';
import { writeAll } from '../run/write-all.ts';
import { terminalFeatures } from '../terminal-features.ts';

/** What the options of `async-tutor quiz` say. */
export interface QuizOptions extends TutorOptions, Omit<QuizWish, 'lesson' | 'count'> {
  readonly count?: number;
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly ascii?: boolean;
  readonly color?: boolean;
}

/** What `async-tutor quiz` is asked for. */
export interface QuizRequest {
  /** The lesson to ask about. */
  readonly lesson: string | undefined;
  readonly options: QuizOptions;
}

const COUNT = 10;
/** Prose is easier to read when its lines are not much longer. */
const WIDEST_PROSE = 88;

/** `async-tutor quiz [LESSON]`: questions, on the screen, as text, or as JSON for teachers. */
export async function quiz({ lesson, options }: QuizRequest, host: Host): Promise<number> {
  const { due, seed, file: own, count = COUNT } = options;
  refuseWhatCannotBe(lesson, options);
  if (isInteractive(options, host)) {
    const { quizInTerminal } = await import('../quiz/terminal.ts');
    return quizInTerminal({ ...options, lesson, count }, host);
  }
  const place = await coursePlace(options.lessons, host);
  const file = await openProgress(progressFolder(options, host), await courseKey(place, host));
  if (file.notice !== null && !options.json) host.stderr.write(`async-tutor: ${file.notice}\n`);
  const wish = { lesson, due, seed, count, file: own };
  const engine = await host.engine();
  const tools = { host, place, engine, progress: file.progress, now: Date.now };
  const prepared = await prepareQuiz(wish, tools);
  try {
    if (options.json) return await printJson(prepared, host);
    const { stdout, env } = host;
    const features = terminalFeatures({ isTTY: stdout.isTTY === true, columns: stdout.columns, env, options });
    const room = { ascii: features.ascii, width: Math.min(features.width, WIDEST_PROSE), pens: pensFor(features) };
    const asked = await askAsText({ quiz: prepared, host, file, room });
    if (host.stopped.aborted) return host.stopped.reason.code;
    if (asked === 0) await nothingToAsk(prepared, wish, host);
    return 0;
  } finally {
    prepared.close();
    await file.settled();
  }
}

async function printJson(prepared: PreparedQuiz, host: Host): Promise<number> {
  const questions = await questionsAsJson(prepared);
  if (questions.length === 0) throw noQuestion(await prepared.obstacle());
  await writeAll(host.stdout, `${JSON.stringify(questions, null, 2)}\n`);
  return 0;
}

/** Nothing due is good news; a program about which nothing can be asked is an argument to change. */
async function nothingToAsk(prepared: PreparedQuiz, { due }: QuizWish, host: Host): Promise<void> {
  if (!due) throw noQuestion(await prepared.obstacle());
  const { soonest, count } = prepared;
  // What was asked once can be asked again, unless its lesson was edited meanwhile.
  if (count > 0) throw noQuestion('nothing can be asked any more about what is due: its lessons have changed.');
  const next = soonest === null ? '' : ` The next ${nextIdeas(soonest.ideas)} back ${inDays(soonest.days)}.`;
  host.stdout.write(`Nothing is due for a review now.${next}\nNew questions:  async-tutor quiz\n`);
}

function nextIdeas(count: number): string {
  return count === 1 ? 'idea comes' : `${count} ideas come`;
}

function noQuestion(obstacle: string | undefined): ProblemError {
  const message = obstacle ?? 'no question can be asked.';
  return new ProblemError({ message, exitCode: exitCodes.badArguments.code });
}

/** A file is not of a lesson, and has nothing that comes back; and what is read to its end gives no answers. */
function refuseWhatCannotBe(lesson: string | undefined, { file, due, json }: QuizOptions): void {
  const refuse = (message: string, remedy: string) => {
    throw new ProblemError({ message, remedy, exitCode: exitCodes.badArguments.code });
  };
  if (file !== undefined && (lesson !== undefined || due)) {
    const other = lesson === undefined ? '--due' : `the lesson "${lesson}"`;
    refuse(`--file cannot be used with ${other}.`, 'Questions are about a program of your own, or about lessons.');
  }
  if (file === '-' && !json) {
    refuse('the answers come from standard input, so the program cannot.', 'Name a file, or add --json.');
  }
}
