import type { ThreadWait } from '../../trace/index.ts';
import { CODE, POOL_TYPES, RESOURCE_ACTIONS, RESOURCE_TYPES, THREAD_WAIT_KINDS } from './codes.ts';
import { type FactTable, withOptional } from './record.ts';
import type { RecordReader } from './record-reader.ts';

/** The clock, threads, executors, and the locks between them. */
export const THREAD_RECORDS: FactTable = {
  [CODE.CLOCK_MOVED]: (r, c) => ({ kind: 'clock-moved', from: c.moveClock(r.time()) }),
  [CODE.THREAD_RESUMED]: (r, c) => {
    c.enterThread(r.int());
    return { kind: 'thread-resumed' };
  },
  [CODE.THREAD_PREEMPTED]: (r, c) => {
    c.enterThread(r.int());
    return { kind: 'thread-preempted' };
  },
  [CODE.THREAD_WOKEN]: (r) => ({ kind: 'thread-woken', woken: r.int() }),
  [CODE.CPU_USED]: (r, c) => {
    c.enterThread(r.int());
    return { kind: 'cpu-used', since: r.time(), where: c.lastPlace() };
  },
  [CODE.THREAD_CREATED]: (r, c) => {
    const fact = {
      kind: 'thread-created' as const,
      created: r.int(),
      name: r.text(),
      daemon: r.flag(),
      process: r.int(),
    };
    const pool = r.int();
    return withOptional({ ...fact, where: c.place(r) }, { pool });
  },
  [CODE.THREAD_BLOCKED]: (r, c) => ({ kind: 'thread-blocked', wait: threadWait(r), where: c.place(r) }),
  [CODE.THREAD_ENDED]: (r) => ({ kind: 'thread-ended', outcome: r.outcome() }),
  [CODE.POOL_CREATED]: (r, c) => ({
    kind: 'pool-created',
    pool: r.int(),
    of: r.oneOf(POOL_TYPES),
    workers: r.int(),
    name: r.text(),
    where: c.place(r),
  }),
  [CODE.WORK_QUEUED]: (r, c) => ({
    kind: 'work-queued',
    work: r.int(),
    pool: r.int(),
    name: r.text(),
    where: c.place(r),
  }),
  [CODE.WORK_STARTED]: (r) => ({ kind: 'work-started', work: r.int() }),
  [CODE.WORK_FINISHED]: (r) => ({ kind: 'work-finished', work: r.int(), outcome: r.outcome() }),
  [CODE.RESOURCE_CREATED]: (r, c) => ({
    kind: 'resource-created',
    resource: r.int(),
    type: r.oneOf(RESOURCE_TYPES),
    label: r.text(),
    where: c.place(r),
  }),
  [CODE.RESOURCE_USED]: (r) => ({
    kind: 'resource-used',
    resource: r.int(),
    action: r.oneOf(RESOURCE_ACTIONS),
    level: r.int(),
  }),
};

function threadWait(r: RecordReader): ThreadWait {
  const on = r.oneOf(THREAD_WAIT_KINDS);
  const label = r.text();
  const reference = r.int();
  const owner = r.int();
  const until = r.time();
  const base = until < 0 ? { label } : { label, until };
  if (on === 'lock') return { ...base, on, resource: reference, ...(owner > 0 ? { owner } : {}) };
  if (on === 'join') return { ...base, on, target: reference };
  return { ...base, on };
}
