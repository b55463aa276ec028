import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { harmless } from '../text/index.ts';
import type { Position, Report } from './problem.ts';

/** A value of a YAML text, and its place in the file. */
export type YamlNode = { readonly place: Position } & (
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly source: string }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[] }
  | { readonly kind: 'map'; readonly fields: readonly YamlField[] }
);

/** A key and its value. */
export interface YamlField {
  readonly key: string;
  readonly place: Position;
  readonly value: YamlNode;
}

/** A piece of a file that is YAML. */
export interface YamlText {
  readonly yaml: string;
  /** The line of the file on which it begins. */
  readonly firstLine: number;
}

/**
 * Parses YAML. Gives nothing for an empty text, and undefined after a report. Escape sequences in quoted texts become
 * harmless here.
 */
export function parseYaml({ yaml, firstLine }: YamlText, report: Report): YamlNode | 'empty' | undefined {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const placeOf = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: line - 1 + firstLine, column: col };
  };
  if (document.errors.some(({ message }) => message.includes('call stack'))) {
    report(
      { line: firstLine, column: 1 },
      'this is nested too deeply',
      'Nobody writes lists in lists so often: start over.',
    );
    return undefined;
  }
  for (const error of document.errors) {
    const message = `this is not YAML: ${error.message.split('\n')[0]?.replace(/\.$/, '')}`;
    report(placeOf(error.pos[0]), message, 'Write "key: value"; put a text with a colon or a hash in quotes.');
  }
  if (document.errors.length > 0) return undefined;
  return document.contents === null ? 'empty' : nodeOf(document.contents as ParsedNode, { placeOf, report });
}

interface Reading {
  placeOf(offset: number): Position;
  readonly report: Report;
}

function nodeOf(node: ParsedNode | null, reading: Reading): YamlNode {
  const place = reading.placeOf(node?.range[0] ?? 0);
  if (isSeq(node)) return { kind: 'list', place, items: node.items.map((item) => nodeOf(item as ParsedNode, reading)) };
  if (isMap(node)) {
    const fields = node.items.map(({ key, value }) => fieldOf(key as ParsedNode, value as ParsedNode | null, reading));
    return { kind: 'map', place, fields };
  }
  if (isAlias(node)) reading.report(place, 'references are not used here', 'Write the value itself.');
  if (!isScalar(node)) return { kind: 'scalar', place, value: null, source: '' };
  const { value, source } = node;
  if (typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', place, value, source: source ?? String(value) };
  }
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const written = value === null || value === undefined ? null : String(value);
  const text = written === null ? null : harmless(isBlock ? written.replace(/\n+$/, '') : written);
  return { kind: 'scalar', place, value: text, source: text ?? '' };
}

function fieldOf(key: ParsedNode, value: ParsedNode | null, reading: Reading): YamlField {
  const place = reading.placeOf(key.range[0]);
  const name = nodeOf(key, reading);
  // A key without a value: what is wrong with it is shown at the key.
  const empty: YamlNode = { kind: 'scalar', place, value: null, source: '' };
  return {
    key: name.kind === 'scalar' ? name.source : '',
    place,
    value: value === null ? empty : nodeOf(value, reading),
  };
}
