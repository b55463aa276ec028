import type { Nanoseconds, Outcome } from '../../trace/index.ts';
import { OUTCOME_KINDS, TIME_LOW_BITS } from './codes.ts';

/** The child sent something that is no record. The child is not trusted, so this is an end of a run, not a bug. */
export class WireError extends Error {}

/** Reads the fields of records, one after the other. Every method throws {@link WireError} when the field is not there. */
export class RecordReader {
  readonly #strings = new Map<number, string>();
  #records: Int32Array = new Int32Array(0);
  #next = 0;

  /** Adds strings: `[number, text, number, text, ...]`. */
  define(pairs: readonly unknown[]): void {
    for (let i = 0; i + 1 < pairs.length; i += 2) this.#strings.set(Number(pairs[i]), String(pairs[i + 1]));
  }

  /** Starts with the first record of a frame. */
  load(records: Int32Array): void {
    this.#records = records;
    this.#next = 0;
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#records.length;
  }

  int(): number {
    const value = this.#records[this.#next++];
    if (value === undefined) throw new WireError('a record is cut off');
    return value;
  }

  flag(): boolean {
    return this.int() !== 0;
  }

  time(): Nanoseconds {
    const low = this.int();
    return this.int() * 2 ** TIME_LOW_BITS + low;
  }

  text(): string {
    const number = this.int();
    const text = this.#strings.get(number);
    if (text === undefined) throw new WireError(`string ${number} is not defined`);
    return text;
  }

  /** A text that comes once: it is forgotten. */
  takeText(): string {
    const number = this.#records[this.#next] as number;
    const text = this.text();
    this.#strings.delete(number);
    return text;
  }

  optionalText(): string | undefined {
    return this.#records[this.#next] === -1 ? void this.#next++ : this.text();
  }

  json<T>(isWanted: (value: unknown) => value is T): T {
    const text = this.text();
    try {
      const value: unknown = JSON.parse(text);
      if (isWanted(value)) return value;
    } catch {
      // Said below.
    }
    throw new WireError('a text is not the JSON that it should be');
  }

  oneOf<T>(words: readonly T[]): T {
    const word = words[this.int()];
    if (word === undefined) throw new WireError('an enumeration is out of range');
    return word;
  }

  ints(): number[] {
    const count = this.int();
    if (count < 0 || count > this.#records.length - this.#next) throw new WireError('a list is cut off');
    return Array.from({ length: count }, () => this.int());
  }

  outcome(): Outcome {
    const kind = this.oneOf(OUTCOME_KINDS);
    const [first, second, third] = [this.optionalText(), this.optionalText(), this.optionalText()];
    if (kind === 'result') return { kind, value: first ?? '' };
    if (kind === 'cancelled') return first === undefined ? { kind } : { kind, message: first };
    return { kind, type: first ?? '', message: second ?? '', ...(third === undefined ? {} : { traceback: third }) };
  }
}
