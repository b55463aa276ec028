import { expect } from 'vitest';
import { type CourseFrame, type LessonProblem, parseLesson, readCourse, type Step } from '../../src/lesson/index.ts';

/** A front matter without mistakes: five lines of fields, so that the body begins on line 8. */
export const HEAD = '---\nid: gather\ntitle: Gather\nsummary: Several at once.\npart: 1\nminutes: 5\n---\n';

/** Programs beside the lesson. */
const PROGRAMS = { 'a.py': 'import asyncio\nprint("a")\ndelay = 2\n', 'b.py': 'print("b")\n', 'c.mjs': '1;\n' };

/** Files of a lesson's folder by name; those of {@link PROGRAMS} are there too. */
export type Files = Readonly<Record<string, string>>;

/** The files of a folder with a lesson: the text of lesson.md, or several files. */
export function filesOf(source: string | Files): ReadonlyMap<string, string> {
  const given = typeof source === 'string' ? { 'lesson.md': source } : { 'lesson.md': `${HEAD}Read.\n`, ...source };
  return new Map(Object.entries({ ...PROGRAMS, ...given }));
}

/** Reads a lesson and gives one line for each step (`8 prose: Gather`) or for each problem (`3:5 message`). */
export function read(source: string | Files, frame: CourseFrame = {}): string[] {
  const parsed = parseLesson({ folder: '05-gather', files: filesOf(source) }, frame);
  return parsed.ok ? parsed.value.steps.map(stepLine) : parsed.problems.map(problemLine);
}

/** Compares what {@link read} gives; a problem may be given by its beginning. */
export function check(source: string | Files, expected: readonly string[], frame: CourseFrame = {}): void {
  const found = read(source, frame);
  expect(found.map((line, index) => line.slice(0, expected[index]?.length))).toEqual(expected);
}

/** The problems of a course; each lesson is its folder and what stands in its front matter besides the id. */
export function courseProblems(lessons: Files, files: Files = {}): string[] {
  const course = readCourse({
    files: new Map(Object.entries(files)),
    lessons: Object.entries(lessons).map(([folder, text]) => ({ folder, files: filesOf(text) })),
  });
  return [...course.problems, ...course.lessons.flatMap(({ problems }) => problems)].map(
    (problem) => `${problem.path}:${problemLine(problem)}`,
  );
}

function problemLine({ path, line, column, message }: LessonProblem): string {
  const file = path.replace(/^05-gather\//, '');
  return `${file === 'lesson.md' || file === path ? '' : `${file}:`}${line}:${column} ${message}`;
}

function stepLine(step: Step): string {
  const what = `${step.line} ${step.kind}`;
  switch (step.kind) {
    case 'prose':
    case 'summary':
      return `${what}: ${step.heading}`;
    case 'run':
      return `${what} ${[step.program.file, ...step.program.args].join(' ')}: ${step.title}`;
    case 'predict':
      return `${what} ${step.program.file}: ${step.prediction.question}`;
    case 'modify':
      return `${what} ${step.program.file}: ${step.title}`;
    case 'compare':
      return `${what} ${step.programs.map(({ file }) => file).join(' ')}: ${step.title}`;
    case 'javascript':
      return `${what} ${step.file}: ${step.title}`;
    default:
      return step satisfies never;
  }
}
