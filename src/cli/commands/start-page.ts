import type { Progress } from '../../progress/index.ts';
import { progressFolder } from '../data-folder.ts';
import type { Host } from '../host.ts';
import { type CourseIndex, readCourseIndex } from '../lessons/course-index.ts';
import { courseKey, coursePlace } from '../lessons/course-place.ts';
import type { TutorOptions } from '../lessons/tutor-session.ts';
import { openProgress } from '../progress-file.ts';
import { terminalFeatures } from '../terminal-features.ts';
import { lessonTable } from './list.ts';

/** `async-tutor` alone: what there is and how to begin. */
export async function startPage(host: Host, options: TutorOptions = {}): Promise<number> {
  const { stdout, env } = host;
  const place = await coursePlace(options.lessons, host);
  const index = await readCourseIndex(place);
  const { width } = terminalFeatures({ isTTY: stdout.isTTY === true, columns: stdout.columns, env, options: {} });
  const { progress, notice } = await openProgress(progressFolder(options, host), await courseKey(place, host));
  if (notice !== null) host.stderr.write(`async-tutor: ${notice}\n`);
  stdout.write(`async-tutor: learn Python’s asyncio by watching it run

${lessonTable(index, width)}
${nextStep(index.lessons, progress)}
Put programs right yourself:  async-tutor practice
Watch a program of your own:  async-tutor run my_program.py
Everything else:              async-tutor --help
`);
  return 0;
}

/** What comes next for this learner, in one line. */
function nextStep(lessons: CourseIndex['lessons'], { latest, lessons: done }: Progress): string {
  const finished = lessons.filter(({ head }) => done[head.id]?.completed === true).length;
  const isOpen = ({ head }: CourseIndex['lessons'][number]) => done[head.id]?.completed !== true;
  const next = lessons.find((lesson) => lesson.head.id === latest && isOpen(lesson)) ?? lessons.find(isOpen);
  if (latest === null) return `Begin with the first one:     async-tutor lesson ${next?.head.id ?? 'ID'}`;
  if (next === undefined) return `You have finished all ${finished} lessons.`;
  return `You have finished ${finished} of ${lessons.length}. Go on with:  async-tutor lesson ${next.head.id}`;
}
