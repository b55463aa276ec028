import type { LoopState, Timeline } from '../../timeline/index.ts';
import { MILLISECOND, type Nanoseconds, SECOND } from '../../trace/index.ts';
import type { Random } from '../random.ts';
import type { Facts, Stretch } from './facts.ts';

/** A while in which the answer to a question stays the same, and the moment in it to ask for. */
export interface Scene<T> {
  /** The answer at `at`. */
  readonly answer: T;
  readonly timeline: Timeline;
  /** The index that shows it. */
  readonly index: number;
  /** How long the answer stays the same. */
  readonly from: Nanoseconds;
  readonly until: Nanoseconds;
  /** When something happens next. */
  readonly next: Nanoseconds;
  /** No event is near. */
  readonly at: Nanoseconds;
}

/**
 * Whether moments of this run can be asked for: one event loop, times that do not depend on the machine, and nothing
 * from outside.
 */
export function hasMoments({ end, isWhole, isUnknowable, isSimulated, computed, recording }: Facts): boolean {
  const isShort = recording.length <= MOST_EVENTS;
  return (
    isWhole && isShort && !isUnknowable && !isSimulated && computed === 0 && end.loops.size === 1 && hasOwnTasks(end)
  );
}

const MOST_EVENTS = 30_000;

/** Every task is one that the learner can find in the program, by a name that no other has. */
function hasOwnTasks({ tasks, sources }: Timeline): boolean {
  const text = [...sources].map((source) => source.text).join('\n');
  const own = [...tasks].filter(({ internal }) => !internal);
  const areFound = own.every(({ coroutine }) => text.includes(coroutine.split('.').at(-1) ?? ''));
  return areFound && new Set(own.map(({ name }) => name)).size === own.length;
}

/** The loop of the run, while the program's own tasks run in it. */
export function loopAt(timeline: Timeline): LoopState | undefined {
  const [loop] = timeline.loops;
  return loop?.running && !loop.cleaningUp ? loop : undefined;
}

/** What decides whether two whiles are one: the answer, as far as it is shown. */
type Keyed = { readonly key: string };

/** The whiles of a run in which the answer stays the same; those without an answer, or without room for a moment, are left out. */
export function scenesOf<T extends Keyed>(
  { recording, stretches }: Facts,
  answerAt: (timeline: Timeline, stretch: Stretch) => T | undefined,
): Scene<T>[] {
  const whiles: { answer: T; timeline: Timeline; stretch: Stretch }[][] = [];
  for (const stretch of stretches) {
    const timeline = recording.timelineAt(stretch.index);
    const answer = answerAt(timeline, stretch);
    if (answer === undefined) continue;
    const last = whiles.at(-1)?.at(-1);
    const isSame = last?.answer.key === answer.key && last.stretch.until === stretch.from;
    if (isSame) whiles.at(-1)?.push({ answer, timeline, stretch });
    else whiles.push([{ answer, timeline, stretch }]);
  }
  return whiles.flatMap((parts) => {
    const from = parts[0]?.stretch.from ?? 0;
    const until = parts.at(-1)?.stretch.until ?? 0;
    const inside = parts.flatMap(({ answer, timeline, stretch }): Scene<T>[] => {
      const at = timeInside(stretch.from, stretch.until);
      return at === undefined ? [] : [{ answer, timeline, index: stretch.index, from, until, next: stretch.until, at }];
    });
    // The longest wait inside has the roundest moment.
    return inside.sort((a, b) => b.next - b.timeline.at - (a.next - a.timeline.at)).slice(0, 1);
  });
}

const STEPS = [SECOND, SECOND / 2, SECOND / 4, SECOND / 10, SECOND / 20, SECOND / 100];

/** A round moment between two others, as near as can be to their middle; undefined when they are too close. */
export function timeInside(from: Nanoseconds, until: Nanoseconds): Nanoseconds | undefined {
  const margin = Math.max(5 * MILLISECOND, (until - from) / 10);
  const middle = (from + until) / 2;
  for (const step of STEPS) {
    const at = Math.round(middle / step) * step;
    if (at >= from + margin && at <= until - margin) return at;
  }
  return undefined;
}

/** The items in another order, those that are worth more first. */
export function byWorth<T>(items: readonly T[], worth: (item: T) => number, random: Random): T[] {
  return random.shuffled(items).sort((a, b) => worth(b) - worth(a));
}

/** The first question that can be made of the items. */
export function firstOf<T, Q>(items: readonly T[], make: (item: T) => Q | undefined): Q | undefined {
  for (const item of items) {
    const made = make(item);
    if (made !== undefined) return made;
  }
  return undefined;
}
