import type { Host } from '../host.ts';
import { coursePlace } from '../lessons/course-place.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { TutorOptions } from '../lessons/tutor-session.ts';
import { isInteractive } from '../run/play-program.ts';
import type { RunOptions } from '../run/run-options.ts';
import { terminalFeatures } from '../terminal-features.ts';

/** What `async-tutor lesson` is asked for. */
export interface LessonRequest {
  readonly id: string;
  readonly options: RunOptions & TutorOptions;
}

/** `async-tutor lesson ID`: the walkthrough, or the whole lesson as text. */
export async function lesson({ id, options }: LessonRequest, host: Host): Promise<number> {
  const place = await coursePlace(options.lessons, host);
  const { stdout, env } = host;
  const features = terminalFeatures({ isTTY: stdout.isTTY === true, columns: stdout.columns, env, options });
  if (isInteractive(options, host)) {
    const { teachInTerminal } = await import('../lessons/tutor-session.ts');
    return teachInTerminal({ host, features, options, place, lesson: id });
  }
  const { lessonAsText } = await import('../lessons/lesson-as-text.ts');
  return lessonAsText({ ...(await findLesson(id, place)), options, host, features });
}
