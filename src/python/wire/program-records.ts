import { type DeadlockWait, type LimitName, TRACE_VERSION, type TraceFact } from '../../trace/index.ts';
import { CODE, LIMIT_NAMES, SIMULATION_TYPES, STREAMS, WARNING_TYPES } from './codes.ts';
import type { FactTable } from './record.ts';
import { type RecordReader, WireError } from './record-reader.ts';
import type { RunContext } from './run-context.ts';

/** What the program itself does, and what goes wrong with it. */
export const PROGRAM_RECORDS: FactTable = {
  [CODE.LINE_REACHED]: (r, c) => {
    const where = c.place(r);
    c.reachPlace(where);
    return { kind: 'line-reached', where };
  },
  [CODE.OUTPUT_WRITTEN]: (r) => ({ kind: 'output-written', stream: r.oneOf(STREAMS), text: r.takeText() }),
  [CODE.INPUT_REQUESTED]: (r) => ({ kind: 'input-requested', prompt: r.text() }),
  [CODE.INPUT_RECEIVED]: (r) => ({ kind: 'input-received', text: r.optionalText() ?? null }),
  [CODE.WARNING_RAISED]: (r, c) => ({
    kind: 'warning-raised',
    warning: r.oneOf(WARNING_TYPES),
    message: r.text(),
    where: c.place(r),
  }),
  [CODE.EXCEPTION_UNCAUGHT]: (r, c) => ({
    kind: 'exception-uncaught',
    type: r.text(),
    message: r.text(),
    where: c.place(r),
  }),
  [CODE.DEADLOCK_FOUND]: (r, c) => ({ kind: 'deadlock-found', waits: located(r.json(areWaits), c) }),
  [CODE.LIMIT_REACHED]: (r) => ({
    kind: 'limit-reached',
    limit: r.oneOf<LimitName>(LIMIT_NAMES),
    allowed: Number(r.text()),
    advice: r.text(),
  }),
  [CODE.EVENTS_OMITTED]: (r) => ({ kind: 'events-omitted', count: r.int(), what: r.text() }),
  [CODE.SOURCE_LOADED]: (r) => ({ kind: 'source-loaded', source: r.int(), path: r.text(), text: r.text() }),
  [CODE.SIMULATION_USED]: (r) => ({
    kind: 'simulation-used',
    what: r.oneOf(SIMULATION_TYPES),
    module: r.text(),
    note: r.text(),
  }),
  [CODE.PROGRAM_STARTED]: (r) => programStarted(r),
};

function programStarted(r: RecordReader): TraceFact {
  const { file, args, python } = r.json(isRecord);
  if (typeof file !== 'string' || !Array.isArray(args) || typeof python !== 'string') {
    throw new WireError('a program without a name');
  }
  return { kind: 'program-started', version: TRACE_VERSION, file, args: args.map(String), python };
}

/** Threads that wait know their lines only here: that of the task whose step they are in, or their own. */
function located(waits: readonly DeadlockWait[], c: RunContext): DeadlockWait[] {
  return waits.map((wait) => {
    const last = c.placeOf(wait.thread, wait.task);
    return wait.where.line === 0 && last ? { ...wait, where: last } : wait;
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areWaits(value: unknown): value is readonly DeadlockWait[] {
  return Array.isArray(value) && value.every(isWait);
}

function isWait(value: unknown): value is DeadlockWait {
  if (!isRecord(value) || !isRecord(value.where)) return false;
  const numbers = [value.thread, value.task, value.where.source, value.where.line];
  const texts = [value.name, value.label, value.holder ?? ''];
  return numbers.every(Number.isInteger) && texts.every((text) => typeof text === 'string');
}
