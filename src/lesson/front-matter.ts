import { didYouMean, nearNames } from '../text/index.ts';
import { type Fields, readFields, textsOf } from './fields.ts';
import { lookUp } from './glossary.ts';
import type { CourseFrame, LessonHead } from './lesson.ts';
import { type Report, START } from './problem.ts';

/** lesson.md in its two halves. */
export interface Halves {
  /** The YAML between the fences, without them. */
  readonly yaml: string;
  /** What follows, and the line of lesson.md on which it begins. */
  readonly body: string;
  readonly bodyLine: number;
}

const FENCE = /^---[ \t]*$/;
const KEYS = ['id', 'title', 'summary', 'part', 'minutes', 'after', 'terms', 'native', 'packages'];
const REMEDY_FENCES = 'Begin the file with a line "---", then "id: my-lesson" and the other fields, then a line "---".';

/** Parts the YAML front matter from the Markdown; reports and returns nothing when there is none. */
export function splitFrontMatter(text: string, report: Report): Halves | undefined {
  const lines = text.split('\n');
  if (!FENCE.test(lines[0] ?? '')) {
    report(START, 'the front matter is missing', REMEDY_FENCES);
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (end < 0) {
    report(START, 'the front matter has no end', 'Put a line "---" after its last field.');
    return undefined;
  }
  return { yaml: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

/** Reads the fields of the front matter; what the frame knows of the course, they must agree with. */
export function readFrontMatter(yaml: string, report: Report, frame: CourseFrame): LessonHead | undefined {
  const fields = readFields({ yaml, firstLine: 2 }, report);
  if (fields === undefined) return undefined;
  fields.refuseOthers(KEYS);
  complainOfTerms(fields, frame);
  complainOfPart(fields, frame);
  return {
    id: readId(fields),
    title: fields.text('title', 'what the lesson is called'),
    summary: fields.text('summary', 'one sentence for the list of lessons'),
    part: fields.wholeNumber('part', 'the part of the course, from 1'),
    minutes: fields.wholeNumber('minutes', 'how long a learner needs'),
    after: fields.optionalTexts('after') ?? [],
    terms: fields.optionalTexts('terms') ?? [],
    native: readNative(fields),
    packages: fields.optionalTexts('packages') ?? [],
  };
}

/** An id of a lesson or of a question. */
export function readId(fields: Fields): string {
  const id = fields.text('id', 'a short name such as "gather"');
  if (id !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    fields.complain('id', `"${id}" cannot be an id`, 'Use lower-case letters, digits and single hyphens: "async-for".');
  }
  return id;
}

function readNative(fields: Fields): LessonHead['native'] {
  const node = fields.node('native');
  if (node?.kind === 'list') return textsOf(node, fields.report, 'native');
  return fields.optionalTruth('native') ?? true;
}

function complainOfTerms(fields: Fields, { glossary }: CourseFrame): void {
  const node = fields.node('terms');
  if (glossary === undefined || node?.kind !== 'list') return;
  for (const item of node.items) {
    const term = item.kind === 'scalar' ? item.source : '';
    if (term === '' || lookUp(term, glossary) !== undefined) continue;
    const remedy = didYouMean(nearNames(term, glossary.keys())) ?? `Add it: "${term}: what it means, in one sentence".`;
    fields.report(item.place, `the glossary has no "${term}"`, remedy);
  }
}

function complainOfPart(fields: Fields, { parts }: CourseFrame): void {
  const node = fields.node('part');
  if (parts === undefined || node?.kind !== 'scalar' || typeof node.value !== 'number') return;
  if (node.value <= parts.length) return;
  const remedy = `course.yaml names ${parts.length}: ${parts.join(', ')}.`;
  fields.report(node.place, `there is no part ${node.value}`, remedy);
}
