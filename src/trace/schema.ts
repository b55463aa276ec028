import { z } from 'zod';
import { TRACE_VERSION, type TraceEvent } from './events.ts';

// The schema of the vocabulary, for reading what others wrote. It costs some milliseconds to load, so json-lines.ts
// loads it only when it reads. The last lines keep it equal to the types.

/** Ids and counts. No run has more of anything, and whoever reads a trace may make tables of its ids. */
const id = z
  .int()
  .min(0)
  .max(2 ** 30 - 1);
const time = z.int().min(0);
const text = z.string();
const where = z.object({ source: id, line: id });
const label = { label: text };
const timeout = { timeout: time.exactOptional() };
const until = { until: time.exactOptional() };

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), value: text }),
  z.object({ kind: z.literal('exception'), type: text, message: text, traceback: text.exactOptional() }),
  z.object({ kind: z.literal('cancelled'), message: text.exactOptional() }),
]);

const resourceType = z.enum([
  'lock',
  'rlock',
  'event',
  'condition',
  'semaphore',
  'barrier',
  'queue',
  'simple-queue',
  'stream',
]);

const waitFor = <K extends string, S extends z.ZodRawShape>(on: readonly [K, ...K[]], shape: S) =>
  z.object({ ...label, ...timeout, ...shape, on: z.enum(on) });

const wait = z.discriminatedUnion('on', [
  waitFor(['sleep'], { until: time, seconds: z.number() }),
  waitFor(['turn'], {}),
  waitFor(['task'], { future: id }),
  waitFor(['future'], { future: id }),
  waitFor(['gather', 'wait', 'as-completed', 'taskgroup'], { children: z.array(id).readonly() }),
  waitFor(['acquire', 'event', 'condition', 'barrier'], { resource: id }),
  waitFor(['queue-get', 'queue-put', 'queue-join'], { resource: id }),
  waitFor(['executor'], { work: id, future: id }),
  waitFor(['stream'], { future: id }),
  waitFor(['other'], { future: id }),
]);

const threadWait = z.discriminatedUnion('on', [
  z.object({ ...label, ...until, on: z.literal('sleep') }),
  z.object({ ...label, ...until, on: z.literal('loop') }),
  z.object({ ...label, ...until, on: z.literal('lock'), resource: id, owner: id.exactOptional() }),
  z.object({ ...label, ...until, on: z.literal('join'), target: id }),
  z.object({ ...label, ...until, on: z.literal('work') }),
  z.object({ ...label, ...until, on: z.literal('input') }),
  z.object({ ...label, ...until, on: z.literal('other') }),
]);

const deadlockWait = z.object({ thread: id, task: id, name: text, label: text, holder: text.exactOptional(), where });

const endCause = z.enum(['finished', 'exception', 'exit', 'deadlock', 'limit', 'stopped', 'crashed']);
const wakeCause = z.enum(['created', 'future', 'turn', 'cancelled']);
const warning = z.enum([
  'never-awaited',
  'never-retrieved',
  'destroyed-pending',
  'slow-callback',
  'python-warning',
  'engine-note',
]);
const limit = z.enum([
  'events',
  'virtual-time',
  'wall-time',
  'output',
  'tasks',
  'threads',
  'memory',
  'stack',
  'response',
]);

const fact = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ at: time, thread: id, task: id, kind: z.literal(kind), ...shape });

/** The schema of {@link TraceEvent}. Fields that it does not know are dropped. */
export const traceEventSchema = z.discriminatedUnion('kind', [
  fact('program-started', {
    version: z.literal(TRACE_VERSION),
    file: text,
    args: z.array(text).readonly(),
    python: text,
  }),
  fact('source-loaded', { source: id, path: text, text }),
  fact('program-ended', { exitCode: z.int(), cause: endCause, message: text.exactOptional() }),
  fact('clock-moved', { from: time }),
  fact('task-created', {
    created: id,
    name: text,
    coroutine: text,
    loop: id,
    eager: z.literal(true).exactOptional(),
    where,
  }),
  fact('task-woken', { woken: id, cause: wakeCause, future: id.exactOptional() }),
  fact('step-started', {}),
  fact('task-suspended', { wait, where }),
  fact('task-finished', { outcome }),
  fact('cancel-requested', { target: id, message: text.exactOptional(), passedOnBy: id.exactOptional(), where }),
  fact('future-created', { future: id, label: text, work: id.exactOptional(), where }),
  fact('future-finished', { future: id, outcome }),
  fact('callback-scheduled', { callback: id, name: text, internal: z.boolean(), loop: id.exactOptional(), where }),
  fact('callback-started', { callback: id, name: text, internal: z.boolean() }),
  fact('callback-finished', { callback: id }),
  fact('timer-set', {
    timer: id,
    deadline: time,
    purpose: z.enum(['sleep', 'timeout', 'callback']),
    name: text,
    where,
  }),
  fact('timer-fired', { timer: id }),
  fact('timer-cancelled', { timer: id }),
  fact('loop-started', { loop: id }),
  fact('loop-iterated', { loop: id, iteration: id, ready: id }),
  fact('loop-stopped', { loop: id }),
  fact('loop-blocked', { loop: id, since: time, by: text, where }),
  fact('thread-created', {
    created: id,
    name: text,
    daemon: z.boolean(),
    process: id,
    pool: id.exactOptional(),
    where,
  }),
  fact('thread-resumed', {}),
  fact('thread-blocked', { wait: threadWait, where }),
  fact('thread-woken', { woken: id }),
  fact('thread-preempted', {}),
  fact('cpu-used', { since: time, where }),
  fact('thread-ended', { outcome }),
  fact('pool-created', { pool: id, of: z.enum(['threads', 'processes']), workers: id, name: text, where }),
  fact('work-queued', { work: id, pool: id, name: text, where }),
  fact('work-started', { work: id }),
  fact('work-finished', { work: id, outcome }),
  fact('resource-created', { resource: id, type: resourceType, label: text, where }),
  fact('resource-used', {
    resource: id,
    action: z.enum(['acquired', 'released', 'put', 'got', 'set', 'cleared', 'notified']),
    level: z.int(),
  }),
  fact('line-reached', { where }),
  fact('output-written', { stream: z.enum(['stdout', 'stderr']), text }),
  fact('input-requested', { prompt: text }),
  fact('input-received', { text: text.nullable() }),
  fact('simulation-used', { what: z.enum(['network', 'http', 'files', 'database']), module: text, note: text }),
  fact('warning-raised', { warning, message: text, where }),
  fact('exception-uncaught', { type: text, message: text, where }),
  fact('deadlock-found', { waits: z.array(deadlockWait).readonly() }),
  fact('limit-reached', { limit, allowed: z.number(), advice: text }),
  fact('events-omitted', { count: id, what: text }),
]);

/** Every kind of event that this version knows. */
export const traceKinds: ReadonlySet<string> = new Set(
  traceEventSchema.options.map((option) => option.shape.kind.value),
);

type Parsed = z.infer<typeof traceEventSchema>;

/** Compiles only while schema and type say the same. */
true satisfies TraceEvent extends Parsed ? (Parsed extends TraceEvent ? true : false) : false;
