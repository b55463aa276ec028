import type { TimerId } from '../../trace/index.ts';
import { CODE, TIMER_PURPOSES } from './codes.ts';
import { type FactTable, withOptional } from './record.ts';
import type { RecordReader } from './record-reader.ts';
import type { RunContext } from './run-context.ts';

/** Event loops, their callbacks and timers. */
export const LOOP_RECORDS: FactTable = {
  [CODE.CALLBACK_SCHEDULED]: (r, c) => {
    const fact = { kind: 'callback-scheduled' as const, callback: r.int(), name: r.text(), internal: r.flag() };
    const loop = r.int();
    return withOptional({ ...fact, where: c.place(r) }, { loop });
  },
  [CODE.CALLBACK_STARTED]: (r) => ({
    kind: 'callback-started',
    callback: r.int(),
    name: r.text(),
    internal: r.flag(),
  }),
  [CODE.CALLBACK_FINISHED]: (r) => ({ kind: 'callback-finished', callback: r.int() }),
  [CODE.TIMER_SET]: (r, c) => {
    const timer = r.int();
    const deadline = r.time();
    c.timers.set(timer, { deadline, delay: deadline - c.at });
    const purpose = r.oneOf(TIMER_PURPOSES);
    return { kind: 'timer-set', timer, deadline, purpose, name: r.text(), where: c.place(r) };
  },
  [CODE.TIMER_FIRED]: (r, c) => ({ kind: 'timer-fired', timer: forgetTimer(r, c) }),
  [CODE.TIMER_CANCELLED]: (r, c) => ({ kind: 'timer-cancelled', timer: forgetTimer(r, c) }),
  [CODE.LOOP_STARTED]: (r) => ({ kind: 'loop-started', loop: r.int() }),
  [CODE.LOOP_ITERATED]: (r) => ({ kind: 'loop-iterated', loop: r.int(), iteration: r.int(), ready: r.int() }),
  [CODE.LOOP_STOPPED]: (r) => ({ kind: 'loop-stopped', loop: r.int() }),
  [CODE.LOOP_BLOCKED]: (r, c) => ({
    kind: 'loop-blocked',
    loop: r.int(),
    since: r.time(),
    by: r.text(),
    where: c.place(r),
  }),
};

function forgetTimer(r: RecordReader, c: RunContext): TimerId {
  const timer = r.int();
  c.timers.delete(timer);
  return timer;
}
