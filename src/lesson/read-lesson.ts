import { readFrontMatter, splitFrontMatter } from './front-matter.ts';
import type { CourseFrame, Lesson, LessonHead, LessonSource } from './lesson.ts';
import { normalised } from './markdown.ts';
import { createProblems, type LessonProblem, type Problems, type Report, sortedProblems } from './problem.ts';
import type { Files } from './programs.ts';
import { readExercise } from './read-exercise.ts';
import { readQuiz } from './read-quiz.ts';
import { readSteps } from './read-steps.ts';

/** What was read, or everything that is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly problems: readonly LessonProblem[];
      /** As far as it could be read, what is wrong left out. */
      readonly partly?: T;
    };

/** Reads a whole lesson. Finds all problems at once, in the order of their lines. */
export function parseLesson({ folder, files }: LessonSource, frame: CourseFrame): Parsed<Lesson> {
  return collect((problems) => {
    const text = normalised(files.get('lesson.md') ?? '');
    const report = problems.reportFor(`${folder}/lesson.md`, text);
    const halves = splitFrontMatter(text, report);
    const quiz = readQuizFile({ folder, files }, problems);
    const exercise = readExerciseFolder({ folder, files }, problems);
    if (halves === undefined) return undefined;
    const head = readFrontMatter(halves.yaml, report, frame);
    const body = { markdown: halves.body, firstLine: halves.bodyLine };
    const steps = readSteps(body, { title: head?.title ?? folder, files, report });
    return head && { head, steps, glossary: frame.glossary ?? new Map(), exercise, quiz };
  });
}

/** Reads only the front matter of a lesson.md: what a list of lessons needs. `path` is what to call it in messages. */
export function parseLessonHead({ path, text }: { readonly path: string; readonly text: string }): Parsed<LessonHead> {
  return collect((problems) => {
    const whole = normalised(text);
    return readHead(whole, problems.reportFor(path, whole));
  });
}

function readHead(text: string, report: Report): LessonHead | undefined {
  const halves = splitFrontMatter(text, report);
  return halves && readFrontMatter(halves.yaml, report, {});
}

function readQuizFile({ folder, files }: LessonSource, problems: Problems) {
  const text = normalised(files.get('quiz.yaml') ?? '');
  return readQuiz(text, files, problems.reportFor(`${folder}/quiz.yaml`, text));
}

function readExerciseFolder({ folder, files }: LessonSource, problems: Problems) {
  const inside = filesUnder('exercise/', files);
  return inside.size === 0 ? undefined : readExercise({ files: inside, path: `${folder}/exercise`, problems });
}

/** The files below a folder, by their paths in it. */
export function filesUnder(prefix: string, files: Files): Files {
  const inside = [...files].filter(([path]) => path.startsWith(prefix));
  return new Map(inside.map(([path, text]) => [path.slice(prefix.length), text]));
}

function collect<T>(read: (problems: Problems) => T | undefined): Parsed<T> {
  const problems = createProblems();
  const value = read(problems);
  if (value !== undefined && problems.list.length === 0) return { ok: true, value };
  return { ok: false, problems: sortedProblems(problems.list), ...(value === undefined ? {} : { partly: value }) };
}
