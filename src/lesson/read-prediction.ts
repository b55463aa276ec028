import { type Fields, fieldsOf, wordOf } from './fields.ts';
import type { Prediction, PredictionChoice, PredictionKind } from './prediction.ts';
import type { Report } from './problem.ts';
import { readMatcher } from './read-moments.ts';
import type { YamlNode } from './yaml.ts';

/** The fields of `predict`. */
export const PREDICTION_FIELDS = ['ask', 'question', 'because', 'lines', 'after', 'choices'];

const QUESTIONS: { readonly [K in PredictionKind]: string } = {
  order: 'In which order are these lines printed?',
  output: 'What is printed?',
  duration: 'How many seconds does the program take?',
  choice: '',
};

/** The fields that only some kinds of predictions have. */
const OWN_FIELDS: { readonly [K in PredictionKind]: readonly string[] } = {
  order: ['lines'],
  output: ['after'],
  duration: ['choices'],
  choice: ['choices'],
};

/** Reads the fields of `predict`; undefined after a report. */
export function readPrediction(fields: Fields): Prediction | undefined {
  const kinds = Object.keys(QUESTIONS) as PredictionKind[];
  if (!fields.has('ask')) fields.complain('ask', '"ask" is missing', `Write what to ask for: ${kinds.join(', ')}.`);
  const ask = wordOf(fields, 'ask', kinds);
  if (ask === undefined) return undefined;
  for (const key of ['lines', 'after', 'choices'].filter(
    (name) => fields.has(name) && !OWN_FIELDS[ask].includes(name),
  )) {
    fields.complain(key, `"ask: ${ask}" has no "${key}"`, 'Take it out, or ask for something else.');
  }
  const common = { question: readQuestion(fields, ask), because: fields.optionalText('because') ?? '' };
  switch (ask) {
    case 'order':
      return { ...common, ask, lines: readLines(fields) };
    case 'output':
      return { ...common, ask, after: fields.optionalText('after') };
    case 'duration':
      return { ...common, ask, choices: readDurations(fields) };
    case 'choice':
      return { ...common, ask, choices: readChoices(fields) };
    default:
      return ask satisfies never;
  }
}

function readQuestion(fields: Fields, ask: PredictionKind): string {
  if (ask === 'choice') return fields.text('question', 'what to choose the answer to');
  if (ask === 'output' && fields.has('after')) return fields.optionalText('question') ?? 'What is printed next?';
  return fields.optionalText('question') ?? QUESTIONS[ask];
}

function readLines(fields: Fields): readonly string[] | undefined {
  const lines = fields.optionalTexts('lines');
  if (lines !== undefined && new Set(lines).size < 2) {
    fields.complain('lines', 'there is nothing to order', 'Pick at least two different lines.');
  }
  return lines;
}

function readDurations(fields: Fields): number[] {
  const choices = fields.list('choices', 2, 'virtual seconds to choose from').map((node) => {
    if (node.kind === 'scalar' && typeof node.value === 'number' && node.value >= 0) return node.value;
    fields.report(node.place, 'this is not a number of seconds', 'Write it without quotes and without a unit: 2');
    return 0;
  });
  complainOfTwins(choices.map(String), fields);
  return choices;
}

function readChoices(fields: Fields): PredictionChoice[] {
  const choices = fields
    .list('choices', 2, 'answers to choose from')
    .flatMap((node) => readChoice(node, fields.report));
  const remedy = 'Give choices a "moment" that occurs in the run, or mark one as "right: true".';
  if (!choices.some(({ right, moment }) => right || moment))
    fields.complain('choices', 'no choice can be right', remedy);
  if (choices.filter(({ right }) => right).length > 1) fields.complain('choices', 'several are right', 'Mark one.');
  complainOfTwins(
    choices.map(({ text }) => text),
    fields,
  );
  return choices;
}

function readChoice(node: YamlNode, report: Report): PredictionChoice[] {
  const fields = fieldsOf(node, report);
  if (fields === undefined) return [];
  fields.refuseOthers(['text', 'moment', 'right', 'because']);
  const moment = fields.node('moment');
  return [
    {
      text: fields.text('text', 'the answer'),
      moment: moment && readMatcher(moment, report),
      right: fields.optionalTruth('right') ?? false,
      because: fields.optionalText('because') ?? '',
    },
  ];
}

/** Two choices with the same text cannot be told apart. */
export function complainOfTwins(texts: readonly string[], fields: Fields): void {
  const twin = texts.find((text, index) => texts.indexOf(text) < index);
  if (twin !== undefined) fields.complain('choices', `"${twin}" is there twice`, 'Make the choices different.');
}
