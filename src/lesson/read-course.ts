import { checkCourse } from './check-course.ts';
import type { Course, CourseLesson } from './course.ts';
import { readFields } from './fields.ts';
import { type Glossary, readGlossary } from './glossary.ts';
import type { CourseFrame, LessonHead, LessonSource } from './lesson.ts';
import { normalised } from './markdown.ts';
import { createProblems, type Problems, sortedProblems } from './problem.ts';
import type { Files } from './programs.ts';
import { parseLesson, parseLessonHead } from './read-lesson.ts';

/** A course as it lies on disk. */
export interface CourseSource {
  /** The files beside the lessons: course.yaml and glossary.yaml. */
  readonly files: Files;
  /** In the order of their folders. */
  readonly lessons: readonly LessonSource[];
}

/** Reads a course. A lesson with problems does not keep the others from being read. */
export function readCourse({ files, lessons }: CourseSource): Course {
  const problems = createProblems();
  const frame = readFrame(files, problems);
  const read = lessons.map((source) => readOne(source, frame));
  const between = checkCourse(lessons, read, frame);
  const byFolder = (folder: string) => between.filter(({ path }) => path.startsWith(`${folder}/`));
  return {
    title: frame.title ?? 'Lessons',
    parts: frame.parts ?? [],
    glossary: frame.glossary ?? new Map(),
    lessons: read.map((lesson) => withProblems(lesson, byFolder(lesson.folder))),
    problems: [...problems.list, ...between.filter(({ path }) => !path.includes('/'))],
  };
}

/** Reads what stands beside the lessons: course.yaml and glossary.yaml; both may be missing. */
export function readFrame(files: Files, problems: Problems = createProblems()): CourseFrame {
  const glossary = readGlossaryFile(files, problems);
  return { ...readCourseFile(files, problems), ...(glossary === undefined ? {} : { glossary }) };
}

function readCourseFile(files: Files, problems: Problems): CourseFrame {
  const text = files.get('course.yaml');
  if (text === undefined) return {};
  const yaml = normalised(text);
  const fields = readFields({ yaml, firstLine: 1 }, problems.reportFor('course.yaml', yaml));
  fields?.refuseOthers(['title', 'parts']);
  const parts = fields?.optionalTexts('parts');
  return { title: fields?.text('title', 'what the course is called') ?? '', ...(parts === undefined ? {} : { parts }) };
}

function readGlossaryFile(files: Files, problems: Problems): Glossary | undefined {
  const text = files.get('glossary.yaml');
  return text === undefined ? undefined : readGlossary(text, problems.reportFor('glossary.yaml', normalised(text)));
}

function readOne(source: LessonSource, frame: CourseFrame): CourseLesson {
  const { folder } = source;
  const parsed = parseLesson(source, frame);
  if (parsed.ok) {
    const { value } = parsed;
    return { folder, head: value.head, lesson: value, partly: value, problems: [] };
  }
  const { partly, problems } = parsed;
  return { folder, head: soundHead(source), lesson: undefined, partly, problems };
}

/** The front matter, if nothing is wrong with that. */
function soundHead({ folder, files }: LessonSource): LessonHead | undefined {
  const head = parseLessonHead({ path: `${folder}/lesson.md`, text: files.get('lesson.md') ?? '' });
  return head.ok ? head.value : undefined;
}

function withProblems(lesson: CourseLesson, more: CourseLesson['problems']): CourseLesson {
  if (more.length === 0) return lesson;
  return { ...lesson, lesson: undefined, problems: sortedProblems([...lesson.problems, ...more]) };
}
