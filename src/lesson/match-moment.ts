import type { Recording, Timeline } from '../timeline/index.ts';
import { SECOND, type TraceEvent } from '../trace/index.ts';
import { linesOf, namesOfTasks, namesOfThreads, textsOf } from './event-fields.ts';
import type { Matcher, Moment } from './moment.ts';

/**
 * The index right after the first event at or after `fromIndex` that fits; undefined when none does. With `nth`, it is
 * the nth fitting event of the whole run, and undefined when that lies before `fromIndex`.
 */
export function matchMoment(recording: Recording, matcher: Matcher, fromIndex = 0): number | undefined {
  const { nth } = matcher;
  const isNumbered = typeof nth === 'number';
  let count = 0;
  let last: number | undefined;
  // What has a number is counted from the beginning of the run.
  for (let position = isNumbered ? 0 : fromIndex; position < recording.length; position++) {
    if (!fits(recording, matcher, position)) continue;
    if (nth === undefined) return position + 1;
    count += 1;
    last = position + 1;
    if (count === nth) break;
  }
  const isIt = nth === 'last' || count === nth;
  return isIt && last !== undefined && last > fromIndex ? last : undefined;
}

/**
 * The indexes of moments that occur in their order, each after the one before it; undefined for those that do not
 * occur. A moment that is not found does not hide those below it.
 */
export function findMoments(moments: readonly Moment[], recording: Recording): readonly (number | undefined)[] {
  let from = 0;
  return moments.map(({ when }) => {
    const index = matchMoment(recording, when, from);
    from = index ?? from;
    return index;
  });
}

/** Whether the event that leads to `position + 1` fits. What costs least is compared first. */
function fits(recording: Recording, matcher: Matcher, position: number): boolean {
  const event = recording.event(position);
  if (event === undefined || event.kind !== matcher.kind) return false;
  if (matcher.at !== undefined && !isSameTime(matcher.at, event.at)) return false;
  if (matcher.on !== undefined && waitedFor(event) !== matcher.on) return false;
  const { task, thread, line, text } = matcher;
  if (task === undefined && thread === undefined && line === undefined && text === undefined) return true;
  const before = recording.timelineAt(position);
  const after = recording.timelineAt(position + 1);
  return (
    (task === undefined || namesOfTasks(event, before, after).includes(task)) &&
    (thread === undefined || namesOfThreads(event, after).includes(thread)) &&
    (line === undefined || linesOf(event, before).includes(line)) &&
    (text === undefined || fitsText(recording, text, { event, position, after }))
  );
}

function waitedFor(event: TraceEvent): string | undefined {
  return event.kind === 'task-suspended' || event.kind === 'thread-blocked' ? event.wait.on : undefined;
}

interface Happening {
  readonly event: TraceEvent;
  readonly position: number;
  readonly after: Timeline;
}

function fitsText(recording: Recording, wanted: string, { event, position, after }: Happening): boolean {
  if (event.kind !== 'output-written') return textsOf(event, after).some((text) => text.includes(wanted));
  // A line may be written in pieces: the piece counts that completes the text.
  const begun = lineBegun(recording, event.stream, position);
  const found = (begun + event.text).indexOf(wanted, Math.max(0, begun.length - wanted.length + 1));
  return found >= 0;
}

/** What stands on the line that the output before a position has not ended. */
function lineBegun(recording: Recording, stream: 'stdout' | 'stderr', position: number): string {
  let line = '';
  for (let before = position - 1; before >= 0; before--) {
    const event = recording.event(before);
    if (event?.kind !== 'output-written' || event.stream !== stream) continue;
    const end = event.text.lastIndexOf('\n');
    line = event.text.slice(end + 1) + line;
    if (end >= 0 || line.length > LONGEST_LINE) break;
  }
  return line;
}

const LONGEST_LINE = 10_000;

/**
 * Whether a time that an author wrote is that of an event: to the hundredth of a second, as the screen shows it, or as
 * exactly as it was written.
 */
export function isSameTime(seconds: number, at: number): boolean {
  return Math.abs(seconds * SECOND - at) < toleranceOf(seconds);
}

/** Half of the last digit of a number of seconds that has at least two digits behind the point, in nanoseconds. */
export function toleranceOf(seconds: number): number {
  const digits = String(seconds).split('.')[1]?.length ?? 0;
  return (SECOND / 10 ** Math.max(2, digits)) * 0.5;
}
