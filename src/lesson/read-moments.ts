import type { ThreadWaitKind, TraceKind, WaitKind } from '../trace/index.ts';
import { type Fields, fieldsOf, wordOf } from './fields.ts';
import type { Matcher, Moment } from './moment.ts';
import type { Report } from './problem.ts';
import type { YamlNode } from './yaml.ts';

/** Every kind of event; the compiler says when one is missing. */
const KINDS: { readonly [K in TraceKind]: true } = {
  'program-started': true,
  'source-loaded': true,
  'program-ended': true,
  'clock-moved': true,
  'task-created': true,
  'task-woken': true,
  'step-started': true,
  'task-suspended': true,
  'task-finished': true,
  'cancel-requested': true,
  'future-created': true,
  'future-finished': true,
  'callback-scheduled': true,
  'callback-started': true,
  'callback-finished': true,
  'timer-set': true,
  'timer-fired': true,
  'timer-cancelled': true,
  'loop-started': true,
  'loop-iterated': true,
  'loop-stopped': true,
  'loop-blocked': true,
  'thread-created': true,
  'thread-resumed': true,
  'thread-blocked': true,
  'thread-woken': true,
  'thread-preempted': true,
  'cpu-used': true,
  'thread-ended': true,
  'pool-created': true,
  'work-queued': true,
  'work-started': true,
  'work-finished': true,
  'resource-created': true,
  'resource-used': true,
  'line-reached': true,
  'output-written': true,
  'input-requested': true,
  'input-received': true,
  'simulation-used': true,
  'warning-raised': true,
  'exception-uncaught': true,
  'deadlock-found': true,
  'limit-reached': true,
  'events-omitted': true,
};

const TASK_WAITS: { readonly [K in WaitKind]: true } = {
  sleep: true,
  turn: true,
  task: true,
  future: true,
  gather: true,
  wait: true,
  'as-completed': true,
  taskgroup: true,
  acquire: true,
  event: true,
  condition: true,
  barrier: true,
  'queue-get': true,
  'queue-put': true,
  'queue-join': true,
  executor: true,
  stream: true,
  other: true,
};

const THREAD_WAITS: { readonly [K in ThreadWaitKind]: true } = {
  sleep: true,
  loop: true,
  lock: true,
  join: true,
  work: true,
  input: true,
  other: true,
};

const FIELDS = ['kind', 'task', 'thread', 'on', 'text', 'line', 'at', 'nth'];
/** What a `task-suspended` and a `thread-blocked` can wait on; other events wait on nothing. */
const WAITS: Readonly<Record<string, readonly (WaitKind | ThreadWaitKind)[]>> = {
  'task-suspended': Object.keys(TASK_WAITS) as WaitKind[],
  'thread-blocked': Object.keys(THREAD_WAITS) as ThreadWaitKind[],
};

/** Reads `{ kind: ..., ... }`; undefined after a report. */
export function readMatcher(node: YamlNode, report: Report): Matcher | undefined {
  const fields = fieldsOf(node, report);
  if (fields === undefined) return undefined;
  fields.refuseOthers(FIELDS);
  if (!fields.has('kind'))
    fields.complain('kind', '"kind" is missing', 'Name the kind of the event: "kind: task-suspended".');
  const kind = wordOf(fields, 'kind', Object.keys(KINDS) as TraceKind[]);
  if (kind === undefined) return undefined;
  const found = {
    kind,
    task: fields.optionalText('task'),
    thread: fields.optionalText('thread'),
    on: readOn(fields, kind),
    text: fields.optionalText('text'),
    line: fields.has('line') ? fields.wholeNumber('line', 'a line of the program') : undefined,
    at: fields.optionalNumber('at'),
    nth: readNth(fields),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as unknown as Matcher;
}

function readOn(fields: Fields, kind: TraceKind): WaitKind | ThreadWaitKind | undefined {
  if (!fields.has('on')) return undefined;
  const waits = WAITS[kind];
  if (waits !== undefined) return wordOf(fields, 'on', waits);
  fields.complain('on', `a ${kind} waits on nothing`, 'Only task-suspended and thread-blocked have "on".');
  return undefined;
}

function readNth(fields: Fields): number | 'last' | undefined {
  const node = fields.node('nth');
  if (node === undefined) return undefined;
  if (node.kind === 'scalar' && node.value === 'last') return 'last';
  return fields.wholeNumber('nth', 'the how-many-eth such event, or "last"');
}

/** Reads the list of `moments`. */
export function readMoments(fields: Fields): Moment[] {
  if (!fields.has('moments')) return [];
  return fields.list('moments', 1, 'stops of the guided look').flatMap((node) => {
    const moment = fieldsOf(node, fields.report);
    if (moment === undefined) return [];
    moment.refuseOthers(['when', 'say']);
    const say = moment.text('say', 'what to see there');
    const when = moment.node('when');
    if (when === undefined)
      moment.complain('when', '"when" is missing', 'Add "when: { kind: ... }": the event to stop at.');
    const matcher = when && readMatcher(when, fields.report);
    return matcher === undefined ? [] : [{ when: matcher, say, line: node.place.line }];
  });
}
