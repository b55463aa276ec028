import { didYouMean, nearNames } from '../text/index.ts';
import type { WarningType } from '../trace/index.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { Goal, GoalKind } from './goal.ts';
import { type Files, fileNamed } from './programs.ts';

const WARNINGS: { readonly [K in WarningType]: true } = {
  'never-awaited': true,
  'never-retrieved': true,
  'destroyed-pending': true,
  'slow-callback': true,
  'python-warning': true,
  'engine-note': true,
};

/** One reader for each goal: the compiler says when one is missing. */
const READERS: { readonly [K in GoalKind]: (fields: Fields, files: Files) => Goal } = {
  duration: (fields) => ({ kind: 'duration', seconds: seconds(fields, 'duration') }),
  within: (fields) => ({ kind: 'within', seconds: seconds(fields, 'within') }),
  prints: (fields) => ({ kind: 'prints', lines: fields.optionalTexts('prints') ?? [] }),
  output: (fields) => ({ kind: 'output', lines: fields.optionalTexts('output') ?? [] }),
  'same-lines-as': (fields, files) => {
    const file = fields.text('same-lines-as', 'a program of the folder');
    fileNamed({ text: file, place: fields.placeOf('same-lines-as') }, files, { ending: '.py', report: fields.report });
    return { kind: 'same-lines-as', file };
  },
  blocked: (fields) => ({ kind: 'blocked', seconds: seconds(fields, 'blocked') }),
  'at-most': (fields) => ({ kind: 'at-most', ...tasks(fields, 'at-most') }),
  'at-least': (fields) => ({ kind: 'at-least', ...tasks(fields, 'at-least') }),
  'requests-at-most': (fields) => ({
    kind: 'requests-at-most',
    requests: fields.wholeNumber('requests-at-most', 'how many requests'),
  }),
  warnings: (fields) => ({ kind: 'warnings', warnings: warnings(fields) }),
  exit: (fields) => ({ kind: 'exit', code: fields.optionalNumber('exit') ?? 0 }),
  uses: (fields) => ({ kind: 'uses', names: fields.optionalTexts('uses') ?? [] }),
  avoids: (fields) => ({ kind: 'avoids', names: fields.optionalTexts('avoids') ?? [] }),
};

/** The words of goals, and `of`, which belongs to `at-most` and `at-least`. */
export const GOAL_FIELDS: readonly string[] = [...Object.keys(READERS), 'of'];

/** Reads the goals among the fields of a map; what is not said is that nothing goes wrong. */
export function readGoals(fields: Fields, files: Files): Goal[] {
  const given = (Object.keys(READERS) as GoalKind[]).filter((kind) => fields.has(kind));
  if (fields.has('of') && !fields.has('at-most') && !fields.has('at-least')) {
    fields.complain('of', '"of" stands alone', 'It names the tasks that "at-most" or "at-least" counts.');
  }
  const goals = given.map((kind) => READERS[kind](fields, files));
  const implied: Goal[] = [
    { kind: 'warnings', warnings: [] },
    { kind: 'exit', code: 0 },
  ];
  return [...goals, ...implied.filter(({ kind }) => !given.includes(kind))];
}

/** Reads a field that holds nothing but goals; without it, only that nothing goes wrong. */
export function readGoalMap(fields: Fields, key: string, files: Files): Goal[] {
  const node = fields.node(key);
  const map = fieldsOf(node ?? { kind: 'map', place: fields.place, fields: [] }, fields.report);
  map?.refuseOthers(GOAL_FIELDS);
  return map === undefined ? [] : readGoals(map, files);
}

function seconds(fields: Fields, key: string): number {
  return fields.optionalNumber(key) ?? missing(fields, key, 'a number of virtual seconds');
}

function tasks(fields: Fields, key: string): { readonly tasks: number; readonly of: string | undefined } {
  return { tasks: fields.wholeNumber(key, 'how many tasks'), of: fields.optionalText('of') };
}

function missing(fields: Fields, key: string, meaning: string): number {
  if (fields.node(key) === undefined) fields.complain(key, `"${key}" is empty`, `Write ${meaning}.`);
  return 0;
}

function warnings(fields: Fields): WarningType[] {
  const known = Object.keys(WARNINGS) as WarningType[];
  return (fields.optionalTexts('warnings') ?? []).flatMap((text) => {
    const found = known.find((word) => word === text);
    if (found !== undefined) return [found];
    const remedy = didYouMean(nearNames(text, known)) ?? `The warnings are ${known.join(', ')}.`;
    fields.complain('warnings', `there is no warning "${text}"`, remedy);
    return [];
  });
}
