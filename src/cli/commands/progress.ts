import { basename } from 'node:path';
import { type Card, createQuizMaker, ideaOf } from '../../quiz/index.ts';
import { localDay } from '../calendar.ts';
import { progressFolder } from '../data-folder.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { type CoursePlace, readCourseIndex } from '../lessons/course-index.ts';
import { courseKey, coursePlace } from '../lessons/course-place.ts';
import type { TutorOptions } from '../lessons/tutor-session.ts';
import { ProblemError } from '../problem.ts';
import { progressPicture } from '../progress/picture.ts';
import { type ProgressReport, reportOf } from '../progress/report.ts';
import { forgetProgress, openProgress } from '../progress-file.ts';
import { lessonSources } from '../quiz/sources.ts';
import { writeAll } from '../run/write-all.ts';
import { stdinLines } from '../stdin-lines.ts';
import { terminalFeatures } from '../terminal-features.ts';

/** What `async-tutor progress` is asked for. */
export interface ProgressOptions extends TutorOptions {
  readonly json?: boolean;
  readonly reset?: boolean;
  /** `--reset` without asking. */
  readonly yes?: boolean;
  readonly ascii?: boolean;
  readonly color?: boolean;
  readonly width?: number;
}

/** `async-tutor progress`: what has been learned, what is due, what is still believed; or forgets it all. */
export async function progress(options: ProgressOptions, host: Host): Promise<number> {
  const place = await coursePlace(options.lessons, host);
  if (options.reset) return reset(options, place, host);
  const folder = progressFolder(options, host);
  const [index, cards, file] = await Promise.all([
    readCourseIndex(place),
    cardsByLesson(place),
    courseKey(place, host).then((key) => openProgress(folder, key)),
  ]);
  if (file.notice !== null) host.stderr.write(`async-tutor: ${file.notice}\n`);
  const now = Date.now();
  const report = reportOf({ index, cards, progress: file.progress, now, today: localDay(now) });
  await writeAll(host.stdout, options.json ? asJson(report) : picture(report, options, host));
  return 0;
}

function picture(report: ProgressReport, options: ProgressOptions, { stdout, env }: Host): string {
  const features = terminalFeatures({ isTTY: stdout.isTTY === true, columns: stdout.columns, env, options });
  return progressPicture(report, features);
}

function asJson(report: ProgressReport): string {
  const misconceptions = report.misconceptions.map((one) => ({ ...one, ...ideaOf(one.id) }));
  return `${JSON.stringify({ ...report, misconceptions }, null, 2)}\n`;
}

/** The cards of each lesson by its id. Nothing is run for that. */
async function cardsByLesson(place: CoursePlace): Promise<ReadonlyMap<string, readonly Card[]>> {
  const sources = await lessonSources(place);
  const notNow = async () => {
    throw new Error('no program is run to list the cards of a lesson');
  };
  const maker = createQuizMaker({ sources, run: notNow, sites: notNow, seed: 0 });
  const entries = sources.map(async (source) => [source.lesson?.id ?? '', await maker.cardsOf(source)] as const);
  return new Map(await Promise.all(entries));
}

/** Forgets everything after having asked; a copy stays. */
async function reset(options: ProgressOptions, place: CoursePlace, host: Host): Promise<number> {
  const key = await courseKey(place, host);
  const what = key === '' ? 'everything you have done' : `what you have done in ${basename(place.course)}`;
  if (!(await isSure(what, options, host))) {
    host.stdout.write('Nothing was changed.\n');
    return 0;
  }
  const copy = await forgetProgress(progressFolder(options, host), key).catch((error: Error) => {
    throw new ProblemError({
      message: `progress cannot be reset: ${error.message}`,
      exitCode: exitCodes.badArguments.code,
    });
  });
  host.stdout.write(
    copy === null ? 'There was nothing to forget.\n' : `Forgotten. What was there is kept as ${copy}\n`,
  );
  return 0;
}

async function isSure(what: string, { yes }: ProgressOptions, { stdin, stdout }: Host): Promise<boolean> {
  if (yes) return true;
  if (stdin.isTTY !== true) {
    throw new ProblemError({
      message: '--reset asks first, and there is no terminal to ask.',
      remedy: 'Use "async-tutor progress --reset --yes" if you are sure. A copy is kept.',
      exitCode: exitCodes.badArguments.code,
    });
  }
  stdout.write(`This forgets ${what}; a copy is kept. Type "yes" to go on: `);
  const line = await stdinLines(stdin).next();
  if (line === null) stdout.write('\n');
  return line?.trim().toLowerCase() === 'yes';
}
