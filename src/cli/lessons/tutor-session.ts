import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import type {
  AppState,
  DeskEffect,
  Message,
  Offer,
  PracticeOptions,
  Profile,
  Program,
  RunId,
  Size,
} from '../../app/index.ts';
import { applyChange, type ProgressChange } from '../../progress/index.ts';
import type { RunRequest } from '../../python/index.ts';
import { progressFolder } from '../data-folder.ts';
import { type Edited, editFile } from '../editor.ts';
import type { Host } from '../host.ts';
import { createPracticeDesk } from '../practice/practice-desk.ts';
import { practiceRequest } from '../practice/practice-request.ts';
import { ProblemError } from '../problem.ts';
import { openProgress, type ProgressFile } from '../progress-file.ts';
import { dueIn } from '../quiz/due.ts';
import type { QuizWish } from '../quiz/prepare.ts';
import { createQuizDesk, type QuizDesk } from '../quiz/quiz-desk.ts';
import { readProgram } from '../read-program.ts';
import { runJavaScript } from '../run/javascript.ts';
import { playSession } from '../run/session.ts';
import type { TerminalFeatures } from '../terminal-features.ts';
import { type CourseIndex, type CoursePlace, readCourseIndex } from './course-index.ts';
import { courseKey } from './course-place.ts';
import { findLesson } from './find-lesson.ts';

/** The options of commands that teach. */
export interface TutorOptions {
  /** The folder of another course. */
  readonly lessons?: string;
  /** The folder for what is remembered. */
  readonly data?: string;
  /** The folder for the learner's programs. */
  readonly dir?: string;
}

/** An interactive session with lessons: home, or one lesson. */
export interface TutorSession {
  readonly host: Host;
  readonly features: TerminalFeatures;
  readonly options: TutorOptions;
  readonly place: CoursePlace;
  /** The lesson to begin with; home without one. */
  readonly lesson?: string;
  /** The exercises to begin with: the list, or one of them. */
  readonly practice?: PracticeOptions;
  /** The quiz to begin with. */
  readonly quiz?: QuizWish;
}

/** What home can offer besides lessons, as far as there are commands for it. */
const OFFERS: readonly Offer[] = ['quiz', 'practice'];

/**
 * Teaches on the terminal until the person leaves; returns the exit code.
 * @throws {ProblemError} when there is no such lesson
 */
export async function teachInTerminal(session: TutorSession): Promise<number> {
  const { host, features, place } = session;
  const file = await openProgress(progressFolder(session.options, host), await courseKey(place, host));
  const [app, index] = await Promise.all([import('../../app/index.ts'), readCourseIndex(place)]);
  const profile = profileOf(index, file);
  const size = { columns: host.stdout.columns ?? 80, rows: host.stdout.rows ?? 24 };
  let tell: (message: Message) => void = () => {};
  const dispatch = (message: Message) => tell(message);
  const memory = createMemory(file, dispatch);
  const lessons = index.lessons.map(({ head }) => head);
  const quizzes = createQuizDesk({ host, place, lessons, ...memory, dispatch });
  const first = await firstState(session, app, { profile, size, quizzes });
  let end = () => {};
  try {
    return await playSession({
      first,
      host,
      features,
      requestFor: (program) => requestFor(program, session),
      edit: (path, line, text) => editCopy({ path, line, text, host }),
      deskFor: (toStore, suspended) => {
        tell = toStore;
        const desk = createDesk(session, { dispatch, suspended, save: memory.save, quizzes });
        end = desk.close;
        return (effect) => void desk.run(effect);
      },
    });
  } finally {
    end();
    quizzes.close();
    await file.settled();
  }
}

/** What is remembered of the learner, with all that this session changes. */
function createMemory(file: ProgressFile, dispatch: (message: Message) => void) {
  let { progress } = file;
  const save = async (change: ProgressChange) => {
    progress = applyChange(progress, change);
    const trouble = await file.save(change);
    if (trouble !== null) dispatch({ kind: 'progress-not-saved', message: trouble });
  };
  return { progress: () => progress, save };
}

interface Beginning {
  readonly profile: Profile;
  readonly size: Size;
  readonly quizzes: QuizDesk;
}

/** What the session begins with. */
async function firstState(
  { lesson, practice, quiz, place }: TutorSession,
  app: typeof import('../../app/index.ts'),
  { profile, size, quizzes }: Beginning,
): Promise<AppState> {
  if (quiz !== undefined) return app.createQuizSession(await quizzes.take(quiz), profile, size);
  if (practice !== undefined) return app.createPracticeSession(practice, profile, size);
  if (lesson === undefined) return app.createHomeSession(profile, size);
  return app.createLessonSession(await findLesson(lesson, place), profile, size);
}

