import { listed } from '../../timeline/index.ts';
import { type Nanoseconds, SECOND } from '../../trace/index.ts';
import type { Random } from '../random.ts';
import type { Generator, Subject } from '../subject.ts';
import { choose, type Wrong } from './choices.ts';
import { compose } from './compose.ts';
import { type Facts, factsOf, WORTH_SEEING } from './facts.ts';
import { seconds } from './say.ts';

/** How long the program takes: its waits add up, overlap, or something between. */
export const duration: Generator = (subject, random) => {
  const facts = factsOf(subject.recording);
  if (!hasDuration(facts)) return undefined;
  const form = chooseDuration(subject, facts, random);
  if (form === undefined) return undefined;
  return compose('duration', subject, {
    question: 'How long does this program take?',
    form,
    because: whyDuration(facts),
    evidence: endEvidence(subject, facts),
  });
};

/** The choices of a question for how long a run takes; `more` wrong ones come first. */
export function chooseDuration(
  { program }: Pick<Subject, 'program'>,
  facts: Facts,
  random: Random,
  more: Wrong[] = [],
) {
  const tempting = temptingTimes(facts, program.source);
  if (tempting.length + more.length === 0) return undefined;
  // That it takes no time at all would be among the choices every time.
  const worthy = tempting.filter(({ ns }) => ns > 0 || random.below(2) === 0);
  const wrong = [...more, ...worthy.map(wrongOf), ...fillers(facts).map(wrongOf)];
  return choose({ right: { text: seconds(facts.took), because: whyDuration(facts) }, wrong }, random);
}

/** Whether it can be asked how long a run takes: only waiting decides. */
export function hasDuration({ isWhole, isUnknowable, isSimulated, computed, took, end }: Facts): boolean {
  const isKnown = isWhole && !isUnknowable && !isSimulated && computed === 0;
  return isKnown && end.ended?.cause === 'finished' && took >= WORTH_SEEING;
}

/** The end of the run, when its last wait is over. */
export function endEvidence({ program }: Pick<Subject, 'program'>, { recording, took }: Facts) {
  return { program, at: recording.length, say: `The program ends at ${seconds(took)}.` };
}

interface Time {
  readonly ns: Nanoseconds;
  readonly idea: string | undefined;
  readonly because: string;
}

function wrongOf({ ns, idea, because }: Time): Wrong {
  return { text: seconds(ns), idea, because };
}

/** Why it takes so long, in a sentence. */
export function whyDuration({ sleeps, took, blocks, timers }: Facts): string {
  const lengths = sleeps.map((sleep) => sleep.seconds);
  const [sum, longest] = [total(lengths), Math.max(0, ...lengths)];
  if (lengths.length === 1 && same(sum, took)) return `There is one wait, and it takes ${seconds(took)}.`;
  if (same(sum, took)) return `No two waits overlap: ${sumText(lengths)} = ${seconds(took)}.`;
  if (same(longest, took)) return `All waits overlap, so the longest decides: ${seconds(longest)}.`;
  const cutOff = sleeps.find(({ cutAt }) => cutAt !== undefined);
  const cutText =
    cutOff?.cutAt === undefined ? '' : ` A wait of ${seconds(cutOff.seconds)} is cut off at ${seconds(cutOff.cutAt)}.`;
  const held = blocks.length > 0 ? ' What blocks the loop delays everybody else.' : '';
  const last = sleeps.findLast((sleep) => sleep.cutAt === undefined && same(sleep.from + sleep.seconds, took));
  const overlap = cutOff === undefined && sum > took ? 'Some waits overlap.' : '';
  const ends =
    last === undefined
      ? endText(timers, took)
      : ` The last wait begins at ${seconds(last.from)} and takes ${seconds(last.seconds)}.`;
  return `${overlap}${cutText}${ends}${held}`.trim();
}

/** What ends the run when it is not a sleep. */
function endText(timers: Facts['timers'], took: Nanoseconds): string {
  const last = timers.findLast(({ at }) => same(at, took));
  if (last === undefined) return '';
  return last.purpose === 'timeout'
    ? ` A timeout ends the last wait, at ${seconds(took)}.`
    : ` The last timer is due at ${seconds(took)}.`;
}

/** What misconceptions predict. */
function temptingTimes(facts: Facts, source: string): Time[] {
  const { sleeps, took, timers } = facts;
  const lengths = sleeps.map((sleep) => sleep.seconds);
  if (lengths.length === 0 || lengths.length + timers.length < 2) return [];
  const isCut = sleeps.some(({ cutAt }) => cutAt !== undefined);
  const sum = isCut ? cutSum(lengths) : sumOf(facts, source);
  const times = [blockedAway(facts), sum, longestOf(lengths, took), leftBehind(facts), background(facts)];
  const wrong = times.filter((time) => time !== undefined && !same(time.ns, took)) as Time[];
  // To say that it takes no time at all is a poor mistake: it needs a better one beside it.
  return wrong.some(({ ns }) => ns > 0) ? wrong : [];
}

