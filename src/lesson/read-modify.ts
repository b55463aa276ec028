import { type Directive, readCall, type StepContent } from './directives.ts';
import { type Fields, fieldsOf, textOf } from './fields.ts';
import type { ModifyChoice, ModifyStep, ModifyValue } from './lesson.ts';
import type { Report } from './problem.ts';
import type { YamlNode } from './yaml.ts';

/** "modify FILE": places of a program to change. */
export function readModify(directive: Directive): StepContent<ModifyStep> | undefined {
  const read = readCall(directive, ['title', 'try', 'values']);
  if (read === undefined) return undefined;
  const { program, fields } = read;
  const nodes = fields.has('values') ? fields.list('values', 1, 'places of the program to change') : [];
  const values = nodes.flatMap((node) => readValue(node, program.source, directive.report));
  complainOfOverlaps(values, fields);
  return {
    kind: 'modify',
    program,
    title: fields.optionalText('title') ?? `Change ${program.file}`,
    try: fields.optionalText('try') ?? '',
    values,
  };
}

function readValue(node: YamlNode, source: string, report: Report): ModifyValue[] {
  const fields = fieldsOf(node, report);
  if (fields === undefined) return [];
  fields.refuseOthers(['name', 'find', 'value', 'choices']);
  const name = fields.text('name', 'what the value means');
  const value = fields.text('value', 'the piece of "find" that changes');
  const find = fields.has('find') ? fields.text('find', 'a piece of the program') : value;
  const choices = fields
    .list('choices', 2, 'what the value can become, the value that it has now among them')
    .flatMap((choice) => readChoice(choice, report));
  if (find === '' || value === '' || choices.length === 0) return [];
  if (!choices.some(({ text }) => text === value)) {
    fields.complain('choices', `"${value}" is not among them`, 'Add the value that the program has now.');
  }
  const start = onlyPlace(source, find, { fields, key: fields.has('find') ? 'find' : 'value', where: 'the program' });
  const within = start === undefined ? undefined : onlyPlace(find, value, { fields, key: 'value', where: '"find"' });
  if (start === undefined || within === undefined) return [];
  const offset = start + within;
  return [{ name, offset, line: source.slice(0, offset).split('\n').length, value, choices }];
}

function readChoice(node: YamlNode, report: Report): ModifyChoice[] {
  if (node.kind !== 'map') return [{ text: textOf(node, report, 'this choice') ?? '', say: '', exit: 0 }];
  const fields = fieldsOf(node, report);
  if (fields === undefined) return [];
  fields.refuseOthers(['value', 'say', 'exit']);
  const text = fields.text('value', 'what stands in the program then');
  return [{ text, say: fields.optionalText('say') ?? '', exit: fields.optionalNumber('exit') ?? 0 }];
}

interface Search {
  readonly fields: Fields;
  readonly key: string;
  /** What is searched. */
  readonly where: string;
}

/** Where a piece begins that stands exactly once in a text; undefined after a report. */
function onlyPlace(text: string, piece: string, { fields, key, where }: Search): number | undefined {
  const place = text.indexOf(piece);
  if (place >= 0 && text.indexOf(piece, place + 1) < 0) return place;
  const message = place < 0 ? `"${piece}" does not stand in ${where}` : `"${piece}" stands in ${where} more than once`;
  fields.complain(key, message, place < 0 ? 'Copy it from there.' : 'Take more of what is around it.');
  return undefined;
}

function complainOfOverlaps(values: readonly ModifyValue[], fields: Fields): void {
  const sorted = [...values].sort((a, b) => a.offset - b.offset);
  const overlaps = sorted.some((value, place) => {
    const next = sorted[place + 1];
    return next !== undefined && next.offset < value.offset + value.value.length;
  });
  if (overlaps) fields.complain('values', 'two values stand at the same place', 'Choose pieces that do not overlap.');
}