/** What a session knows of the learner and the course. */
function profileOf({ parts, lessons }: CourseIndex, { progress, notice }: ProgressFile): Profile {
  const listed = lessons.map(({ head, isSound }) => ({
    head,
    problem: isSound ? null : `"${head.title}" has mistakes: async-tutor check names them.`,
  }));
  const ids = lessons.map(({ head }) => head.id);
  const due = dueIn(progress, ids, Date.now());
  return { curriculum: { parts, lessons: listed }, progress, notice, offers: OFFERS, due };
}

/** Programs of lessons believe to be in their folder, a learner's own in the folder of the terminal. */
function requestFor(program: Program, { host, place }: TutorSession): RunRequest {
  if (program.isExercise) return practiceRequest(program);
  const { file, args, text } = program;
  const inCourse = relative(place.course, file);
  const folder = inCourse.startsWith('..') ? host.cwd : join(place.course, inCourse.split(/[\\/]/)[0] ?? '');
  const argv0 = relative(folder, file).replaceAll('\\', '/');
  return { file, argv0, args, cwd: folder, ...(text === undefined ? {} : { text }) };
}

interface Editing {
  readonly path: string;
  readonly line: number;
  /** What the copy holds; undefined: the file itself is the person's. */
  readonly text: string | undefined;
  readonly host: Host;
}

/** Opens a copy of a program that is not the learner's to change, and throws the copy away afterwards. */
async function editCopy({ path, line, text, host }: Editing): Promise<Edited> {
  if (text === undefined) return editFile(path, line, host.env);
  const folder = await mkdtemp(join(tmpdir(), 'async-tutor-'));
  try {
    const copy = join(folder, basename(path));
    await writeFile(copy, text);
    return await editFile(copy, line, host.env);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface DeskTools {
  readonly dispatch: (message: Message) => void;
  readonly save: (change: ProgressChange) => Promise<void>;
  readonly quizzes: QuizDesk;
  /** Acts while the screen is given up. */
  readonly suspended: (act: () => Promise<void>) => Promise<void>;
}

/** Carries out what only sessions with lessons ask for. */
function createDesk(session: TutorSession, { dispatch, suspended, save, quizzes }: DeskTools) {
  const { host, place } = session;
  const refuse = (error: unknown) => dispatch({ kind: 'refused', message: sentenceOf(error) });
  const practice = createPracticeDesk({ place, dir: session.options.dir, host, dispatch, refuse, suspended });
  const begun = session.practice?.opened ?? null;
  if (begun !== null) practice.watch(begun.file, begun.text);
  const runScript = async (run: RunId, path: string) => {
    const ended = await runJavaScript(path, host.stopped).catch((error) => ({ lines: [], error: sentenceOf(error) }));
    dispatch({ kind: 'javascript-ended', run, lines: ended.lines, trouble: ended.error === '' ? null : ended.error });
  };
  const run = (effect: DeskEffect) => {
    switch (effect.kind) {
      case 'open-lesson':
        return findLesson(effect.id, place).then((found) => dispatch({ kind: 'lesson-opened', ...found }), refuse);
      case 'open-program':
        return openProgram(effect.path, host).then(dispatch, refuse);
      case 'open-offer':
        if (effect.offer === 'practice') return practice.offer(effect.lesson).catch(refuse);
        return wishFor(effect.lesson).then(quizzes.open);
      case 'save-progress':
        return save(effect.change);
      case 'run-javascript':
        return runScript(effect.run, effect.file);
      case 'next-question':
      case 'keep-quiz-answer':
      case 'quiz-again':
      case 'close-quiz':
        return quizzes.run(effect).catch(refuse);
      case 'open-exercise':
      case 'edit-exercise':
      case 'close-exercise':
        return practice.run(effect).catch(refuse);
      default:
        return effect satisfies never;
    }
  };
  return { run, close: practice.close };
}

/** At home a whole round of all that the learner has met, what is due first; after a lesson a few questions about it. */
async function wishFor(lesson: string | null): Promise<QuizWish> {
  const { LESSON_QUESTIONS, MIXED_QUESTIONS } = await import('../../app/index.ts');
  return lesson === null ? { count: MIXED_QUESTIONS } : { lesson, count: LESSON_QUESTIONS };
}

async function openProgram(path: string, host: Host): Promise<Message> {
  const home = host.env.HOME ?? host.env.USERPROFILE;
  const name = home !== undefined && /^~[\\/]/.test(path) ? join(home, path.slice(2)) : path;
  if (name === '-') throw new Error('A program from standard input needs "async-tutor run -".');
  const { file, text } = await readProgram({ name, cwd: host.cwd, stdin: host.stdin });
  return { kind: 'program-opened', program: { file, args: [] }, source: text, name: basename(file) };
}

/** One sentence for the screen. */
function sentenceOf(error: unknown): string {
  const { message } = error as Error;
  const more = error instanceof ProblemError ? error.problem.remedy?.split('\n')[0] : undefined;
  return more === undefined ? message : `${message} ${more}`;
}
