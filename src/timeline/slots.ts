import type { Nanoseconds, ThreadId, TraceEvent } from '../trace/index.ts';
import { lastAtMost } from './ascending.ts';

/**
 * The columns of a run before they have a width: each slot is one step of one task, one callback or one turn of a
 * thread, with the events around it, at one instant of the virtual clock. Slots only ever get added at the end.
 */
export interface Slots {
  /** The first index of each slot. */
  readonly starts: number[];
  /** The instant of each slot. */
  readonly at: Nanoseconds[];
  /** The weights of all slots before each slot: where it begins, in steps. */
  readonly offsets: number[];
  /** How many different instants there are. */
  instants: number;
  /** The weight of all slots. */
  weight: number;
  /** Slots at the last instant. */
  crowd: number;
  thread: ThreadId;
  acted: boolean;
  stepped: boolean;
}

/** So many slots of one instant take a whole step of the axis each; more are drawn ever closer together. */
const ROOM = 24;

export function createSlots(): Slots {
  const start = { starts: [0], at: [0], offsets: [0], instants: 1, weight: 1, crowd: 1 };
  return { ...start, thread: 0, acted: false, stepped: false };
}

/** Takes in the event that leads to `index`. `aside`: it is part of asyncio's own cleaning up and takes no column. */
export function addToSlots(slots: Slots, event: TraceEvent, { index, aside }: { index: number; aside: boolean }): void {
  const now = slots.at[slots.at.length - 1] as Nanoseconds;
  if (event.at > now) open(slots, index, event.at, true);
  if (aside) return;
  switch (event.kind) {
    case 'thread-resumed':
    case 'work-started':
      if (slots.acted && slots.thread !== event.thread) open(slots, index, Math.max(now, event.at), false);
      break;
    case 'callback-started':
      if (event.internal) return;
      enterStep(slots, event, index);
      break;
    case 'step-started':
      enterStep(slots, event, index);
      break;
    default:
      return;
  }
  slots.acted = true;
  slots.thread = event.thread;
}

/** The slot that an index belongs to. */
export function slotOf(slots: Slots, index: number): number {
  return lastAtMost(slots.starts, index);
}

/** The moment of the virtual clock at an index. */
export function timeAtIndex(slots: Slots, index: number): Nanoseconds {
  return slots.at[slotOf(slots, index)] as Nanoseconds;
}

/** The last index of a slot: where the waiting after it begins. */
export function slotEnd(slots: Slots, slot: number, length: number): number {
  const next = slots.starts[slot + 1];
  return next === undefined ? length : next - 1;
}

/** The last index at or before a moment of the virtual clock. */
export function indexAtTime(slots: Slots, at: Nanoseconds, length: number): number {
  return slotEnd(slots, lastAtMost(slots.at, at), length);
}

function enterStep(slots: Slots, event: TraceEvent, index: number): void {
  const taken = slots.stepped || (slots.acted && slots.thread !== event.thread);
  if (taken) open(slots, index, slots.at[slots.at.length - 1] as Nanoseconds, false);
  slots.stepped = true;
}

function open(slots: Slots, index: number, at: Nanoseconds, instant: boolean): void {
  slots.crowd = instant ? 1 : slots.crowd + 1;
  if (instant) slots.instants += 1;
  slots.starts.push(index);
  slots.at.push(at);
  slots.offsets.push(slots.weight);
  slots.weight += slots.crowd <= ROOM ? 1 : 8 * Math.log2(1 + 1 / slots.crowd);
  slots.acted = false;
  slots.stepped = false;
}
