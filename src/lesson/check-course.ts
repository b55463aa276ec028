import { didYouMean, nearNames } from '../text/index.ts';
import type { CourseLesson } from './course.ts';
import type { CourseFrame, LessonHead, LessonSource } from './lesson.ts';
import { normalised } from './markdown.ts';
import { createProblems, type LessonProblem, type Position, type Report, START } from './problem.ts';

/** A lesson's front matter and how to complain about it. */
interface Entry {
  readonly path: string;
  readonly head: LessonHead;
  /** Reports a mistake at a value of a field of the front matter. */
  complain(key: string, value: string, message: string, remedy: string): void;
}

/**
 * What is wrong between the lessons of a course: an id used twice, `after` without a lesson, with a later one or in a
 * circle, terms without a glossary, two questions of one id.
 */
export function checkCourse(
  sources: readonly LessonSource[],
  lessons: readonly CourseLesson[],
  frame: CourseFrame,
): readonly LessonProblem[] {
  const problems = createProblems();
  const entries = lessons.flatMap(({ folder, head }, index): Entry[] => {
    if (head === undefined) return [];
    const path = `${folder}/lesson.md`;
    const text = normalised(sources[index]?.files.get('lesson.md') ?? '');
    const report = problems.reportFor(path, text);
    return [{ path, head, complain: (key, value, ...what) => report(placeInFrontMatter(text, key, value), ...what) }];
  });
  checkIds(entries);
  checkOrder(entries);
  checkQuestions(sources, lessons, (path, text) => problems.reportFor(path, text));
  const first = entries.find(({ head }) => head.terms.length > 0);
  if (first !== undefined && frame.glossary === undefined) {
    const remedy = `Put one beside the lessons: "${first.head.terms[0]}: what it means, in one sentence".`;
    problems.reportFor('glossary.yaml', '')(START, 'the lessons have terms, and there is no glossary.yaml', remedy);
  }
  return problems.list;
}

function checkIds(entries: readonly Entry[]): void {
  const owners = new Map<string, Entry>();
  for (const entry of entries) {
    const { id } = entry.head;
    const other = owners.get(id);
    if (other === undefined) owners.set(id, entry);
    else entry.complain('id', id, `the id "${id}" is taken by ${other.path}`, 'Give each lesson an id of its own.');
  }
}

function checkOrder(entries: readonly Entry[]): void {
  const byId = new Map(entries.map((entry) => [entry.head.id, entry]));
  const seen = new Set<string>();
  const circle = entries.map(({ head }) => circleFrom(head.id, byId)).find((way) => way !== undefined);
  for (const { head, complain } of entries) {
    for (const id of head.after) {
      if (!byId.has(id)) {
        const remedy = didYouMean(nearNames(id, byId.keys())) ?? `The ids are ${[...byId.keys()].join(', ')}.`;
        complain('after', id, `"after" names "${id}", and there is no such lesson`, remedy);
      } else if (circle === undefined && !seen.has(id)) {
        complain('after', id, `"${id}" comes later`, 'Give the folders numbers in the order of the lessons.');
      }
    }
    seen.add(head.id);
  }
  const [start, next = ''] = circle ?? [];
  if (circle === undefined || start === undefined) return;
  const message = `"after" runs in a circle: ${circle.join(' after ')}`;
  byId.get(start)?.complain('after', next, message, 'Take one of these out of "after".');
}

/** The way from a lesson back to itself, if there is one. */
function circleFrom(start: string, byId: ReadonlyMap<string, Entry>): string[] | undefined {
  const seen = new Set<string>();
  const walk = (id: string, way: string[]): string[] | undefined => {
    for (const before of byId.get(id)?.head.after ?? []) {
      if (before === start) return [...way, before];
      if (seen.has(before)) continue;
      seen.add(before);
      const found = walk(before, [...way, before]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(start, [start]);
}

function checkQuestions(
  sources: readonly LessonSource[],
  lessons: readonly CourseLesson[],
  reportFor: (path: string, text: string) => Report,
): void {
  const owners = new Map<string, string>();
  lessons.forEach(({ folder, lesson }, index) => {
    const path = `${folder}/quiz.yaml`;
    const text = normalised(sources[index]?.files.get('quiz.yaml') ?? '');
    for (const { id, line } of lesson?.quiz ?? []) {
      const other = owners.get(id);
      if (other === undefined) owners.set(id, `${path}:${line}`);
      else reportFor(path, text)({ line, column: 1 }, `the id "${id}" is taken by ${other}`, 'Give it another id.');
    }
  });
}

/** Where a value of a field stands; where the field or the file begins when it does not. */
function placeInFrontMatter(text: string, key: string, value: string): Position {
  const lines = text.split('\n');
  const field = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (field < 0) return START;
  const end = lines.findIndex((line, index) => index > field && /^(\S|$)/.test(line));
  for (let index = field; index < (end < 0 ? lines.length : end); index++) {
    const from = index === field ? key.length + 1 : 0;
    const column = (lines[index] ?? '').indexOf(value, from);
    if (column >= 0) return { line: index + 1, column: column + 1 };
  }
  return { line: field + 1, column: 1 };
}
