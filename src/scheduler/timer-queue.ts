import type { Nanoseconds } from '../trace/index.ts';

/** One entry of a {@link TimerQueue}. */
export interface TimerEntry<T> {
  readonly deadline: Nanoseconds;
  /** Ties between equal deadlines fall to the smaller sequence number: the earlier call. */
  readonly sequence: number;
  readonly item: T;
}

/** A binary heap in the total order (deadline, sequence). */
export interface TimerQueue<T> {
  readonly size: number;
  push(deadline: Nanoseconds, item: T): void;
  peek(): TimerEntry<T> | undefined;
  pop(): TimerEntry<T> | undefined;
}

/** An empty queue. Sequence numbers start at 1 and count the pushes. */
export function createTimerQueue<T>(): TimerQueue<T> {
  const heap: TimerEntry<T>[] = [];
  let sequence = 0;
  return {
    get size() {
      return heap.length;
    },
    push(deadline, item) {
      sequence += 1;
      heap.push({ deadline, sequence, item });
      siftUp(heap, heap.length - 1);
    },
    peek: () => heap[0],
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (first !== last && last) {
        heap[0] = last;
        siftDown(heap, 0);
      }
      return first;
    },
  };
}

function isBefore<T>(a: TimerEntry<T>, b: TimerEntry<T>): boolean {
  return a.deadline < b.deadline || (a.deadline === b.deadline && a.sequence < b.sequence);
}

function siftUp<T>(heap: TimerEntry<T>[], start: number): void {
  const entry = heap[start] as TimerEntry<T>;
  let index = start;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent] as TimerEntry<T>;
    if (!isBefore(entry, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = entry;
}

function siftDown<T>(heap: TimerEntry<T>[], start: number): void {
  const entry = heap[start] as TimerEntry<T>;
  let index = start;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1] as TimerEntry<T>, heap[child] as TimerEntry<T>)) child += 1;
    const below = heap[child] as TimerEntry<T>;
    if (!isBefore(below, entry)) break;
    heap[index] = below;
    index = child;
  }
  heap[index] = entry;
}
