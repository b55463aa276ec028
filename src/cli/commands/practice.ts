import type { ListedExercise } from '../../app/index.ts';
import type { ProgressChange } from '../../progress/index.ts';
import { progressFolder } from '../data-folder.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { type CoursePlace, readCourseIndex } from '../lessons/course-index.ts';
import { courseKey, coursePlace } from '../lessons/course-place.ts';
import type { TutorOptions } from '../lessons/tutor-session.ts';
import { now } from '../practice/now.ts';
import { findExercise, listExercises, openExercise } from '../practice/open-exercise.ts';
import { ProblemError } from '../problem.ts';
import { openProgress, type ProgressFile } from '../progress-file.ts';
import { readProgram } from '../read-program.ts';
import { isInteractive } from '../run/play-program.ts';
import { type TerminalFeatures, terminalFeatures } from '../terminal-features.ts';

/** The options of `practice`. */
export interface PracticeCommandOptions extends TutorOptions {
  /** Judge once: the learner's own file, or this one. */
  readonly check?: boolean | string;
  readonly list?: boolean;
  readonly hint?: boolean;
  readonly json?: boolean;
  readonly restart?: boolean;
  readonly plain?: boolean;
  readonly ascii?: boolean;
  readonly color?: boolean;
}

/** What `async-tutor practice` is asked for. */
export interface PracticeRequest {
  /** The exercise, by the id of its lesson; all of them when not given. */
  readonly id: string | undefined;
  readonly options: PracticeCommandOptions;
}

/** What `practice --check` gives when not all goals hold. */
const NOT_SOLVED = 1;

/** Everything that a way of practising needs. */
interface Practising extends PracticeRequest {
  readonly host: Host;
  readonly place: CoursePlace;
  readonly features: TerminalFeatures;
}

/** `async-tutor practice [ID]`: the exercises, or one of them; on the terminal, or as text. */
export async function practice({ id, options }: PracticeRequest, host: Host): Promise<number> {
  const { stdout, env } = host;
  const features = terminalFeatures({ isTTY: stdout.isTTY === true, columns: stdout.columns, env, options });
  if (id === undefined) refuseWithoutId(options);
  const practising = { id, options, host, features, place: await coursePlace(options.lessons, host) };
  if (id !== undefined && options.check !== undefined) return check({ ...practising, id });
  if (options.list === true || options.hint === true || !isInteractive(options, host)) {
    return id === undefined || options.list === true ? list(practising) : tell({ ...practising, id });
  }
  return inTerminal(practising);
}

/** Some options are about one exercise. */
function refuseWithoutId({ check, hint, restart }: PracticeCommandOptions): void {
  const option = check !== undefined ? '--check' : hint ? '--hint' : restart ? '--restart' : undefined;
  if (option === undefined) return;
  throw new ProblemError({
    message: `${option} needs an exercise.`,
    remedy: `Name it first: async-tutor practice ${typeof check === 'string' ? check : 'ID'} ${option}`,
    exitCode: exitCodes.badArguments.code,
  });
}

async function inTerminal({ id, options, host, features, place }: Practising): Promise<number> {
  const { teachInTerminal } = await import('../lessons/tutor-session.ts');
  const exercises: readonly ListedExercise[] = listExercises(await readCourseIndex(place));
  const restart = options.restart === true;
  const opened =
    id === undefined ? null : await openExercise({ lesson: id, restart }, { place, host, dir: options.dir });
  return teachInTerminal({ host, features, options, place, practice: { exercises, opened } });
}

/** The exercises as text. */
async function list({ options, host, place }: Practising): Promise<number> {
  const [{ exerciseAsJson, exerciseTable }, index, { progress, notice }] = await Promise.all([
    import('../practice/practice-text.ts'),
    readCourseIndex(place),
    progressOf({ options, host, place }),
  ]);
  if (notice !== null) host.stderr.write(`async-tutor: ${notice}\n`);
  const exercises = listExercises(index);
  const text = options.json
    ? JSON.stringify(
        exercises.map((exercise) => exerciseAsJson(exercise, progress)),
        null,
        2,
      )
    : `${exerciseTable(exercises, index.parts, progress)}\nBegin one:  async-tutor practice ${exercises[0]?.lesson ?? 'ID'}`;
  host.stdout.write(`${text}\n`);
  return 0;
}

/** The task as text, the file made ready; with --hint one more hint. */
async function tell({ id, options, host, features, place }: Practising & { readonly id: string }): Promise<number> {
  const { exerciseText } = await import('../practice/practice-text.ts');
  const restart = options.restart === true;
  const opened = await openExercise({ lesson: id, restart }, { place, host, dir: options.dir });
  const file = await progressOf({ options, host, place });
  const shown = Object.hasOwn(file.progress.exercises, id) ? (file.progress.exercises[id]?.hints ?? 0) : 0;
  const hints = Math.min(opened.exercise.hints.length, shown + (options.hint === true ? 1 : 0));
  if (opened.notice !== null) host.stderr.write(`async-tutor: ${opened.notice}\n`);
  host.stdout.write(exerciseText(opened, hints, features));
  if (hints > shown) await save(file, { kind: 'show-hints', lesson: id, hints }, host);
  return 0;
}

/** Judges a program once. Only what becomes of the learner's own file is remembered. */
async function check({ id, options, host, features, place }: Practising & { readonly id: string }): Promise<number> {
  const [{ checkAttempt }, { judgementAsJson, judgementText }] = await Promise.all([
    import('../practice/check-attempt.ts'),
    import('../practice/practice-text.ts'),
  ]);
  const given = typeof options.check === 'string' ? options.check : undefined;
  const found = await findExercise(id, place);
  const opened =
    given === undefined ? await openExercise({ lesson: id, restart: false }, { place, host, dir: options.dir }) : null;
  const name = given ?? opened?.file ?? '';
  const program = await readProgram({ name, cwd: host.cwd, stdin: host.stdin });
  const checked = await checkAttempt(found, program, host);
  if (host.stopped.aborted) return host.stopped.reason.code;
  host.stdout.write(
    options.json
      ? `${JSON.stringify(judgementAsJson(id, program.file, checked), null, 2)}\n`
      : judgementText(checked, found.exercise, features),
  );
  if (opened !== null && program.text !== found.exercise.start) {
    const change: ProgressChange = checked.holds
      ? { kind: 'solve-exercise', lesson: id, ...now() }
      : { kind: 'attempt-exercise', lesson: id };
    await save(await progressOf({ options, host, place }), change, host);
  }
  return checked.holds ? 0 : NOT_SOLVED;
}

async function progressOf({
  options,
  host,
  place,
}: Pick<Practising, 'options' | 'host' | 'place'>): Promise<ProgressFile> {
  return openProgress(progressFolder(options, host), await courseKey(place, host));
}

async function save(file: ProgressFile, change: ProgressChange, host: Host): Promise<void> {
  const trouble = await file.save(change);
  if (trouble !== null) host.stderr.write(`async-tutor: ${trouble}\n`);
}
