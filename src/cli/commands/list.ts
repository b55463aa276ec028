import type { LessonHead } from '../../lesson/index.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { type CourseIndex, readCourseIndex } from '../lessons/course-index.ts';
import { coursePlace } from '../lessons/course-place.ts';
import { terminalFeatures } from '../terminal-features.ts';

/** What `async-tutor list` is asked for. */
export interface ListOptions {
  readonly json?: boolean;
  /** The folder of another course. */
  readonly lessons?: string;
}

/** `async-tutor list`: the lessons by part, or as JSON. */
export async function list(options: ListOptions, host: Host): Promise<number> {
  const index = await readCourseIndex(await coursePlace(options.lessons, host));
  const heads = index.lessons.map(({ head }) => head);
  host.stdout.write(options.json ? `${JSON.stringify(heads, null, 2)}\n` : lessonTable(index, widthOf(host)));
  if (index.problems.length === 0) return 0;
  const { renderLessonProblem } = await import('../../lesson/index.ts');
  for (const problem of index.problems) host.stderr.write(`${renderLessonProblem(problem)}\n`);
  return exitCodes.badArguments.code;
}

function widthOf({ stdout, env }: Host): number {
  return terminalFeatures({ isTTY: stdout.isTTY === true, columns: stdout.columns, env, options: {} }).width;
}

/** The lessons as a person reads them: by part, the ids in one column. */
export function lessonTable({ parts: names, lessons }: CourseIndex, width: number): string {
  const heads = lessons.map(({ head }) => head);
  const idWidth = Math.max(...heads.map(({ id }) => id.length), 0);
  const parts = [...new Set(heads.map(({ part }) => part))].sort((a, b) => a - b);
  return parts
    .map((part) => {
      const title = `Part ${part}${names[part - 1] === undefined ? '' : `: ${names[part - 1]}`}`;
      const rows = heads.filter((head) => head.part === part).map((head) => lessonRow(head, { idWidth, width }));
      return `${title}\n${rows.join('')}`;
    })
    .join('\n');
}

function lessonRow(head: LessonHead, { idWidth, width }: { readonly idWidth: number; readonly width: number }): string {
  const start = `  ${head.id.padEnd(idWidth)}  ${String(head.minutes).padStart(2)} min  `;
  const room = width - start.length;
  const fits = head.summary.length <= room;
  return fits ? `${start}${head.summary}\n` : `${start}${head.title}\n`;
}
