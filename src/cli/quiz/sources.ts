import { basename, join } from 'node:path';
import { type Lesson, type LessonSource, type ProgramCall, parseLesson, readFrame } from '../../lesson/index.ts';
import type { QuizMaterial, QuizProgram, QuizSource } from '../../quiz/index.ts';
import { type CoursePlace, readCourseIndex } from '../lessons/course-index.ts';
import { readFrameFiles, readLessonFolder } from '../lessons/read-folder.ts';
import type { ProgramText } from '../read-program.ts';

/** What the lessons of a course can be asked about, in their order. Lessons with mistakes are left out. */
export async function lessonSources(place: CoursePlace): Promise<readonly QuizSource[]> {
  const [{ lessons }, files] = await Promise.all([readCourseIndex(place), readFrameFiles(place.course)]);
  const frame = readFrame(files);
  return lessons
    .filter(({ isSound }) => isSound)
    .map(({ folder, head: { id, title } }) => ({
      lesson: { id, title },
      read: async () => {
        const source = await readLessonFolder(place.course, folder);
        const parsed = parseLesson(source, frame);
        return parsed.ok
          ? materialOf(parsed.value, source, join(place.course, folder))
          : { programs: [], authored: [] };
      },
    }));
}

/** What can be asked about a program of the learner's own. */
export function fileSource({ file, text }: ProgramText): QuizSource {
  const program = { file, name: basename(file), args: [], source: text };
  return { lesson: null, read: () => ({ programs: [program], authored: [] }) };
}

/** The programs that a lesson shows, each once, and its authored questions. */
function materialOf({ steps, quiz }: Lesson, { files }: LessonSource, folder: string): QuizMaterial {
  const calls = steps.flatMap((step): readonly ProgramCall[] => {
    switch (step.kind) {
      case 'run':
      case 'predict':
      case 'modify':
        return [step.program];
      case 'compare':
        return step.programs;
      case 'javascript':
        return step.beside === undefined ? [] : [step.beside];
      default:
        return [];
    }
  });
  const programs = new Map(calls.map((call) => [[call.file, ...call.args].join('\0'), programOf(call, folder)]));
  return {
    programs: [...programs.values()],
    authored: quiz,
    programOf: (call) => programOf(call, folder),
    other: (file) => {
      const source = files.get(file);
      return source === undefined ? undefined : programOf({ file, args: [], source }, folder);
    },
  };
}

function programOf({ file, args, source }: ProgramCall, folder: string): QuizProgram {
  return { file: join(folder, file), name: file, args, source };
}
