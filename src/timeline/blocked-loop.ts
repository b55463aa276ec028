import type { EventOf, LoopId, Place } from '../trace/index.ts';
import { nameOf, taskNamed } from './names.ts';
import type { Scene } from './narrate.ts';
import { idOfEntry, isCallbackEntry } from './ready-queue.ts';
import { forEachValue } from './table.ts';
import type { Timeline } from './timeline.ts';
import { sleepers } from './wait-graph.ts';
import { counted, formatSeconds } from './words.ts';

/** Whoever starts a thread waits for its first sign of life, which is nobody's fault and takes next to no time. */
export function isThreadStart(label: string): boolean {
  return label === 'its new thread to start';
}

export function loopBlocked({ before, event }: Scene<'loop-blocked'>): string {
  const { name, where } = culprit(before, event);
  const line = where.line > 0 ? ` (line ${where.line})` : '';
  const long = formatSeconds(event.at - event.since);
  return `${name} kept the event loop busy for ${long}: ${event.by}${line}. ${suffering(before, event.loop)}`;
}

/** Who blocked a loop, and where. The block can be told when the step is over already: then it was the last one. */
export function culprit(
  before: Timeline,
  event: EventOf<'loop-blocked'>,
): { readonly name: string; readonly where: Place } {
  const last = before.loops.get(event.loop)?.lastStep ?? 0;
  const callback = before.loops.get(event.loop)?.callback ?? 0;
  if (event.task !== 0 || last === 0 || callback !== 0) return { name: nameOf(before, event), where: event.where };
  const place = before.tasks.get(last)?.place;
  return { name: taskNamed(before, last), where: place === undefined || place.line === 0 ? event.where : place };
}

/** Tasks that could not run while a loop was blocked until now. */
export interface Sufferers {
  /** They have been in the ready queue since before now. */
  readonly ready: number;
  /** Their sleep should have ended before now. */
  readonly overdue: number;
}

/** Who suffered from a block of a loop that ends at this moment. */
export function sufferers(timeline: Timeline, loop: LoopId): Sufferers {
  const overdue = sleepers(timeline).filter((task) => task.loop === loop && task.wait.until < timeline.at);
  return { ready: readyTasks(timeline, loop, timeline.at), overdue: overdue.length };
}

/** How many tasks of a loop have been ready since before a moment. */
export function readyTasks(timeline: Timeline, loop: LoopId, before = Number.POSITIVE_INFINITY): number {
  let count = 0;
  const entries = timeline.loops.get(loop)?.queue.entries;
  if (entries === undefined) return 0;
  forEachValue(entries, (entry) => {
    const task = isCallbackEntry(entry) ? undefined : timeline.tasks.get(idOfEntry(entry));
    if (task !== undefined && task.since < before) count += 1;
  });
  return count;
}

function suffering(timeline: Timeline, loop: LoopId): string {
  const { ready, overdue } = sufferers(timeline, loop);
  const stood = ready + overdue;
  if (stood === 0) return 'Nobody else wanted to run meanwhile.';
  const verb = stood === 1 ? 'was' : 'were';
  if (ready === 0) return `${counted(overdue, 'task')} ${verb} due meanwhile and could not wake.`;
  return `${counted(stood, 'task')} ${verb} ready meanwhile and could not run.`;
}
