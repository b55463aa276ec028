import type { TraceFact } from '../../trace/index.ts';
import type { RecordReader } from './record-reader.ts';
import type { RunContext } from './run-context.ts';

/** Reads the fields of one kind of record, in the order in which they stand there. */
export type ReadFact = (r: RecordReader, c: RunContext) => TraceFact;

/** Readers by code. */
export type FactTable = Readonly<Record<number, ReadFact>>;

type Present<O> = { [K in keyof O]?: Exclude<O[K], undefined> };

/** A fact with those of its optional fields that have a value; a number 0 stands for none. */
export function withOptional<T extends object, O extends object>(fact: T, optional: O): T & Present<O> {
  for (const [key, value] of Object.entries(optional)) {
    if (value !== undefined && value !== 0) (fact as Record<string, unknown>)[key] = value;
  }
  return fact as T & Present<O>;
}
