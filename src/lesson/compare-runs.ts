import { counted, type Recording } from '../timeline/index.ts';
import type { Nanoseconds } from '../trace/index.ts';
import { judgeExit } from './judge.ts';
import { without } from './judge-output.ts';
import { type Block, blocksIn } from './judge-run.ts';
import { printedBy } from './printed.ts';
import { quoted, secondsOf } from './say.ts';

/** What is the same in two runs that have ended, and what is not. */
export interface Comparison {
  /** Virtual time: how long each takes, and how much longer the second one does (below 0: it is faster). */
  readonly time: { readonly first: Nanoseconds; readonly second: Nanoseconds; readonly more: Nanoseconds };
  /** The lines of standard output. */
  readonly output: OutputComparison;
  /** How each ended, when that was not well: "it ended with exit code 1". */
  readonly failures: { readonly first: string | undefined; readonly second: string | undefined };
  /** What blocked a loop, the longest first. */
  readonly blocks: { readonly first: readonly Block[]; readonly second: readonly Block[] };
}

/** How the output of two runs differs. */
export interface OutputComparison {
  /** `order`: the same lines in another order. */
  readonly kind: 'same' | 'order' | 'lines';
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  /** The number of the first line that differs, from 0; undefined when all are the same. */
  readonly differsAt: number | undefined;
}

/** Compares two runs that have ended. */
export function compareRuns(first: Recording, second: Recording): Comparison {
  const times = [first, second].map((recording) => recording.timelineAt(recording.length).at);
  const [one = 0, other = 0] = times;
  return {
    time: { first: one, second: other, more: other - one },
    failures: { first: failureOf(first), second: failureOf(second) },
    output: compareOutput(printedBy(first), printedBy(second)),
    blocks: { first: longest(first), second: longest(second) },
  };
}

function failureOf(recording: Recording): string | undefined {
  const { holds, actual } = judgeExit(0, recording);
  return holds ? undefined : actual;
}

function compareOutput(first: readonly string[], second: readonly string[]): OutputComparison {
  const onlyFirst = without(first, second);
  const onlySecond = without(second, first);
  const length = Math.max(first.length, second.length);
  const differs = Array.from({ length }, (_, line) => line).find((line) => first[line] !== second[line]);
  const isOrder = onlyFirst.length === 0 && onlySecond.length === 0;
  return {
    kind: differs === undefined ? 'same' : isOrder ? 'order' : 'lines',
    onlyFirst,
    onlySecond,
    differsAt: differs,
  };
}

function longest(recording: Recording): Block[] {
  return blocksIn(recording).sort((a, b) => b.length - a.length);
}

/** The comparison in sentences; `names` are what to call the programs. */
export function describeComparison(comparison: Comparison, names: readonly [string, string]): string[] {
  const { time, failures, output, blocks } = comparison;
  const failed = [failures.first, failures.second].flatMap((failure, side) =>
    failure === undefined ? [] : [`${names[side]} does not end well: ${failure}.`],
  );
  return [timeSentence(time, names), ...failed, ...outputSentences(output, names), ...blockSentences(blocks, names)];
}

type Names = readonly [string, string];

function timeSentence({ first, second, more }: Comparison['time'], [one, other]: Names): string {
  if (secondsOf(first) === secondsOf(second)) return `Both take ${secondsOf(first)}.`;
  const difference = secondsOf(Math.abs(more));
  return `${one} takes ${secondsOf(first)}, ${other} ${secondsOf(second)}: ${difference} ${more < 0 ? 'less' : 'more'}.`;
}

/** More lines than these say nothing new. */
const MOST_LINES = 3;

function outputSentences({ kind, onlyFirst, onlySecond }: OutputComparison, [one, other]: Names): string[] {
  if (kind === 'same') return ['Both print the same.'];
  if (kind === 'order') return ['Both print the same lines, in another order.'];
  const only = (name: string, lines: readonly string[]) => {
    if (lines.length === 0) return [];
    const more = lines.length - MOST_LINES;
    const listed = [
      ...lines.slice(0, MOST_LINES).map(quoted),
      ...(more > 0 ? [`and ${counted(more, 'line')} more`] : []),
    ];
    return [`Only ${name} prints ${listed.join(', ')}.`];
  };
  return [...only(one, onlyFirst), ...only(other, onlySecond)];
}

function blockSentences({ first, second }: Comparison['blocks'], [one, other]: Names): string[] {
  const sentence = (name: string, [block, ...others]: readonly Block[]) => {
    if (block === undefined) return [];
    const where = block.line === undefined ? '' : ` (line ${block.line})`;
    const more = others.length === 0 ? '' : ` It is the longest of ${others.length + 1}.`;
    return [`In ${name}, ${block.event.by} blocks the loop for ${secondsOf(block.length)}${where}.${more}`];
  };
  const none = (name: string) => [`In ${name}, nothing blocks the loop.`];
  if (first.length === 0 && second.length === 0) return [];
  return [
    ...(first.length === 0 ? none(one) : sentence(one, first)),
    ...(second.length === 0 ? none(other) : sentence(other, second)),
  ];
}
