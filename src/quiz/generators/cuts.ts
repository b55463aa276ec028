import type { OutputLine } from '../../timeline/index.ts';
import type { Facts } from './facts.ts';
import { isAskable, lastNumber, unprinted } from './lines.ts';

/** A place in the output, and what comes there. */
export interface Cut {
  /** The line before it; undefined at the beginning. */
  readonly before: OutputLine | undefined;
  /** The line after it; undefined at the end. */
  readonly next: OutputLine | undefined;
  /** The number of the line after it. */
  readonly place: number;
}

/** Who printed a line: the same for all lines of one task, or of one thread outside of tasks. */
export function whoOf({ task, thread }: OutputLine): string {
  return task === 0 ? `thread ${thread}` : `task ${task}`;
}

/** The places in the output that can be asked for. */
export function cutsOf(facts: Facts, source: string): Cut[] {
  const { printed } = facts;
  const cuts: Cut[] = [];
  for (let place = 0; place <= printed.length; place++) {
    const cut = { before: printed[place - 1], next: printed[place], place };
    if (isFair(facts, cut) && !isTrivial(facts, cut, source)) cuts.push(cut);
  }
  return cuts;
}

function isFair(facts: Facts, { before, next }: Cut): boolean {
  if (before !== undefined && !isAskable(facts, before)) return false;
  if (next !== undefined && !isAskable(facts, next)) return false;
  if (before === undefined || next === undefined) return true;
  return before.text !== next.text && !counts(before, next) && facts.crossing(before, next) === 'certain';
}

/** The next line has the next number: the words tell, not the program. */
function counts(before: OutputLine, next: OutputLine): boolean {
  const [first, second] = [before, next].map(({ text }) => lastNumber(text));
  return first !== undefined && second === first + 1;
}

/** The line below in the program comes next, and nothing between could make one think otherwise. */
function isTrivial(facts: Facts, { before, next, place }: Cut, source: string): boolean {
  if (next === undefined) return unprinted(facts, source).length === 0;
  if (before === undefined)
    return facts.tasks.length < 2 && unprinted(facts, source).length === 0 && place === 0 && !isAwaited(facts);
  if (whoOf(before) !== whoOf(next)) return false;
  for (let index = before.index; index < next.index; index++) {
    const event = facts.recording.event(index);
    if (event !== undefined && TELLING.has(event.kind)) return false;
  }
  return true;
}

/** A coroutine is awaited: it is a question when its first line comes. */
function isAwaited({ sleeps }: Facts): boolean {
  return sleeps.some(({ kind }) => kind === 'await');
}

const TELLING: ReadonlySet<string> = new Set([
  'task-created',
  'task-suspended',
  'cancel-requested',
  'callback-scheduled',
  'work-queued',
  'thread-created',
  'loop-blocked',
]);

/** How much there is to think about at a cut. */
export function worthOf({ blocks }: Facts, { before, next }: Cut): number {
  if (before === undefined) return 0;
  if (blocks.some(({ index }) => index > before.index && index <= (next?.index ?? 0))) return 3;
  if (next === undefined) return 1;
  return whoOf(before) === whoOf(next) ? 1 : 2;
}

/** " for the second time", where the line before a cut is printed more than once. */
export function timesOf({ printed }: Facts, { before, place }: Cut): string {
  const same = printed.filter(({ text }) => text === before?.text).length;
  const now = printed.slice(0, place).filter(({ text }) => text === before?.text).length;
  if (same < 2) return '';
  return ` for the ${['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][now - 1] ?? `${now}th`} time`;
}
