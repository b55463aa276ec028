import type { Head } from './ready.ts';
import { forEachValue } from './table.ts';
import type { Timeline, TimerState } from './timeline.ts';

/** The timers that are due next, ordered by deadline and then by the order in which they were set. */
export function pendingTimers(timeline: Timeline, limit: number): Head<TimerState> {
  const first: TimerState[] = [];
  forEachValue(timeline.timers, (timer) => {
    const last = first[limit - 1];
    if (last !== undefined && last.deadline <= timer.deadline) return;
    let place = first.length;
    while (place > 0 && (first[place - 1] as TimerState).deadline > timer.deadline) place -= 1;
    first.splice(place, 0, timer);
    if (first.length > limit) first.pop();
  });
  return { first, total: timeline.timers.size };
}
