import { type Fields, fieldsOf } from './fields.ts';
import type { ProgramCall } from './lesson.ts';
import type { Report } from './problem.ts';
import { type Files, programCalled, wordsOf } from './programs.ts';
import type { FixChoice } from './question.ts';
import type { YamlNode } from './yaml.ts';

/** What a choice of a fix is read with. */
export interface FixReading {
  /** The program to put right; undefined when it is missing, which was reported. */
  readonly program: ProgramCall | undefined;
  readonly files: Files;
  readonly report: Report;
}

/** Reads a change: another program, or a piece of the program to replace. */
export function readFixChoice(node: YamlNode, { program, files, report }: FixReading): FixChoice[] {
  const fields = fieldsOf(node, report);
  if (fields === undefined) return [];
  fields.refuseOthers(['text', 'program', 'replace', 'idea', 'because']);
  const common = {
    text: fields.text('text', 'what is changed'),
    idea: fields.optionalText('idea'),
    because: fields.optionalText('because') ?? '',
  };
  if (fields.has('program') === fields.has('replace')) {
    fields.complain(
      'text',
      'what becomes of the program?',
      'Add "program: FILE" or "replace: { find: ..., with: ... }".',
    );
    return [];
  }
  const other = fields.optionalText('program');
  if (other !== undefined) {
    const called = programCalled(wordsOf(other, fields.placeOf('program')), files, report);
    return called === undefined ? [] : [{ ...common, source: called.source }];
  }
  const source = program && replacedIn(program.source, fields);
  return source === undefined ? [] : [{ ...common, source }];
}

/** The program after one replacement, or after a list of them in turn. */
function replacedIn(source: string, choice: Fields): string | undefined {
  const node = choice.node('replace');
  const replacements = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
  return replacements.reduce<string | undefined>(
    (text, replacement) => (text === undefined ? undefined : replaceOnce(text, replacement, choice.report)),
    source,
  );
}

function replaceOnce(source: string, node: YamlNode, report: Report): string | undefined {
  const fields = fieldsOf(node, report);
  if (fields === undefined) return undefined;
  fields.refuseOthers(['find', 'with']);
  const find = fields.text('find', 'a piece of the program');
  const other = fields.optionalText('with');
  if (other === undefined) fields.complain('with', '"with" is missing', 'Add what stands there instead: with: "..."');
  if (find === '' || other === undefined) return undefined;
  if (!source.includes(find)) {
    fields.complain('find', `"${find}" does not stand in the program`, 'Copy it from there.');
    return undefined;
  }
  return source.replaceAll(find, () => other);
}
