import type { Host } from '../host.ts';
import { coursePlace } from '../lessons/course-place.ts';
import { type TutorOptions, teachInTerminal } from '../lessons/tutor-session.ts';
import { terminalFeatures } from '../terminal-features.ts';
import type { QuizWish } from './prepare.ts';

/** A quiz on the terminal. */
export interface TerminalQuiz extends TutorOptions, QuizWish {
  readonly ascii?: boolean;
  readonly color?: boolean;
}

/**
 * Asks on the terminal until the person leaves; returns the exit code.
 * @throws {ProblemError} when there is no such lesson or file
 */
export async function quizInTerminal(options: TerminalQuiz, host: Host): Promise<number> {
  const { lesson, due, count, seed, file } = options;
  const { stdout, env } = host;
  const features = terminalFeatures({ isTTY: true, columns: stdout.columns, env, options });
  const place = await coursePlace(options.lessons, host);
  return teachInTerminal({ host, features, options, place, quiz: { lesson, due, count, seed, file } });
}
