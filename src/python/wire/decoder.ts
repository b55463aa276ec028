import type { Stamp, TraceEvent } from '../../trace/index.ts';
import { CODE } from './codes.ts';
import { LOOP_RECORDS } from './loop-records.ts';
import { PROGRAM_RECORDS } from './program-records.ts';
import type { ReadFact } from './record.ts';
import { RecordReader, WireError } from './record-reader.ts';
import { RunContext } from './run-context.ts';
import { TASK_RECORDS } from './task-records.ts';
import { THREAD_RECORDS } from './thread-records.ts';

export { WireError } from './record-reader.ts';

/** An array is looked up faster than an object, and this happens for every event. */
const RECORDS: readonly (ReadFact | undefined)[] = Object.assign(
  [],
  THREAD_RECORDS,
  TASK_RECORDS,
  LOOP_RECORDS,
  PROGRAM_RECORDS,
);

/** Turns the records of one run into trace events; keeps strings, the clock and who runs between frames. */
export class WireDecoder {
  readonly #reader = new RecordReader();
  readonly #context = new RunContext();

  /** Adds strings: `[number, text, number, text, ...]`. */
  define(pairs: readonly unknown[]): void {
    this.#reader.define(pairs);
  }

  /** Adds the events of one frame's records to `events`. Throws {@link WireError} at the first that is none. */
  decode(records: Int32Array, events: TraceEvent[]): void {
    const reader = this.#reader;
    const context = this.#context;
    reader.load(records);
    while (!reader.isAtEnd) {
      const code = reader.int();
      if (code === CODE.LINE_RESUMED) {
        // A function has returned into the middle of this line: not worth an event, but where the next ones happen.
        context.reachPlace(context.place(reader));
        continue;
      }
      const read = RECORDS[code];
      if (read === undefined) {
        if (code !== CODE.STEP_RESUMED) throw new WireError(`record ${code} is unknown`);
        // The step of an eager task is over, inside of which it began: the fold knows that it goes on.
        context.enterStep(reader.int());
        continue;
      }
      const fact = read(reader, context);
      events.push(Object.assign(context.stamp(), fact) as TraceEvent);
      if (fact.kind === 'task-suspended' || fact.kind === 'task-finished') context.leaveStep();
      else if (fact.kind === 'thread-ended') context.leaveThread();
    }
  }

  /** A stamp for an event that the parent itself adds. */
  stamp(): Stamp {
    return this.#context.stamp();
  }
}
