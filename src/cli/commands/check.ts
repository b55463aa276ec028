import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type CourseLesson,
  type LessonProblem,
  readCourse,
  renderLessonProblem,
  sortedProblems,
} from '../../lesson/index.ts';
import { counted } from '../../timeline/index.ts';
import { checkLesson } from '../check/check-lesson.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { coursePlace } from '../lessons/course-place.ts';
import { readCourseFolder } from '../lessons/read-folder.ts';
import { ProblemError } from '../problem.ts';
import { terminalFeatures } from '../terminal-features.ts';

/** What `async-tutor check` is asked for. */
export interface CheckRequest {
  /** A course, or one lesson of a course; the built-in lessons when not given. */
  readonly dir: string | undefined;
  readonly options: { readonly json?: boolean; readonly ascii?: boolean };
}

/** What `check --json` says of a lesson. */
interface Checked {
  readonly folder: string;
  readonly id: string | null;
  readonly programs: number;
  readonly problems: readonly LessonProblem[];
}

/** `async-tutor check [DIR]`: everything that is wrong with the lessons of a course. */
export async function check({ dir, options }: CheckRequest, host: Host): Promise<number> {
  const { course, only } = await placeOf(dir, host);
  const source = await readCourseFolder(course);
  const read = readCourse(source);
  const lessons = read.lessons.filter(({ folder }) => only === undefined || folder === only);
  if (lessons.length === 0) throw noLessons(dir ?? course);
  const show = options.json ? silent : reporter(host, options);
  for (const problem of read.problems) show.problem(problem);
  const results: Checked[] = [];
  for (const lesson of lessons) {
    const folder = join(course, lesson.folder);
    const result = await checkOne(lesson, { folder, source, host, onProgress: show.progress(lesson.folder) });
    if (host.stopped.aborted) return host.stopped.reason.code;
    results.push(result);
    show.lesson(result);
  }
  const problems = [...read.problems, ...results.flatMap((result) => result.problems)];
  const programs = results.reduce((sum, result) => sum + result.programs, 0);
  if (options.json) {
    const summary = { lessons: results.length, programs, problems: problems.length };
    host.stdout.write(`${JSON.stringify({ lessons: results, problems: read.problems, summary }, null, 2)}\n`);
  }
  show.end(
    `${counted(results.length, 'lesson')}, ${counted(programs, 'program')} run, ${counted(problems.length, 'problem')}`,
  );
  return problems.length === 0 ? 0 : exitCodes.badArguments.code;
}

interface OneCheck {
  readonly folder: string;
  readonly source: Awaited<ReturnType<typeof readCourseFolder>>;
  readonly host: Host;
  readonly onProgress: (done: number, all: number) => void;
}

/** A lesson with mistakes is run as far as it could be read, so that all mistakes are found at once. */
async function checkOne(read: CourseLesson, { folder, source, host, onProgress }: OneCheck): Promise<Checked> {
  const known = { folder: read.folder, id: read.head?.id ?? null };
  const files = source.lessons.find((one) => one.folder === read.folder);
  if (read.partly === undefined || files === undefined) return { ...known, programs: 0, problems: read.problems };
  const engine = await host.engine();
  const result = await checkLesson({
    lesson: read.partly,
    source: files,
    folder,
    engine,
    stopped: host.stopped,
    onProgress,
  });
  return { ...known, programs: result.programs, problems: sortedProblems([...read.problems, ...result.problems]) };
}

/** The course to check, and the one lesson of it when DIR is a lesson's folder. */
async function placeOf(dir: string | undefined, host: Host): Promise<{ course: string; only?: string }> {
  const { course } = await coursePlace(dir, host);
  const isLesson = dir !== undefined && (await isFile(join(resolve(host.cwd, dir), 'lesson.md')));
  return isLesson ? { course: dirname(course), only: basename(course) } : { course };
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

function noLessons(dir: string): ProblemError {
  const remedy = 'A lesson is a folder with a lesson.md. "async-tutor new DIR" makes a small course to begin with.';
  return new ProblemError({ message: `${dir} holds no lessons.`, remedy, exitCode: exitCodes.badArguments.code });
}

/** Shows what is found, while it is found. */
interface Reporter {
  problem(problem: LessonProblem): void;
  progress(folder: string): (done: number, all: number) => void;
  lesson(result: Checked): void;
  end(summary: string): void;
}

const silent: Reporter = {
  problem: () => undefined,
  progress: () => () => undefined,
  lesson: () => undefined,
  end: () => undefined,
};

function reporter({ stdout, stderr, env }: Host, options: CheckRequest['options']): Reporter {
  const facts = { isTTY: stdout.isTTY === true, columns: stdout.columns, env, options };
  const { ascii } = terminalFeatures(facts);
  const [good, bad] = ascii ? ['ok', 'no'] : ['✓', '✗'];
  // A line that is written over again: only where somebody watches it.
  const shown = stderr.isTTY === true && env.TERM !== 'dumb';
  const wipe = () => shown && stderr.write('\r\u001b[K');
  const indented = (problem: LessonProblem) =>
    renderLessonProblem(problem)
      .split('\n')
      .map((line) => `  ${line}\n`)
      .join('');
  return {
    problem: (problem) => stdout.write(`${renderLessonProblem(problem)}\n`),
    progress: (folder) => (done, all) => shown && stderr.write(`\r\u001b[K${folder}: ${done} of ${all} programs`),
    lesson: ({ folder, programs, problems }) => {
      wipe();
      stdout.write(`${problems.length === 0 ? good : bad} ${folder}  ${counted(programs, 'program')}\n`);
      stdout.write(problems.map(indented).join('\n'));
    },
    end: (summary) => stdout.write(`\n${summary}\n`),
  };
}
