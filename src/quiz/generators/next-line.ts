import { narratedAt, type OutputLine } from '../../timeline/index.ts';
import type { QuizProgram } from '../question.ts';
import type { Random } from '../random.ts';
import type { Generator, Subject } from '../subject.ts';
import { choose, type Wrong } from './choices.ts';
import { compose } from './compose.ts';
import { type Cut, cutsOf, timesOf, whoOf, worthOf } from './cuts.ts';
import { type Facts, factsOf } from './facts.ts';
import { isAskable, isOfCalled, lineEvidence, temptUnprinted, unprinted } from './lines.ts';
import { capital, code, isShowable, printer, seconds } from './say.ts';
import { byWorth, firstOf } from './scenes.ts';
import { tempt } from './tempt-line.ts';

/** What comes after the last line. */
export const NOTHING_MORE = 'Nothing more: the program ends';

/** Which line is printed next, after a cut through the output. */
export const nextLine: Generator = (subject, random) => {
  const facts = factsOf(subject.recording);
  if (!facts.isWhole || facts.isUnknowable || facts.printed.length === 0) return undefined;
  const cuts = cutsOf(facts, subject.program.source);
  return firstOf(
    byWorth(cuts, (cut) => worthOf(facts, cut), random),
    (cut) => askNext(subject, facts, cut, random),
  );
};

function askNext(subject: Subject, facts: Facts, cut: Cut, random: Random) {
  const form = chooseNext(subject, facts, cut, random);
  if (form === undefined) return undefined;
  const { before, next } = cut;
  return compose('next-line', subject, {
    question:
      before === undefined
        ? 'Which line is printed first?'
        : `The program has just printed ${code(before.text)}${timesOf(facts, cut)}. Which line comes next?`,
    form,
    because: whyNext(facts, cut),
    evidence: lineEvidence(subject.program, facts, next),
  });
}

/** The choices of a question for the line after a cut; `more` wrong ones come first. */
export function chooseNext(
  subject: Pick<Subject, 'program'>,
  facts: Facts,
  cut: Cut,
  random: Random,
  more: Wrong[] = [],
) {
  const { next } = cut;
  const { firsts, rest } = upcoming(facts, cut, subject.program.source);
  const never = unprinted(facts, subject.program.source).map((line) =>
    temptUnprinted(facts, line, subject.program.source),
  );
  const traps = [...more, ...firsts.map((line) => tempt(facts, cut, line, subject.program)), ...random.shuffled(never)];
  if (traps.length === 0) return undefined;
  const ends: Wrong = {
    text: NOTHING_MORE,
    idea: undefined,
    because: next === undefined ? '' : `It goes on: the next line is printed at ${seconds(next.at)}.`,
  };
  const wrong = [
    ...traps,
    ...(cut.before === undefined ? [] : [ends]),
    ...random.shuffled(earlier(facts, cut, subject.program)),
    ...rest.map((line) => tempt(facts, cut, line, subject.program)),
  ];
  return choose({ right: { text: next === undefined ? NOTHING_MORE : code(next.text), because: '' }, wrong }, random);
}

/** The first line that each task and thread prints after a cut, and the rest, without the right one. */
function upcoming(
  facts: Facts,
  { place, next }: Cut,
  source: string,
): { readonly firsts: OutputLine[]; readonly rest: OutputLine[] } {
  const all = facts.printed.slice(place);
  const isFirst = (line: OutputLine) => all.find((other) => whoOf(other) === whoOf(line)) === line;
  // The line after the right one tempts too: by whoever is thought to have printed that one already.
  const second = all.find((line, index) => index > 0 && whoOf(line) === whoOf(all[0] as OutputLine));
  const others = all.filter((line) => isShowable(line.text) && line.text !== next?.text);
  const called = others.find((line) => next !== undefined && isOfCalled(facts, source, next, line));
  const firsts = others.filter(
    (line) => (isFirst(line) && whoOf(line) !== whoOf(all[0] as OutputLine)) || line === called,
  );
  return {
    firsts,
    rest: [
      ...others.filter((line) => line === second),
      ...others.filter((line) => !firsts.includes(line) && line !== second),
    ],
  };
}

/** Lines that have been printed before a cut: poor traps. */
function earlier(facts: Facts, { place, before }: Cut, program: QuizProgram): Wrong[] {
  const lines = facts.printed.slice(0, place).filter((line) => isAskable(facts, line) && line.text !== before?.text);
  return lines.map((line) => ({
    text: code(line.text),
    idea: undefined,
    because: `It has been printed already, at ${seconds(line.at)}.`,
    evidence: lineEvidence(program, facts, line),
  }));
}

/** How it comes that this line is next: the last thing that woke who prints it. */
export function whyNext(facts: Facts, { before, next }: Pick<Cut, 'before' | 'next'>): string {
  if (next === undefined) return `The program is over at ${seconds(facts.took)}.`;
  const { recording } = facts;
  let isSameStep = before !== undefined && whoOf(before) === whoOf(next);
  for (let index = next.index - 1; index > (before?.index ?? 0); index--) {
    const event = recording.event(index - 1);
    const isWake = event?.kind === 'task-woken' && event.woken === next.task;
    const isBegin = event?.kind === 'work-started' && event.thread === next.thread && next.task === 0;
    const told = isWake || isBegin ? narratedAt(recording, index)?.text : undefined;
    if (told !== undefined) return told;
    if (event?.kind === 'step-started' && event.task === next.task) isSameStep = false;
  }
  const name = capital(printer(facts, next));
  if (isSameStep) return `${name} is still in the same step: nobody else gets a turn before its next \`await\`.`;
  const task = recording.timelineAt(next.index).tasks.get(next.task);
  return task === undefined ? '' : turnOf(name, task.steps === 1);
}

function turnOf(name: string, isFirst: boolean): string {
  return isFirst
    ? `${name} has been ready since it was created, and now it has its turn.`
    : `${name} was ready, and now it has its turn.`;
}
