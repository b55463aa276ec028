import type { OutputLine } from '../../timeline/index.ts';
import type { Random } from '../random.ts';
import type { Generator } from '../subject.ts';
import { compose } from './compose.ts';
import { whoOf } from './cuts.ts';
import { type Facts, factsOf } from './facts.ts';
import { areNumbered, isAskable } from './lines.ts';
import { whyNext } from './next-line.ts';
import { printer, seconds } from './say.ts';

/** More lines are a nuisance to sort, and fewer are no question. */
const LINES = { least: 3, most: 6 };

/** In which order some of the lines are printed. */
export const order: Generator = (subject, random) => {
  const facts = factsOf(subject.recording);
  if (!facts.isWhole || facts.isUnknowable) return undefined;
  const lines = pickLines(facts, random);
  if (lines === undefined) return undefined;
  const right = lines.map(({ text }) => text);
  const isAll = lines.length === facts.printed.length;
  const turn = firstSwitch(lines);
  return compose('order', subject, {
    question: isAll
      ? 'Put the lines in the order in which this program prints them.'
      : 'The program prints these lines, among others. Put them in the order in which they come.',
    form: { kind: 'order', lines: shuffledOtherwise(right, random), right },
    because: whyNext(facts, { before: lines[lines.indexOf(turn) - 1], next: turn }),
    evidence: {
      program: subject.program,
      at: turn.index,
      say: `Here ${printer(facts, turn)} prints \`${turn.text}\`, at ${seconds(turn.at)}.`,
    },
  });
};

/** Lines that are next to each other, that nobody can mistake for each other, and that more than one of the tasks prints. */
function pickLines(facts: Facts, random: Random): readonly OutputLine[] | undefined {
  const { printed } = facts;
  const isSingle = ({ text }: OutputLine) => printed.filter((other) => other.text.trim() === text.trim()).length === 1;
  const lines = printed.filter((line) => isAskable(facts, line) && isSingle(line));
  const length = Math.min(LINES.most, lines.length);
  if (length < LINES.least) return undefined;
  const windows = Array.from({ length: lines.length - length + 1 }, (_, start) => lines.slice(start, start + length));
  const good = windows.filter(
    (window) => firstSwitchOrNone(window) !== undefined && !areNumbered(window) && isCertain(facts, window),
  );
  return random.pick(good);
}

function isCertain({ printed, crossing }: Facts, window: readonly OutputLine[]): boolean {
  const [first, last] = [printed.indexOf(window[0] as OutputLine), printed.indexOf(window.at(-1) as OutputLine)];
  const all = printed.slice(first, last + 1);
  return all.every((line, place) => place === 0 || crossing(all[place - 1] as OutputLine, line) === 'certain');
}

function firstSwitchOrNone(lines: readonly OutputLine[]): OutputLine | undefined {
  return lines.find((line, place) => place > 0 && whoOf(line) !== whoOf(lines[place - 1] as OutputLine));
}

/** The first line by another task than the one before it: there the order is decided. */
function firstSwitch(lines: readonly OutputLine[]): OutputLine {
  return firstSwitchOrNone(lines) ?? (lines[0] as OutputLine);
}

/** Another order than the right one. */
function shuffledOtherwise(right: readonly string[], random: Random): string[] {
  const lines = random.shuffled(right);
  return lines.every((line, place) => line === right[place]) ? [...lines.slice(1), lines[0] as string] : lines;
}
