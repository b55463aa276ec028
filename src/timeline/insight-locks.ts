import type { EventOf, Nanoseconds, Place, ResourceId, TaskId } from '../trace/index.ts';
import { type Detector, type Insight, known, onLine } from './insight.ts';
import { taskNamed } from './names.ts';
import type { Recording } from './recording.ts';
import { counted, formatSeconds } from './words.ts';

/** A lock that its holder keeps while it waits for something else, and others who queue for it. */
interface Held {
  readonly label: string;
  readonly isLock: boolean;
  holder: TaskId;
  /** Where its holder went to wait with it, and for how long in all. */
  where: Place | undefined;
  index: number;
  at: Nanoseconds;
  waitedWithIt: Nanoseconds;
  /** How long all others together have waited for it, and how many of them. */
  queued: Nanoseconds;
  readonly queuers: Set<TaskId>;
}

/** Locks that are held across an await, while others wait for them: the tasks take turns instead of overlapping. */
export function findHeldLocks(recording: Recording): Detector {
  const locks = new Map<ResourceId, Held>();
  const suspended = new Map<TaskId, EventOf<'task-suspended'>>();

  const resumed = (task: TaskId, at: Nanoseconds) => {
    const event = suspended.get(task);
    if (event === undefined) return;
    suspended.delete(task);
    const queuedFor = event.wait.on === 'acquire' ? locks.get(event.wait.resource) : undefined;
    if (queuedFor === undefined) return holderResumed(locks, event, at);
    queuedFor.queued += at - event.at;
    queuedFor.queuers.add(task);
  };
  const observe: Detector['observe'] = (event, index) => {
    if (event.kind === 'resource-created') locks.set(event.resource, newLock(event));
    else if (event.kind === 'step-started') resumed(event.task, event.at);
    else if (event.kind === 'resource-used') used(locks.get(event.resource), event);
    else if (event.kind === 'task-suspended' && locks.size > 0) {
      suspended.set(event.task, event);
      for (const lock of locks.values())
        if (lock.holder === event.task && lock.where === undefined) noteWait(lock, event, index);
    }
  };
  const found = () =>
    [...locks.values()]
      .filter((lock) => lock.isLock && lock.queued > 0 && lock.waitedWithIt > 0)
      .map((lock) => insightOf(recording, lock));
  return { observe, found };
}

function newLock({ label, type }: EventOf<'resource-created'>): Held {
  const isLock = type === 'lock' || type === 'rlock' || type === 'condition';
  return {
    label,
    isLock,
    holder: 0,
    where: undefined,
    index: 0,
    at: 0,
    waitedWithIt: 0,
    queued: 0,
    queuers: new Set(),
  };
}

function used(lock: Held | undefined, event: EventOf<'resource-used'>): void {
  if (lock === undefined) return;
  if (event.action === 'acquired') lock.holder = event.task;
  else if (event.action === 'released') lock.holder = 0;
}

function noteWait(lock: Held, event: EventOf<'task-suspended'>, index: number): void {
  Object.assign(lock, { where: event.where, index, at: event.at });
}

function holderResumed(locks: ReadonlyMap<ResourceId, Held>, event: EventOf<'task-suspended'>, at: Nanoseconds): void {
  for (const lock of locks.values()) if (lock.holder === event.task) lock.waitedWithIt += at - event.at;
}

function insightOf(recording: Recording, lock: Held): Insight {
  const who = taskNamed(recording.timelineAt(recording.length), recording.event(lock.index - 1)?.task ?? 0);
  const where = lock.where ?? { source: 0, line: 0 };
  const queuers = counted(lock.queuers.size, 'task');
  return {
    kind: 'lock-held',
    severity: 'hint',
    title: `${who} keeps ${lock.label} while it awaits something else${onLine(where)}: ${queuers} queued for it, ${formatSeconds(lock.queued)} in all.`,
    remedy:
      'Hold a lock only around what has to stay together. What takes time and needs no protection belongs before or after it.',
    where: known(where),
    index: lock.index,
    at: lock.at,
    cost: lock.queued,
    times: lock.queuers.size,
  };
}
