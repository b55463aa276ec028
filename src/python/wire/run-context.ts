import type { Nanoseconds, Place, Stamp, TaskId, ThreadId, TimerId } from '../../trace/index.ts';
import { LAST_PLACE, PLACE_LINE_BITS } from './codes.ts';
import type { RecordReader } from './record-reader.ts';

/** What a timer was set for. */
export interface KnownTimer {
  readonly deadline: Nanoseconds;
  readonly delay: Nanoseconds;
}

/** What records leave out because earlier ones have said it: when, who, and on which line. */
export class RunContext {
  readonly timers = new Map<TimerId, KnownTimer>();
  readonly #taskOfThread = new Map<ThreadId, TaskId>();
  readonly #places = new Map<number, Place>();
  readonly #lastPlaces = new Map<string | number, Place>();
  #at: Nanoseconds = 0;
  #thread: ThreadId = 1;
  #task: TaskId = 0;

  get at(): Nanoseconds {
    return this.#at;
  }

  stamp(): Stamp {
    return { at: this.#at, thread: this.#thread, task: this.#task };
  }

  /** Moves the clock; returns where it was. */
  moveClock(to: Nanoseconds): Nanoseconds {
    const from = this.#at;
    this.#at = Math.max(from, to);
    return from;
  }

  enterThread(thread: ThreadId): void {
    this.#thread = thread;
    this.#task = this.#taskOfThread.get(thread) ?? 0;
  }

  leaveThread(): void {
    this.#taskOfThread.delete(this.#thread);
  }

  enterStep(task: TaskId): void {
    this.#task = task;
    this.#taskOfThread.set(this.#thread, task);
  }

  leaveStep(): void {
    this.enterStep(0);
  }

  /** The place that a record names, or the last one of whoever runs. */
  place(reader: RecordReader): Place {
    const packed = reader.int();
    return packed === LAST_PLACE ? this.lastPlace() : this.#unpack(packed);
  }

  /** Where the running task is, or the thread when no step runs. */
  lastPlace(): Place {
    return this.#lastPlaces.get(this.#placeKey(this.#thread, this.#task)) ?? this.#unpack(0);
  }

  reachPlace(place: Place): void {
    this.#lastPlaces.set(this.#placeKey(this.#thread, this.#task), place);
  }

  /** Where a waiting task or thread is: a thread in a step is where the task is. */
  placeOf(thread: ThreadId, task: TaskId): Place | undefined {
    return this.#lastPlaces.get(this.#placeKey(thread, task || (this.#taskOfThread.get(thread) ?? 0)));
  }

  /** Tasks keep their line across threads; a thread outside of tasks has its own. */
  #placeKey(thread: ThreadId, task: TaskId): string | number {
    return task || `thread ${thread}`;
  }

  #unpack(packed: number): Place {
    let place = this.#places.get(packed);
    if (!place) {
      place = { source: packed >>> PLACE_LINE_BITS, line: packed & ((1 << PLACE_LINE_BITS) - 1) };
      this.#places.set(packed, place);
    }
    return place;
  }
}