function sumOf({ sleeps, took }: Facts, source: string): Time {
  const lengths = sleeps.map((sleep) => sleep.seconds);
  const idea = /\bgather\(/.test(source) ? 'gather-serialises' : 'waits-add-up';
  return {
    ns: total(lengths),
    idea,
    because: `That is the sum of all sleeps, ${sumText(lengths)}. ${total(lengths) > took ? 'But some of them pass at the same time' : 'But there is more to wait for'}.`,
  };
}

function cutSum(lengths: readonly Nanoseconds[]): Time {
  const because = `That is the sum of all waits, ${sumText(lengths)}. But not all of them come to their end.`;
  return { ns: total(lengths), idea: 'waits-add-up', because };
}

function longestOf(lengths: readonly Nanoseconds[], took: Nanoseconds): Time | undefined {
  const longest = Math.max(...lengths);
  if (longest > took) return undefined;
  const because = 'That is the longest wait. It would be enough if all of them passed at the same time.';
  return { ns: longest, idea: 'await-in-loop-overlaps', because };
}

/** The time it would take if `time.sleep` let the others go on. */
function blockedAway({ sleeps, blocks }: Facts): Time | undefined {
  if (!sleeps.some(({ kind }) => kind === 'block') || blocks.length === 0) return undefined;
  const byTask = new Map<string, Nanoseconds>();
  for (const { task, thread, seconds: length } of sleeps) {
    const key = `${task} ${task === 0 ? thread : ''}`;
    byTask.set(key, (byTask.get(key) ?? 0) + length);
  }
  if (byTask.size < 2) return undefined;
  const because =
    'It would be, if `time.sleep` let the others go on. But it blocks the loop, and the rest comes later.';
  return { ns: Math.max(...byTask.values()), idea: 'time-sleep-yields', because };
}

/** The time it would take if the run waited for everybody. */
function leftBehind({ sleeps, took }: Facts): Time | undefined {
  const latest = Math.max(0, ...sleeps.map((sleep) => sleep.from + sleep.seconds));
  if (latest < took + WORTH_SEEING) return undefined;
  const sleeper = sleeps.find((sleep) => sleep.from + sleep.seconds === latest);
  if (sleeper === undefined) return undefined;
  // A wait that the program itself cancels is another matter than one that the end of the run cuts off.
  const isCutOff = sleeper.cutAt === undefined || same(sleeper.cutAt, took);
  const because = isCutOff
    ? 'So long somebody would still sleep. But `asyncio.run` ends with its main task, and cancels the rest.'
    : 'So long somebody would have slept. But the sleep is cancelled before its end.';
  return { ns: latest, idea: isCutOff ? 'run-waits-for-all' : undefined, because };
}

function background({ sleeps }: Facts): Time | undefined {
  if (!sleeps.some(({ kind }) => kind === 'await')) return undefined;
  const because = 'It would be, if `await` started the waits in the background and went on at once. It waits for them.';
  return { ns: 0, idea: 'await-starts-background', because };
}

/** Times that nobody's idea predicts, near enough to be worth a thought. */
function fillers({ sleeps, took }: Facts): Time[] {
  const lengths = [...new Set(sleeps.map((sleep) => sleep.seconds))].sort((a, b) => a - b);
  const step = lengths[0] ?? SECOND;
  const times = [took + step, took - step, took * 2, took / 2, lengths[1] ?? 0].filter((ns) => ns >= WORTH_SEEING);
  return times.map((ns) => ({ ns, idea: undefined, because: '' }));
}

function sumText(lengths: readonly Nanoseconds[]): string {
  const counts = new Map<string, number>();
  for (const length of lengths) if (length > 0) counts.set(seconds(length), (counts.get(seconds(length)) ?? 0) + 1);
  const parts = [...counts].map(([text, count]) => (count === 1 ? text : `${count} × ${text}`));
  return parts.length > 4 ? listed(parts, 3) : parts.join(' + ');
}

function total(lengths: readonly Nanoseconds[]): Nanoseconds {
  return lengths.reduce((sum, length) => sum + length, 0);
}

function same(a: Nanoseconds, b: Nanoseconds): boolean {
  return Math.abs(a - b) < WORTH_SEEING / 2;
}
