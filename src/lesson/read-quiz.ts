import { type Fields, fieldsOf, wordOf } from './fields.ts';
import { readId } from './front-matter.ts';
import type { ProgramCall } from './lesson.ts';
import type { Report } from './problem.ts';
import { type Files, programCalled, wordsOf } from './programs.ts';
import type { Question, QuestionChoice, QuestionKind } from './question.ts';
import { readFixChoice } from './read-fix-choice.ts';
import { GOAL_FIELDS, readGoalMap } from './read-goals.ts';
import { readMatcher } from './read-moments.ts';
import { complainOfTwins } from './read-prediction.ts';
import { parseYaml, type YamlNode } from './yaml.ts';

/** The fields that each kind of question has besides those of all. */
const OWN_FIELDS: { readonly [K in QuestionKind]: readonly string[] } = {
  single: ['choices'],
  multiple: ['choices'],
  order: ['lines'],
  'true-false': ['choices', 'answer', 'idea'],
  fix: ['choices', 'goal'],
};
const COMMON_FIELDS = ['id', 'kind', 'question', 'program', 'because'];

/** Reads quiz.yaml: a list of questions. */
export function readQuiz(yaml: string, files: Files, report: Report): Question[] {
  const node = parseYaml({ yaml, firstLine: 1 }, report);
  if (node === undefined || node === 'empty') return [];
  if (node.kind !== 'list') {
    report(node.place, 'this is not a list of questions', 'Begin each question with "- id: ...".');
    return [];
  }
  return node.items.flatMap((item) => readQuestion(item, files, report));
}

function readQuestion(node: YamlNode, files: Files, report: Report): Question[] {
  const fields = fieldsOf(node, report);
  if (fields === undefined) return [];
  const kinds = Object.keys(OWN_FIELDS) as QuestionKind[];
  if (!fields.has('kind')) fields.complain('kind', '"kind" is missing', `Add one of ${kinds.join(', ')}.`);
  const kind = wordOf(fields, 'kind', kinds);
  const id = readId(fields);
  if (kind === undefined) return [];
  fields.refuseOthers([...COMMON_FIELDS, ...OWN_FIELDS[kind]]);
  const common = {
    id,
    question: fields.text('question', 'what is asked'),
    program: readProgram(fields, files),
    because: fields.optionalText('because') ?? '',
    line: node.place.line,
  };
  switch (kind) {
    case 'single':
    case 'multiple':
      return [{ ...common, kind, choices: readChoices(fields, { several: kind === 'multiple' }) }];
    case 'order':
      return [{ ...common, kind, lines: readLines(fields, common.program) }];
    case 'true-false':
      return [{ ...common, kind, choices: fields.has('choices') ? readTruths(fields) : readTruth(fields) }];
    case 'fix':
      return [{ ...common, kind, ...readFix(fields, common.program, files) }];
    default:
      return kind satisfies never;
  }
}

function readProgram(fields: Fields, files: Files): ProgramCall | undefined {
  const text = fields.optionalText('program');
  return text === undefined ? undefined : programCalled(wordsOf(text, fields.placeOf('program')), files, fields.report);
}

function readChoices(fields: Fields, { several }: { readonly several: boolean }): QuestionChoice[] {
  const choices = fields
    .list('choices', 2, 'answers to choose from')
    .flatMap((node) => readChoice(node, fields.report));
  const marked = choices.filter(({ right }) => right).length;
  const needsProgram = choices.some(({ moment }) => moment) && !fields.has('program');
  if (needsProgram) fields.complain('choices', 'a moment of what run?', 'Add "program: FILE" to the question.');
  if (choices.length > 0 && marked === 0 && !choices.some(({ moment }) => moment)) {
    fields.complain('choices', 'no choice is right', 'Mark the right one with "right: true".');
  }
  if (marked > 1 && !several) fields.complain('choices', 'several are right', 'Mark one, or use "kind: multiple".');
  complainOfTwins(
    choices.map(({ text }) => text),
    fields,
  );
  return choices;
}

function readChoice(node: YamlNode, report: Report): QuestionChoice[] {
  const fields = fieldsOf(node, report);
  if (fields === undefined) return [];
  fields.refuseOthers(['text', 'right', 'moment', 'idea', 'because']);
  const moment = fields.node('moment');
  return [
    {
      text: fields.text('text', 'the answer'),
      right: fields.optionalTruth('right') ?? false,
      moment: moment && readMatcher(moment, report),
      idea: fields.optionalText('idea'),
      because: fields.optionalText('because') ?? '',
    },
  ];
}

function readLines(fields: Fields, program: ProgramCall | undefined): readonly string[] | undefined {
  const lines = fields.optionalTexts('lines');
  if (lines !== undefined && new Set(lines).size < lines.length) {
    fields.complain('lines', 'a line is there twice', 'Nobody can tell them apart: leave it out.');
  } else if (lines !== undefined && lines.length < 2) {
    fields.complain('lines', 'there is nothing to order', 'Name at least two lines.');
  }
  const isAnswerable = lines !== undefined || program !== undefined || fields.has('program');
  if (!isAnswerable)
    fields.complain('lines', '"lines" is missing', 'Write them in the right order, or name a program.');
  return lines;
}

/** The long form of true-false: both choices, each with its reason. */
function readTruths(fields: Fields): QuestionChoice[] {
  const choices = readChoices(fields, { several: false });
  const texts = choices.map(({ text }) => text.toLowerCase()).sort();
  if (texts.length > 0 && texts.join() !== 'false,true') {
    fields.complain('choices', 'the choices are not True and False', 'Write text: "True" and text: "False".');
  }
  return choices;
}

/** The short form: `answer: false`, and the misconception of who thinks otherwise. */
function readTruth(fields: Fields): QuestionChoice[] {
  if (!fields.has('answer')) fields.complain('answer', '"answer" is missing', 'Add "answer: true" or "answer: false".');
  const answer = fields.optionalTruth('answer') ?? true;
  const idea = fields.optionalText('idea');
  return [true, false].map((truth) => ({
    text: truth ? 'True' : 'False',
    right: truth === answer,
    moment: undefined,
    idea: truth === answer ? undefined : idea,
    because: '',
  }));
}

function readFix(fields: Fields, program: ProgramCall | undefined, files: Files) {
  if (!fields.has('program'))
    fields.complain('program', '"program" is missing', 'Add "program: FILE": what to put right.');
  if (!fields.has('goal'))
    fields.complain('goal', '"goal" is missing', `Add "goal: { ... }" of ${GOAL_FIELDS.join(', ')}.`);
  const nodes = fields.list('choices', 2, 'changes to choose from');
  const choices = nodes.flatMap((node) => readFixChoice(node, { program, files, report: fields.report }));
  complainOfTwins(
    choices.map(({ text }) => text),
    fields,
  );
  return { goals: readGoalMap(fields, 'goal', files), choices };
}
