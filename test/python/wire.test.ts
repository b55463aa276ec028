import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, FrameError, FrameReader } from '../../src/python/host/frame-reader.ts';
import * as codes from '../../src/python/wire/codes.ts';
import { WireDecoder, WireError } from '../../src/python/wire/decoder.ts';
import { FRAME_LIMIT_BYTES } from '../../src/python/wire/frame.ts';
import type { TraceEvent } from '../../src/trace/index.ts';

const { CODE } = codes;
const PLACE = (3 << codes.PLACE_LINE_BITS) | 7;
const where = { source: 3, line: 7 };

/** A text on the wire: records hold its number. */
type Field = number | string | readonly string[];

/** Decodes records; texts (and JSON, as a list of one) stand where their numbers would. Stamps are left out. */
function decode(...records: readonly (readonly Field[])[]): object[] {
  const { decoder, integers } = prepare(records);
  const events: TraceEvent[] = [];
  decoder.decode(integers, events);
  return events.map(({ at: _at, thread: _thread, task: _task, ...fact }) => fact);
}

function prepare(records: readonly (readonly Field[])[]): { decoder: WireDecoder; integers: Int32Array } {
  const decoder = new WireDecoder();
  const pairs: unknown[] = [];
  const number = (text: string) => pairs.push(pairs.length + 1_000, text) + 998;
  const integers = records.flat().map((field) => (typeof field === 'number' ? field : number(String(field))));
  decoder.define(pairs);
  return { decoder, integers: Int32Array.from(integers) };
}

/** Decodes one record and compares the fact. */
function check(record: readonly Field[], fact: object): void {
  expect(decode(record)).toEqual([fact]);
}

describe('the tables of codes', () => {
  it('are the same in Python and TypeScript', () => {
    const probe = readFileSync(new URL('../../src/python/probe/codes.py', import.meta.url), 'utf8');
    const ofHost = ['CLOCK_MOVED', 'THREAD_RESUMED', 'THREAD_PREEMPTED', 'THREAD_WOKEN', 'CPU_USED'];
    const shared = Object.fromEntries(Object.entries(CODE).filter(([name]) => !ofHost.includes(name)));
    const { CODE: _, ...lists } = codes;
    expect(constantsOf(probe)).toEqual({ ...shared, ...lists, TIME_LOW_MASK: 2 ** 31 - 1, NO_TIME: -1 });
  });

  it('are read right here', () => {
    expect(constantsOf('A: Final = 1\nB: Final = ("x", "y-z")\nC: Final = -1\nD: Final = (\n    "x",\n)\n')).toEqual({
      A: 1,
      B: ['x', 'y-z'],
      C: -1,
      D: ['x'],
    });
  });

  it('give every code once', () => {
    expect(new Set(Object.values(CODE)).size).toBe(Object.keys(CODE).length);
  });
});

/** `NAME: Final = value` of a Python file: numbers and tuples of strings. */
function constantsOf(python: string): Record<string, unknown> {
  const found = [...python.matchAll(/^(\w+): Final = ((?:\([^)]*\)|[^\n]*)[^\n]*)/gm)];
  const value = (text: string): unknown => {
    if (text.startsWith('("') || text.startsWith('(\n'))
      return [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1]);
    return text === '(1 << TIME_LOW_BITS) - 1' ? 2 ** 31 - 1 : Number(text);
  };
  return Object.fromEntries(found.map(([, name, text]) => [name, value(text ?? '')]));
}

