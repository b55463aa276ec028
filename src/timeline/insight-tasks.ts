import type { EventOf, LoopId, TaskId } from '../trace/index.ts';
import { type Detector, type Insight, known } from './insight.ts';
import { taskNamed } from './names.ts';
import type { Recording } from './recording.ts';
import { isInternalTask } from './task-name.ts';
import { counted, listed } from './words.ts';

/** More tasks than this at once are worth a word: connections, memory and patience end somewhere. */
const MANY = 1000;

/** Tasks that were still at work when the main task returned, and more tasks at once than anybody needs. */
export function findTaskTroubles(recording: Recording): Detector {
  const alive = new Map<TaskId, { readonly event: EventOf<'task-created'>; readonly index: number }>();
  const mains = new Map<LoopId, TaskId>();
  const cancelled = new Set<TaskId>();
  const insights: Insight[] = [];
  let crowd: { readonly size: number; readonly index: number; readonly at: number } = { size: MANY, index: 0, at: 0 };

  const created = (event: EventOf<'task-created'>, index: number) => {
    if (isInternalTask(event.coroutine)) return;
    if (event.task === 0 && !mains.has(event.loop)) mains.set(event.loop, event.created);
    alive.set(event.created, { event, index });
    if (alive.size > crowd.size) crowd = { size: alive.size, index, at: event.at };
  };
  const finished = (event: EventOf<'task-finished'>, index: number) => {
    const own = alive.get(event.task);
    alive.delete(event.task);
    if (own === undefined || mains.get(own.event.loop) !== event.task || event.outcome.kind !== 'result') return;
    // Whoever was asked to stop is not forgotten: workers without an end are ended like this.
    const left = [...alive.values()].filter(
      (other) => other.event.loop === own.event.loop && !cancelled.has(other.event.created),
    );
    if (left.length > 0)
      insights.push(
        leftBehind(
          recording,
          left.map((other) => other.event),
          event,
          index,
        ),
      );
  };
  const observe: Detector['observe'] = (event, index) => {
    if (event.kind === 'task-created') created(event, index);
    else if (event.kind === 'task-finished') finished(event, index);
    else if (event.kind === 'cancel-requested') cancelled.add(event.target);
  };
  return { observe, found: () => (crowd.index === 0 ? insights : [...insights, unbounded(crowd)]) };
}

function leftBehind(
  recording: Recording,
  left: readonly EventOf<'task-created'>[],
  main: EventOf<'task-finished'>,
  index: number,
): Insight {
  const timeline = recording.timelineAt(index);
  const names = listed(
    left.slice(0, 5).map((event) => taskNamed(timeline, event.created)),
    3,
    left.length,
  );
  const were = left.length === 1 ? 'was' : 'were';
  return {
    kind: 'left-behind',
    severity: 'hint',
    title: `${names} ${were} not finished when ${taskNamed(timeline, main.task)} returned: asyncio.run cancels what is left.`,
    remedy:
      'If that work matters, await it before the main coroutine returns: keep the task and await it, or use a TaskGroup.',
    where: left[0] && known(left[0].where),
    index,
    at: main.at,
    cost: undefined,
    times: left.length,
  };
}

function unbounded({
  size,
  index,
  at,
}: {
  readonly size: number;
  readonly index: number;
  readonly at: number;
}): Insight {
  return {
    kind: 'unbounded-tasks',
    severity: 'hint',
    title: `${counted(size, 'task')} were alive at once.`,
    remedy:
      'Against a real server or database that is too many at once: limit them with an asyncio.Semaphore, or let a few workers take items from a queue.',
    where: undefined,
    index,
    at,
    cost: undefined,
    times: 1,
  };
}
