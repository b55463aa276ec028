import type { Random } from '../random.ts';
import type { Generator, Subject } from '../subject.ts';
import { choose, type Wrong } from './choices.ts';
import { compose } from './compose.ts';
import { whoOf } from './cuts.ts';
import { deadlockEnd, type Ending, exceptionEnd, warnedEnd } from './endings.ts';
import { type Facts, factsOf } from './facts.ts';
import { areNumbered, isAskable, lineEvidence, temptUnprinted, unprinted } from './lines.ts';
import { whyNext } from './next-line.ts';
import { capital, code, printer, seconds } from './say.ts';

/** How a program ends: what it raises, what Python complains about, or what it prints last. */
export const outcome: Generator = (subject, random) => {
  const facts = factsOf(subject.recording);
  const { ended, omitted } = facts.end;
  if (omitted > 0 || facts.isUnknowable) return undefined;
  if (ended?.cause === 'deadlock') return askEnd(subject, deadlockEnd(facts), random);
  if (ended?.cause === 'exception') return askEnd(subject, exceptionEnd(facts), random);
  if (ended?.cause !== 'finished') return undefined;
  return askEnd(subject, warnedEnd(facts), random) ?? askLast(subject, facts, random);
};

function askEnd(subject: Subject, ending: Ending | undefined, random: Random) {
  if (ending === undefined) return undefined;
  const form = choose({ right: { text: ending.right, because: '' }, wrong: ending.wrong }, random);
  if (form === undefined) return undefined;
  return compose('outcome', subject, {
    question: 'How does this program end?',
    form,
    because: ending.because,
    evidence: { program: subject.program, at: ending.at, say: ending.say },
  });
}

function askLast(subject: Subject, facts: Facts, random: Random) {
  const { printed } = facts;
  const last = printed.at(-1);
  const before = printed.at(-2);
  if (last === undefined || before === undefined || !isAskable(facts, last)) return undefined;
  if (facts.crossing(before, last) === 'by chance' || printed.filter(({ text }) => text === last.text).length > 1)
    return undefined;
  if (areNumbered(printed.filter((line) => isAskable(facts, line)))) return undefined;
  const never = unprinted(facts, subject.program.source).map((line) =>
    temptUnprinted(facts, line, subject.program.source),
  );
  const isByMain = facts.tasks.find(({ id }) => id === last.task)?.parent === 0 || last.task === 0;
  const whos = new Set(printed.map(whoOf));
  // That main has the last word is no question, unless somebody else could be thought to have it.
  if (never.length === 0 && (isByMain || whos.size < 2)) return undefined;
  const ends = printed.filter((line, place) => isAskable(facts, line) && isLastOf(printed, place));
  const others = ends.map(
    (line): Wrong => ({
      text: code(line.text),
      idea: isElder(facts, last, line),
      because: `${capital(printer(facts, line))} prints it at ${seconds(line.at)}, before the last line.`,
      evidence: lineEvidence(subject.program, facts, line),
    }),
  );
  const rest = printed
    .slice(-6)
    .filter((line) => isAskable(facts, line))
    .map(
      (line): Wrong => ({ text: code(line.text), idea: undefined, because: `It is printed at ${seconds(line.at)}.` }),
    );
  const form = choose(
    { right: { text: code(last.text), because: '' }, wrong: [...never, ...others.reverse(), ...random.shuffled(rest)] },
    random,
  );
  if (form === undefined) return undefined;
  return compose('outcome', subject, {
    question: 'Which line does this program print last?',
    form,
    because: whyNext(facts, { before, next: last }),
    evidence: lineEvidence(subject.program, facts, last),
  });
}

function isLastOf(printed: Facts['printed'], place: number): boolean {
  const line = printed[place];
  return line !== undefined && !printed.slice(place + 1).some((other) => whoOf(other) === whoOf(line));
}

/** The one that was created last would have the last word if tasks ran one after the other. */
function isElder(
  { tasks }: Facts,
  last: { readonly task: number },
  line: { readonly task: number },
): string | undefined {
  const [own, other] = [last, line].map(({ task }) => tasks.find(({ id }) => id === task));
  const areSiblings = own !== undefined && other !== undefined && own.parent === other.parent && own.parent !== 0;
  return areSiblings && other.id > own.id ? 'gather-serialises' : undefined;
}