describe('the decoder', () => {
  const TASK = 5;
  const place = PLACE;
  const cases: readonly (readonly [readonly Field[], object])[] = [
    [[CODE.CLOCK_MOVED, 5, 2], { kind: 'clock-moved', from: 0 }],
    [[CODE.THREAD_RESUMED, 2], { kind: 'thread-resumed' }],
    [[CODE.THREAD_PREEMPTED, 2], { kind: 'thread-preempted' }],
    [[CODE.THREAD_WOKEN, 2], { kind: 'thread-woken', woken: 2 }],
    [[CODE.CPU_USED, 2, 5, 0], { kind: 'cpu-used', since: 5, where: { source: 0, line: 0 } }],
    [
      [CODE.TASK_CREATED, TASK, 'Task-1', 'main', 1, place],
      { kind: 'task-created', created: 5, name: 'Task-1', coroutine: 'main', loop: 1, where },
    ],
    [[CODE.TASK_WOKEN, TASK, 1, 9], { kind: 'task-woken', woken: 5, cause: 'future', future: 9 }],
    [[CODE.TASK_WOKEN, TASK, 0, 0], { kind: 'task-woken', woken: 5, cause: 'created' }],
    [[CODE.STEP_STARTED, TASK], { kind: 'step-started' }],
    [
      [CODE.SUSPENDED_TURN],
      { kind: 'task-suspended', wait: { on: 'turn', label: 'its next turn' }, where: { source: 0, line: 0 } },
    ],
    [[CODE.TASK_FINISHED, 0, '42', -1, -1], { kind: 'task-finished', outcome: { kind: 'result', value: '42' } }],
    [
      [CODE.TASK_FINISHED, 1, 'ValueError', 'no', -1],
      { kind: 'task-finished', outcome: { kind: 'exception', type: 'ValueError', message: 'no' } },
    ],
    [
      [CODE.TASK_FINISHED, 1, 'ValueError', 'no', 'Traceback'],
      {
        kind: 'task-finished',
        outcome: { kind: 'exception', type: 'ValueError', message: 'no', traceback: 'Traceback' },
      },
    ],
    [[CODE.TASK_FINISHED, 2, -1, -1, -1], { kind: 'task-finished', outcome: { kind: 'cancelled' } }],
    [[CODE.TASK_FINISHED, 2, 'why', -1, -1], { kind: 'task-finished', outcome: { kind: 'cancelled', message: 'why' } }],
    [
      [CODE.TASK_CREATED, TASK, 'Task-5', 'greet', -1, place],
      { kind: 'task-created', created: 5, name: 'Task-5', coroutine: 'greet', loop: 1, eager: true, where },
    ],
    [[CODE.CANCEL_REQUESTED, TASK, -1, 0, place], { kind: 'cancel-requested', target: 5, where }],
    [[CODE.CANCEL_REQUESTED, TASK, 'why', 0, place], { kind: 'cancel-requested', target: 5, message: 'why', where }],
    [[CODE.CANCEL_REQUESTED, TASK, -1, 4, place], { kind: 'cancel-requested', target: 5, passedOnBy: 4, where }],
    [[CODE.FUTURE_CREATED, 6, 'reply', 0, place], { kind: 'future-created', future: 6, label: 'reply', where }],
    [[CODE.FUTURE_CREATED, 6, 'work', 4, place], { kind: 'future-created', future: 6, label: 'work', work: 4, where }],
    [
      [CODE.FUTURE_FINISHED, 6, 0, 'None', -1, -1],
      { kind: 'future-finished', future: 6, outcome: { kind: 'result', value: 'None' } },
    ],
    [
      [CODE.CALLBACK_SCHEDULED, 8, 'print', 0, 0, place],
      { kind: 'callback-scheduled', callback: 8, name: 'print', internal: false, where },
    ],
    [
      [CODE.CALLBACK_SCHEDULED, 8, 'print', 1, 2, place],
      { kind: 'callback-scheduled', callback: 8, name: 'print', internal: true, loop: 2, where },
    ],
    [[CODE.CALLBACK_STARTED, 8, 'print', 0], { kind: 'callback-started', callback: 8, name: 'print', internal: false }],
    [[CODE.CALLBACK_FINISHED, 8], { kind: 'callback-finished', callback: 8 }],
    [
      [CODE.TIMER_SET, 1, 5, 0, 0, 'sleep', place],
      { kind: 'timer-set', timer: 1, deadline: 5, purpose: 'sleep', name: 'sleep', where },
    ],
    [[CODE.TIMER_FIRED, 1], { kind: 'timer-fired', timer: 1 }],
    [[CODE.TIMER_CANCELLED, 1], { kind: 'timer-cancelled', timer: 1 }],
    [[CODE.LOOP_STARTED, 1], { kind: 'loop-started', loop: 1 }],
    [[CODE.LOOP_ITERATED, 1, 2, 3], { kind: 'loop-iterated', loop: 1, iteration: 2, ready: 3 }],
    [[CODE.LOOP_STOPPED, 1], { kind: 'loop-stopped', loop: 1 }],
    [
      [CODE.LOOP_BLOCKED, 1, 0, 1, 'time.sleep(2)', place],
      { kind: 'loop-blocked', loop: 1, since: 2 ** 31, by: 'time.sleep(2)', where },
    ],
    [
      [CODE.THREAD_CREATED, 2, 'worker', 1, 1, 0, place],
      { kind: 'thread-created', created: 2, name: 'worker', daemon: true, process: 1, where },
    ],
    [
      [CODE.THREAD_CREATED, 2, 'worker', 0, 2, 3, place],
      { kind: 'thread-created', created: 2, name: 'worker', daemon: false, process: 2, pool: 3, where },
    ],
    [
      [CODE.THREAD_BLOCKED, 0, 'time.sleep(1)', 0, 0, 7, 0, place],
      { kind: 'thread-blocked', wait: { on: 'sleep', label: 'time.sleep(1)', until: 7 }, where },
    ],
    [
      [CODE.THREAD_BLOCKED, 2, 'lock db', 4, 2, 0, -1, place],
      { kind: 'thread-blocked', wait: { on: 'lock', label: 'lock db', resource: 4, owner: 2 }, where },
    ],
    [
      [CODE.THREAD_BLOCKED, 3, 'worker to end', 2, 0, 0, -1, place],
      { kind: 'thread-blocked', wait: { on: 'join', label: 'worker to end', target: 2 }, where },
    ],
    [[CODE.THREAD_ENDED, 0, 'None', -1, -1], { kind: 'thread-ended', outcome: { kind: 'result', value: 'None' } }],
    [
      [CODE.POOL_CREATED, 1, 0, 8, 'pool', place],
      { kind: 'pool-created', pool: 1, of: 'threads', workers: 8, name: 'pool', where },
    ],
    [[CODE.WORK_QUEUED, 4, 1, 'fetch', place], { kind: 'work-queued', work: 4, pool: 1, name: 'fetch', where }],
    [[CODE.WORK_STARTED, 4], { kind: 'work-started', work: 4 }],
    [
      [CODE.WORK_FINISHED, 4, 0, '1', -1, -1],
      { kind: 'work-finished', work: 4, outcome: { kind: 'result', value: '1' } },
    ],
    [
      [CODE.RESOURCE_CREATED, 4, 0, 'lock db', place],
      { kind: 'resource-created', resource: 4, type: 'lock', label: 'lock db', where },
    ],
    [[CODE.RESOURCE_USED, 4, 0, 1], { kind: 'resource-used', resource: 4, action: 'acquired', level: 1 }],
    [[CODE.LINE_REACHED, place], { kind: 'line-reached', where }],
    [[CODE.OUTPUT_WRITTEN, 1, 'oh\n'], { kind: 'output-written', stream: 'stderr', text: 'oh\n' }],
    [[CODE.INPUT_REQUESTED, '? '], { kind: 'input-requested', prompt: '? ' }],
    [[CODE.INPUT_RECEIVED, 'Ada\n'], { kind: 'input-received', text: 'Ada\n' }],
    [[CODE.INPUT_RECEIVED, -1], { kind: 'input-received', text: null }],
    [
      [CODE.WARNING_RAISED, 0, 'never awaited', place],
      { kind: 'warning-raised', warning: 'never-awaited', message: 'never awaited', where },
    ],
    [
      [CODE.EXCEPTION_UNCAUGHT, 'ValueError', 'no', place],
      { kind: 'exception-uncaught', type: 'ValueError', message: 'no', where },
    ],
    [
      [CODE.DEADLOCK_FOUND, [json([{ thread: 1, task: 0, name: 'Main', label: 'a lock', where }])]],
      { kind: 'deadlock-found', waits: [{ thread: 1, task: 0, name: 'Main', label: 'a lock', where }] },
    ],
    [
      [CODE.LIMIT_REACHED, 4, '100', 'Do less.'],
      { kind: 'limit-reached', limit: 'tasks', allowed: 100, advice: 'Do less.' },
    ],
    [[CODE.EVENTS_OMITTED, 7, 'line-reached'], { kind: 'events-omitted', count: 7, what: 'line-reached' }],
    [[CODE.SOURCE_LOADED, 3, '/x.py', 'pass'], { kind: 'source-loaded', source: 3, path: '/x.py', text: 'pass' }],
    [
      [CODE.SIMULATION_USED, 0, 'socket', 'Pretended.'],
      { kind: 'simulation-used', what: 'network', module: 'socket', note: 'Pretended.' },
    ],
    [
      [CODE.PROGRAM_STARTED, [json({ file: '/x.py', args: ['1'], python: '3.14', kind: 'program-ended' })]],
      { kind: 'program-started', version: 1, file: '/x.py', args: ['1'], python: '3.14' },
    ],
  ];

  it.each(cases)('reads %j', (record, fact) => check(record, fact));

  it('is tried with every code above', () => {
    const tried = new Set(cases.map(([[code]]) => code));
    const elsewhere: number[] = [CODE.SUSPENDED, CODE.SUSPENDED_SLEEP, CODE.LINE_RESUMED, CODE.STEP_RESUMED];
    expect(Object.values(CODE).filter((code) => !tried.has(code) && !elsewhere.includes(code))).toEqual([]);
  });

  it('goes back to the step inside of which an eager task began', () => {
    const { decoder, integers } = prepare([
      [CODE.STEP_STARTED, 5],
      [CODE.STEP_STARTED, 6],
      [CODE.TASK_FINISHED, 0, 'None', -1, -1],
      [CODE.STEP_RESUMED, 5],
      [CODE.SUSPENDED_TURN],
    ]);
    const events: TraceEvent[] = [];
    decoder.decode(integers, events);
    expect(events.map(({ kind, task }) => [kind, task])).toEqual([
      ['step-started', 5],
      ['step-started', 6],
      ['task-finished', 6],
      ['task-suspended', 5],
    ]);
  });

  it('is checked by something that can fail', () => {
    expect(() => check([CODE.TIMER_FIRED, 1], { kind: 'timer-fired', timer: 2 })).toThrow('to deeply equal');
  });

  it.each([
    ['turn', [], {}],
    ['task', [9], { future: 9 }],
    ['gather', [0, 2, 8, 9], { children: [8, 9] }],
    ['wait', [0, 0], { children: [] }],
    ['acquire', [4], { resource: 4 }],
    ['queue-put', [4], { resource: 4 }],
    ['executor', [2, 1, 9], { work: 2, future: 9 }],
    ['stream', [9], { future: 9 }],
  ] as const)('reads a wait on %s', (on, [reference = 0, count = 0, ...children], fields) => {
    const record = [CODE.SUSPENDED, codes.WAIT_KINDS.indexOf(on), 'label', reference, count, ...children];
    check(record, { kind: 'task-suspended', wait: { on, label: 'label', ...fields }, where: { source: 0, line: 0 } });
  });

  it('knows when and who, and where each task and thread is', () => {
    const { decoder, integers } = prepare([
      [CODE.STEP_STARTED, 5],
      [CODE.LINE_REACHED, PLACE],
      [CODE.TIMER_SET, 1, 2_000, 0, 0, 'sleep', codes.LAST_PLACE],
      [CODE.SUSPENDED_SLEEP, 1],
      [CODE.CLOCK_MOVED, 7, 1],
      [CODE.THREAD_RESUMED, 2],
      [CODE.OUTPUT_WRITTEN, 0, 'thread\n'],
      [CODE.THREAD_RESUMED, 1],
      [CODE.STEP_STARTED, 5],
      [CODE.LINE_RESUMED, PLACE + 1],
      [CODE.WARNING_RAISED, 0, 'again', codes.LAST_PLACE],
      [CODE.TASK_FINISHED, 0, 'None', -1, -1],
      [CODE.WARNING_RAISED, 0, 'outside', codes.LAST_PLACE],
    ]);
    const events: TraceEvent[] = [];
    decoder.decode(integers, events);
    const later = 2 ** 31 + 7;
    expect(events.map((event) => [event.kind, event.at, event.thread, event.task])).toEqual([
      ['step-started', 0, 1, 5],
      ['line-reached', 0, 1, 5],
      ['timer-set', 0, 1, 5],
      ['task-suspended', 0, 1, 5],
      ['clock-moved', later, 1, 0],
      ['thread-resumed', later, 2, 0],
      ['output-written', later, 2, 0],
      ['thread-resumed', later, 1, 0],
      ['step-started', later, 1, 5],
      ['warning-raised', later, 1, 5],
      ['task-finished', later, 1, 5],
      ['warning-raised', later, 1, 0],
    ]);
    const places = events.flatMap((event) => ('where' in event ? [event.where] : []));
    const next = { source: 3, line: 8 };
    expect(places).toEqual([where, where, where, next, { source: 0, line: 0 }]);
    expect(events[3]).toMatchObject({
      wait: { on: 'sleep', until: 2_000, seconds: 0.000002, label: 'sleep 0.000002 s' },
    });
  });

  it('keeps the events before the first record that is none', () => {
    const { decoder, integers } = prepare([[CODE.TIMER_FIRED, 1], [999]]);
    const events: TraceEvent[] = [];
    expect(() => decoder.decode(integers, events)).toThrow(WireError);
    expect(events).toHaveLength(1);
  });

  it.each([
    ['an unknown record', [0], 'record 0 is unknown'],
    ['a record that is cut off', [CODE.LOOP_ITERATED, 1], 'a record is cut off'],
    ['a string that was not sent', [CODE.EVENTS_OMITTED, 1, 77], 'string 77 is not defined'],
    ['a word that is not in the list', [CODE.TASK_WOKEN, 1, 44, 0], 'an enumeration is out of range'],
    ['a list that is too long', [CODE.SUSPENDED, 4, 'gather', 0, 2 ** 30], 'a list is cut off'],
    ['no JSON', [CODE.PROGRAM_STARTED, '{'], 'a text is not the JSON that it should be'],
    ['other JSON', [CODE.PROGRAM_STARTED, '[1]'], 'a text is not the JSON that it should be'],
    ['a program without a name', [CODE.PROGRAM_STARTED, '{}'], 'a program without a name'],
    ['waits that are none', [CODE.DEADLOCK_FOUND, '[{"thread":1}]'], 'a text is not the JSON that it should be'],
  ] as const)('refuses %s', (_name, record, message) => {
    expect(() => decode(record as readonly Field[])).toThrow(new WireError(message));
  });

  it('gives events or a WireError for whatever it gets', () => {
    const integer = fc.oneof(
      fc.constantFrom(...Object.values(CODE)),
      fc.integer({ min: -2, max: 40 }),
      fc.maxSafeNat(),
    );
    const texts = fc.dictionary(fc.nat(40).map(String), fc.oneof(fc.string(), fc.json()));
    fc.assert(
      fc.property(fc.array(integer), texts, (integers, strings) => {
        const decoder = new WireDecoder();
        decoder.define(Object.entries(strings).flat());
        try {
          decoder.decode(Int32Array.from(integers), []);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });
});

function json(value: unknown): string {
  return JSON.stringify(value);
}

describe('the frame reader', () => {
  const frames = fc.array(
    fc.record({ type: fc.nat(9), text: fc.string({ unit: 'binary' }), records: fc.uint8Array({ maxLength: 60 }) }),
  );

  it('finds the same frames however the bytes are cut', () => {
    fc.assert(
      fc.property(frames, fc.array(fc.integer({ min: 1, max: 50 })), (sent, cuts) => {
        expect(read(sent.map(encode), cuts)).toEqual(sent);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('would notice a frame that changes', () => {
    const frame: Frame = { type: 1, text: 'é', records: Uint8Array.of(1, 2, 3) };
    expect(read([encode(frame)], [1, 5])).not.toEqual([{ ...frame, text: 'e' }]);
  });

  it('refuses a frame that is too long to be honest', () => {
    const header = Buffer.alloc(12);
    header.writeUInt32LE(FRAME_LIMIT_BYTES, 8);
    expect(() => new FrameReader().push(header)).toThrow(FrameError);
  });

  /** Reads frames in chunks of these sizes, over and over. */
  function read(encoded: readonly Buffer[], cuts: readonly number[]): Frame[] {
    const reader = new FrameReader();
    const found: Frame[] = [];
    let rest = Buffer.concat(encoded);
    for (let turn = 0; rest.length > 0; turn++) {
      const size = cuts[turn % (cuts.length || 1)] ?? rest.length;
      found.push(...reader.push(rest.subarray(0, size)));
      rest = rest.subarray(size);
    }
    return found.map((frame) => ({ ...frame, records: Uint8Array.from(frame.records) }));
  }

  function encode({ type, text, records }: Frame): Buffer {
    const header = Buffer.alloc(12);
    header.writeUInt32LE(type, 0);
    header.writeUInt32LE(Buffer.byteLength(text), 4);
    header.writeUInt32LE(records.length, 8);
    return Buffer.concat([header, Buffer.from(text), records]);
  }
});
