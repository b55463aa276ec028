import { counted, type OutputLine, type Recording } from '../timeline/index.ts';
import type { Verdict } from './judge.ts';
import { printedLines } from './printed.ts';
import { quoted } from './say.ts';

/** These lines in this order; others may stand between. */
export function judgeOrder(wanted: readonly string[], recording: Recording): Verdict {
  const printed = printedLines(recording);
  const expected = `prints ${wanted.length === 1 ? quoted(wanted[0] as string) : `these ${wanted.length} lines in this order`}`;
  let from = 0;
  let before: string | undefined;
  for (const line of wanted) {
    const found = printed.findIndex(({ text }, place) => place >= from && text === line);
    if (found < 0) return { holds: false, expected, ...missing(line, before, printed) };
    from = found + 1;
    before = line;
  }
  return { holds: true, expected, actual: 'it does', ...atLine(printed[from - 1]) };
}

function missing(
  line: string,
  before: string | undefined,
  printed: readonly OutputLine[],
): Pick<Verdict, 'actual' | 'at'> {
  const earlier = printed.find(({ text }) => text === line);
  if (earlier === undefined) return { actual: `${quoted(line)} is not printed` };
  return { actual: `${quoted(line)} is printed before ${quoted(before ?? '')}, not after it`, ...atLine(earlier) };
}

/** Exactly these lines. */
export function judgeOutput(wanted: readonly string[], recording: Recording): Verdict {
  const printed = printedLines(recording);
  const expected =
    wanted.length === 1
      ? `prints nothing but ${quoted(wanted[0] as string)}`
      : `prints exactly ${counted(wanted.length, 'line')}, in order`;
  const place = wanted.findIndex((line, index) => printed[index]?.text !== line);
  if (place < 0 && printed.length === wanted.length) return { holds: true, expected, actual: 'it does' };
  const first = place < 0 ? wanted.length : place;
  const found = printed[first];
  const is = found === undefined ? 'is missing' : `is ${quoted(found.text)}`;
  const should = wanted[first] === undefined ? 'too many' : `not ${quoted(wanted[first] as string)}`;
  return { holds: false, expected, actual: `line ${first + 1} of the output ${is}, ${should}`, ...atLine(found) };
}

/** The same lines as another program, in any order. */
export function judgeSameLines(file: string, wanted: readonly string[], recording: Recording): Verdict {
  const printed = printedLines(recording);
  const expected = `prints the same lines as ${file}, in any order`;
  const lost = without(
    wanted,
    printed.map(({ text }) => text),
  )[0];
  const more = without(
    printed.map(({ text }) => text),
    wanted,
  )[0];
  if (lost !== undefined) return { holds: false, expected, actual: `${quoted(lost)} is missing` };
  if (more === undefined) return { holds: true, expected, actual: 'it does' };
  const extra = printed.findLast(({ text }) => text === more);
  return { holds: false, expected, actual: `${quoted(more)} is one too many`, ...atLine(extra) };
}

/** What is in the first list more often than in the second. */
export function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const place = left.indexOf(line);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

function atLine(line: OutputLine | undefined): { readonly at?: number } {
  return line === undefined ? {} : { at: line.index };
}
