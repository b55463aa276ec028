import type { OutputLine, Recording, TaskState, Timeline } from '../../timeline/index.ts';
import { type EventOf, MILLISECOND, type Nanoseconds, type TraceEvent } from '../../trace/index.ts';
import { leavesToChance } from '../chance.ts';
import { type Crossing, crossingOf } from './crossing.ts';

/** What generators want to know about a run; found once for each recording. */
export interface Facts {
  readonly recording: Recording;
  /** The run when it is over. */
  readonly end: Timeline;
  /** How long the program took. */
  readonly took: Nanoseconds;
  /** What it printed to standard output, in lines. */
  readonly printed: readonly OutputLine[];
  /** The learner's own tasks, in the order of their creation. */
  readonly tasks: readonly TaskState[];
  /** The waiting between two instants, in order: nothing happens in it. */
  readonly stretches: readonly Stretch[];
  /** Everything that waited for the clock. */
  readonly sleeps: readonly Sleep[];
  /** The timers that came due which nobody slept for. */
  readonly timers: readonly FiredTimer[];
  /** What kept an event loop from everything else, and is worth a word. */
  readonly blocks: readonly Block[];
  /** Virtual time spent with computing: on another machine it would be another. */
  readonly computed: Nanoseconds;
  /** The run ended by itself, with or without an exception, and all of it is recorded. */
  readonly isWhole: boolean;
  /** What nobody can know from reading the program decides: chance, or what somebody types. */
  readonly isUnknowable: boolean;
  /** A part of the world is simulated: how long it takes to answer stands nowhere in the program. */
  readonly isSimulated: boolean;
  /** Why two lines printed by two threads come in this order. */
  crossing(first: OutputLine, second: OutputLine): Crossing;
}

/** The waiting from one instant to the next. */
export interface Stretch {
  readonly from: Nanoseconds;
  readonly until: Nanoseconds;
  /** The index of the state that lasts from `from` to `until`. */
  readonly index: number;
}

/** A wait for the clock. */
export interface Sleep {
  /** How long it was meant to be, and was unless it is cut. */
  readonly seconds: Nanoseconds;
  /** When it was cut off; undefined when it came to its end. */
  readonly cutAt: Nanoseconds | undefined;
  readonly from: Nanoseconds;
  /** `await`: asyncio.sleep; `block`: time.sleep that holds up a loop; `thread`: in a worker, or without a loop. */
  readonly kind: 'await' | 'block' | 'thread';
  /** Who: the task, or (where that is 0) the thread. */
  readonly task: number;
  readonly thread: number;
  readonly index: number;
}

/** A timer of a timeout, or of `call_later` and its like. */
export interface FiredTimer {
  readonly at: Nanoseconds;
  readonly purpose: 'timeout' | 'callback';
}

/** A step that kept its loop from everything else. */
export interface Block {
  readonly event: EventOf<'loop-blocked'>;
  /** The index at which it is over. */
  readonly index: number;
  readonly length: Nanoseconds;
}

/** Less is nothing that a learner could see. */
export const WORTH_SEEING: Nanoseconds = 10 * MILLISECOND;

/** Closer together, what a simulated world answers could as well come the other way round. */
const LATENCY: Nanoseconds = 100 * MILLISECOND;

const known = new WeakMap<Recording, Facts>();

/** The facts of a run that has ended. */
export function factsOf(recording: Recording): Facts {
  const before = known.get(recording);
  if (before !== undefined) return before;
  const facts = findFacts(recording);
  known.set(recording, facts);
  return facts;
}

function findFacts(recording: Recording): Facts {
  const end = recording.timelineAt(recording.length);
  const found: Found = {
    stretches: [],
    sleeps: [],
    blocks: [],
    timers: [],
    asleep: new Map(),
    computed: 0,
    foreign: false,
    isSimulated: false,
  };
  for (let position = 0; position < recording.length; position++) {
    const event = recording.event(position);
    if (event !== undefined) observe(found, event, position, recording);
  }
  const { foreign, asleep: _, ...rest } = found;
  const sources = [...end.sources].map(({ text }) => text);
  const isWhole = ENDED.has(end.ended?.cause ?? '') && end.omitted === 0;
  return {
    ...rest,
    recording,
    end,
    took: end.at,
    printed: recording.outputUpTo(recording.length).filter(({ stream }) => stream === 'stdout'),
    tasks: [...end.tasks].filter(({ internal }) => !internal),
    isWhole,
    isUnknowable: foreign || sources.some(leavesToChance),
    crossing: (first, second) =>
      crossingOf(recording, { first, second, gap: found.isSimulated ? LATENCY : WORTH_SEEING }),
  };
}

/** It came to its end by itself. */
const ENDED: ReadonlySet<string> = new Set(['finished', 'exception', 'exit']);

type Growing = { -readonly [K in keyof Sleep]: Sleep[K] };

interface Found {
  readonly stretches: Stretch[];
  readonly sleeps: Sleep[];
  readonly blocks: Block[];
  readonly timers: FiredTimer[];
  /** The last sleep of each task. */
  readonly asleep: Map<number, Growing>;
  computed: Nanoseconds;
  /** Something from outside decides. */
  foreign: boolean;
  isSimulated: boolean;
}

function observe(found: Found, event: TraceEvent, position: number, recording: Recording): void {
  switch (event.kind) {
    case 'clock-moved':
      found.stretches.push({ from: event.from, until: event.at, index: position });
      break;
    case 'cpu-used':
      found.computed += event.at - event.since;
      break;
    case 'timer-fired': {
      const purpose = recording.timelineAt(position).timers.get(event.timer)?.purpose;
      if (purpose !== undefined && purpose !== 'sleep') found.timers.push({ at: event.at, purpose });
      break;
    }
    case 'loop-blocked':
      if (event.at - event.since >= WORTH_SEEING)
        found.blocks.push({ event, index: position + 1, length: event.at - event.since });
      break;
    case 'input-requested':
      found.foreign = true;
      break;
    case 'simulation-used':
      found.isSimulated = true;
      break;
    case 'task-woken':
      cutOff(found.asleep.get(event.woken), event.at);
      break;
    case 'task-suspended':
    case 'thread-blocked':
      if (event.wait.on === 'sleep') addSleep(found, sleepOf(event, position, recording));
      break;
    default:
  }
}

/** Whoever wakes before its time is cut off. */
function cutOff(sleep: Growing | undefined, at: Nanoseconds): void {
  if (sleep !== undefined && at < sleep.from + sleep.seconds) sleep.cutAt ??= at;
}

function addSleep({ sleeps, asleep }: Found, sleep: Growing): void {
  sleeps.push(sleep);
  if (sleep.kind === 'await') asleep.set(sleep.task, sleep);
}

function sleepOf(
  event: EventOf<'task-suspended'> | EventOf<'thread-blocked'>,
  position: number,
  recording: Recording,
): Growing {
  const until = ('until' in event.wait ? event.wait.until : undefined) ?? event.at;
  const { at, task, thread } = event;
  const common = { seconds: until - at, from: at, task, thread, index: position + 1, cutAt: undefined };
  if (event.kind === 'task-suspended') return { ...common, kind: 'await' };
  const holdsLoop = recording.timelineAt(position).threads.get(thread)?.loop !== undefined;
  return { ...common, kind: holdsLoop ? 'block' : 'thread' };
}
