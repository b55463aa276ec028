import type { FutureId, Wait } from '../../trace/index.ts';
import { CODE, WAIT_KINDS, WAKE_CAUSES } from './codes.ts';
import { type FactTable, withOptional } from './record.ts';
import type { RecordReader } from './record-reader.ts';
import type { RunContext } from './run-context.ts';

/** Tasks and futures. */
export const TASK_RECORDS: FactTable = {
  [CODE.TASK_CREATED]: (r, c) => {
    const created = r.int();
    const name = r.text();
    const coroutine = r.text();
    const loop = r.int();
    // A negative number says that the task is eager.
    const task = { kind: 'task-created', created, name, coroutine, loop: Math.abs(loop), where: c.place(r) } as const;
    return loop < 0 ? { ...task, eager: true } : task;
  },
  [CODE.TASK_WOKEN]: (r) => {
    const woken = r.int();
    const cause = r.oneOf(WAKE_CAUSES);
    const future = r.int();
    return future > 0 ? { kind: 'task-woken', woken, cause, future } : { kind: 'task-woken', woken, cause };
  },
  [CODE.STEP_STARTED]: (r, c) => {
    c.enterStep(r.int());
    return { kind: 'step-started' };
  },
  [CODE.SUSPENDED_SLEEP]: (r, c) => ({ kind: 'task-suspended', wait: sleep(r, c), where: c.lastPlace() }),
  [CODE.SUSPENDED_TURN]: (_, c) => ({
    kind: 'task-suspended',
    wait: { on: 'turn', label: 'its next turn' },
    where: c.lastPlace(),
  }),
  [CODE.SUSPENDED]: (r, c) => ({ kind: 'task-suspended', wait: wait(r, c), where: c.lastPlace() }),
  [CODE.TASK_FINISHED]: (r) => ({ kind: 'task-finished', outcome: r.outcome() }),
  [CODE.CANCEL_REQUESTED]: (r, c) => {
    const target = r.int();
    const message = r.optionalText();
    const passedOnBy = r.int() || undefined;
    return withOptional({ kind: 'cancel-requested', target, where: c.place(r) }, { message, passedOnBy });
  },
  [CODE.FUTURE_CREATED]: (r, c) => {
    const future = r.int();
    const label = r.text();
    const work = r.int();
    return withOptional({ kind: 'future-created', future, label, where: c.place(r) }, { work });
  },
  [CODE.FUTURE_FINISHED]: (r) => ({ kind: 'future-finished', future: r.int(), outcome: r.outcome() }),
};

function sleep(r: RecordReader, c: RunContext): Wait {
  const timer = c.timers.get(r.int());
  const seconds = (timer?.delay ?? 0) / 1e9;
  return { on: 'sleep', until: timer?.deadline ?? c.at, seconds, label: `sleep ${seconds} s` };
}

function wait(r: RecordReader, c: RunContext): Wait {
  const on = r.oneOf(WAIT_KINDS);
  const label = r.text();
  const reference = r.int();
  const children: FutureId[] = r.ints();
  switch (on) {
    case 'sleep':
      return { on, label, until: c.at, seconds: 0 };
    case 'turn':
      return { on, label };
    case 'gather':
    case 'wait':
    case 'as-completed':
    case 'taskgroup':
      return { on, label, children };
    case 'executor':
      return { on, label, work: reference, future: children[0] ?? 0 };
    case 'task':
    case 'future':
    case 'stream':
    case 'other':
      return { on, label, future: reference };
    default:
      return { on, label, resource: reference };
  }
}
