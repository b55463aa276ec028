import { didYouMean, nearNames } from '../text/index.ts';
import type { Position, Report } from './problem.ts';
import { parseYaml, type YamlField, type YamlNode, type YamlText } from './yaml.ts';

/**
 * The fields of a YAML map. A reader that finds a mistake reports it and gives a value that does no harm: whoever reads
 * goes on, so that all mistakes are found at once, and throws the result away in the end.
 */
export interface Fields {
  /** Where the map begins. */
  readonly place: Position;
  readonly report: Report;
  readonly entries: readonly YamlField[];
  has(key: string): boolean;
  /** The value of a key; undefined when it is not there or empty. */
  node(key: string): YamlNode | undefined;
  placeOf(key: string): Position;
  /** A text that must be there and not be empty; `meaning` says what it is for. */
  text(key: string, meaning: string): string;
  optionalText(key: string): string | undefined;
  /** A whole number above zero that must be there. */
  wholeNumber(key: string, meaning: string): number;
  /** A number that is not below zero. */
  optionalNumber(key: string): number | undefined;
  optionalTruth(key: string): boolean | undefined;
  /** A list of texts; undefined when it is not there. */
  optionalTexts(key: string): readonly string[] | undefined;
  /** A list with at least `least` entries that must be there. */
  list(key: string, least: number, meaning: string): readonly YamlNode[];
  /** Reports keys that nobody reads. */
  refuseOthers(known: readonly string[]): void;
  /** Reports a mistake at the value of a key, or where the map begins. */
  complain(key: string, message: string, remedy: string): void;
}

/** Reads a YAML text that must be a map; an empty text is an empty map. */
export function readFields(text: YamlText, report: Report): Fields | undefined {
  const start = { line: text.firstLine, column: 1 };
  const node = parseYaml(text, report);
  if (node === undefined) return undefined;
  return fieldsOf(node === 'empty' ? { kind: 'map', place: start, fields: [] } : node, report);
}

/** The fields of a value that must be a map. */
export function fieldsOf(node: YamlNode, report: Report): Fields | undefined {
  if (node.kind !== 'map') {
    report(node.place, 'these are not fields', 'Write "key: value", one on each line, or { key: value, ... }.');
    return undefined;
  }
  const { place } = node;
  const byKey = new Map(node.fields.map((field) => [field.key, field]));
  const nodeAt = (key: string) => {
    const value = byKey.get(key)?.value;
    return value?.kind === 'scalar' && value.value === null ? undefined : value;
  };
  const placeOf = (key: string): Position => byKey.get(key)?.value.place ?? place;
  const complain = (key: string, message: string, remedy: string) => report(placeOf(key), message, remedy);
  const missing = (key: string, example: string, meaning: string) =>
    complain(key, `"${key}" is missing`, `Add "${key}: ${example}": ${meaning}.`);
  const scalar = <T extends string | number | boolean>(
    key: string,
    type: string,
    isIt: (value: unknown) => value is T,
  ) => {
    const value = nodeAt(key);
    if (value === undefined) return undefined;
    if (value.kind === 'scalar' && isIt(value.value)) return value.value;
    complain(key, `"${key}" is not ${type}`, REMEDIES[type]?.(key) ?? '');
    return undefined;
  };
  const optionalText = (key: string) => {
    const value = nodeAt(key);
    return value === undefined ? undefined : (textOf(value, report, `"${key}"`) ?? '');
  };
  return {
    place,
    report,
    entries: node.fields,
    has: (key) => byKey.has(key),
    node: nodeAt,
    placeOf,
    complain,
    optionalText,
    text(key, meaning) {
      const value = optionalText(key);
      if (value === undefined) missing(key, '...', meaning);
      else if (value.trim() === '' && nodeAt(key)?.kind === 'scalar')
        complain(key, `"${key}" is empty`, `Write ${meaning}.`);
      return value ?? '';
    },
    wholeNumber(key, meaning) {
      if (nodeAt(key) === undefined) missing(key, '1', meaning);
      return scalar(key, 'a whole number above 0', isCount) ?? 0;
    },
    optionalNumber: (key) => scalar(key, 'a number from 0', isAmount),
    optionalTruth: (key) => scalar(key, 'true or false', (value) => typeof value === 'boolean'),
    optionalTexts: (key) => {
      const value = nodeAt(key);
      return value === undefined ? undefined : textsOf(value, report, key);
    },
    list(key, least, meaning) {
      const value = nodeAt(key);
      if (value === undefined) missing(key, '[...]', meaning);
      else if (value.kind !== 'list')
        complain(key, `"${key}" is not a list`, `Write "- " before each entry: ${meaning}.`);
      else if (value.items.length < least) {
        complain(key, `"${key}" has too few entries`, `At least ${least}: ${meaning}.`);
      } else return value.items;
      return [];
    },
    refuseOthers(known) {
      for (const { key, place: where } of node.fields.filter((field) => !known.includes(field.key))) {
        const remedy = didYouMean(nearNames(key, known)) ?? `The fields are ${known.join(', ')}.`;
        report(where, `nobody knows the field "${key}"`, remedy);
      }
    },
  };
}

const REMEDIES: Readonly<Record<string, (key: string) => string>> = {
  'a whole number above 0': (key) => `Write it without quotes: ${key}: 1`,
  'a number from 0': (key) => `Write it without quotes and without a unit: ${key}: 2`,
  'true or false': (key) => `Write ${key}: true or ${key}: false, or leave it out.`,
};

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isCount = (value: unknown): value is number => isAmount(value) && Number.isInteger(value) && value > 0;

/** A text; numbers and truths are taken as they are written. */
export function textOf(node: YamlNode, report: Report, what: string): string | undefined {
  if (node.kind === 'scalar' && node.value !== null) {
    return typeof node.value === 'string' ? node.value : node.source;
  }
  report(node.place, `${what} is not a text`, 'Put it in quotes: "..."');
  return undefined;
}

/** A list of texts. */
export function textsOf(node: YamlNode, report: Report, key: string): readonly string[] {
  if (node.kind !== 'list') {
    report(node.place, `"${key}" is not a list`, `Write it as ${key}: [one, two], or leave it out.`);
    return [];
  }
  return node.items.map((item) => textOf(item, report, 'this entry') ?? '');
}

/** One of some words; did-you-mean when it is none of them. */
export function wordOf<T extends string>(fields: Fields, key: string, words: readonly T[]): T | undefined {
  const text = fields.optionalText(key);
  if (text === undefined) return undefined;
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const remedy = didYouMean(nearNames(text, words)) ?? `It is one of ${words.join(', ')}.`;
  fields.complain(key, `"${key}" cannot be "${text}"`, remedy);
  return undefined;
}
