import { type Outcome, type Place, SECOND, type TraceEvent } from '../../../src/trace/index.ts';

/**
 * Writes events for people, one on a line: `1.5 Task-2 task-suspended on sleep "sleep 1 s" :7`. First the virtual
 * seconds, then the task or else the thread in which it happened, then what happened, with names instead of numbers
 * (a future is `#` and its number, unless it has a name).
 */
export function notate(events: readonly TraceEvent[]): string[] {
  const names = new Names();
  return events.map((event) => {
    names.learn(event);
    const { at, thread, task, kind, ...fields } = event;
    const who = task > 0 ? names.future(task) : names.thread(thread);
    const details = Object.entries(fields).map(([key, value]) => detail(names, kind, key, value));
    return [seconds(at), who, kind, ...details.filter((text) => text !== '')].join(' ');
  });
}

/** Lines of {@link notate} for the events of some kinds: `/^task-/`, for example. */
export function notateSome(events: readonly TraceEvent[], kinds: RegExp): string[] {
  const lines = notate(events);
  return lines.filter((_line, index) => kinds.test(events[index]?.kind ?? ''));
}

/** What the numbers of a trace are called. */
class Names {
  readonly #futures = new Map<number, string>();
  readonly #threads = new Map([[1, 'MainThread']]);
  readonly #resources = new Map<number, string>();
  readonly #works = new Map<number, string>();
  readonly #pools = new Map<number, string>();

  learn(event: TraceEvent): void {
    if (event.kind === 'task-created') this.#futures.set(event.created, event.name);
    if (event.kind === 'thread-created') this.#threads.set(event.created, event.name);
    if (event.kind === 'resource-created') this.#resources.set(event.resource, event.label);
    if (event.kind === 'work-queued') this.#works.set(event.work, event.name);
    if (event.kind === 'pool-created') this.#pools.set(event.pool, event.name);
  }

  future = (number: number) => this.#futures.get(number) ?? `#${number}`;
  thread = (number: number) => this.#threads.get(number) ?? `thread ${number}`;
  resource = (number: number) => this.#resources.get(number) ?? `resource ${number}`;
  work = (number: number) => this.#works.get(number) ?? `work ${number}`;
  pool = (number: number) => this.#pools.get(number) ?? `pool ${number}`;
}

function detail(names: Names, kind: string, key: string, value: unknown): string {
  const isOfThreads = kind.startsWith('thread-');
  switch (key) {
    case 'created':
    case 'woken':
    case 'target':
      return isOfThreads ? names.thread(value as number) : names.future(value as number);
    case 'future':
      return kind === 'future-created' ? `#${value}` : names.future(value as number);
    case 'owner':
      return `of ${names.thread(value as number)}`;
    case 'children':
      return `[${(value as number[]).map(names.future).join(' ')}]`;
    case 'resource':
      return kind === 'resource-created' ? '' : names.resource(value as number);
    case 'work':
      return kind === 'work-queued' ? '' : `(${names.work(value as number)})`;
    case 'pool':
      return kind === 'pool-created' ? '' : `in ${names.pool(value as number)}`;
    case 'since':
    case 'until':
    case 'from':
    case 'deadline':
    case 'timeout':
      return `${key} ${seconds(value as number)}`;
    case 'name':
      return kind === 'task-created' || kind === 'thread-created' ? '' : String(value);
    case 'coroutine':
      return `= ${value}`;
    case 'loop':
      return `loop ${value}`;
    case 'timer':
    case 'callback':
      return String(value);
    case 'iteration':
    case 'ready':
    case 'level':
    case 'workers':
      return `${key} ${value}`;
    case 'where':
      return place(value as Place);
    case 'outcome':
      return outcome(value as Outcome);
    case 'wait':
      return wait(names, value as Record<string, unknown>);
    case 'waits':
      return (value as Record<string, unknown>[]).map((one) => deadlockWait(one)).join('; ');
    case 'daemon':
    case 'internal':
      return value ? key : '';
    case 'process':
      return value === 1 ? '' : `process ${value}`;
    case 'text':
    case 'label':
    case 'message':
      return JSON.stringify(value);
    default:
      return String(value);
  }
}

function wait(names: Names, { on, label, seconds: _, ...rest }: Record<string, unknown>): string {
  const details = Object.entries(rest).map(([key, value]) => detail(names, 'wait', key, value));
  return [`on ${on}`, JSON.stringify(label), ...details].join(' ');
}

function deadlockWait({ name, label, holder, where }: Record<string, unknown>): string {
  return `${name} waits for ${label}${holder ? ` of ${holder}` : ''} ${place(where as Place)}`;
}

function outcome(value: Outcome): string {
  if (value.kind === 'result') return `= ${value.value}`;
  if (value.kind === 'cancelled') return value.message === undefined ? 'cancelled' : `cancelled "${value.message}"`;
  return `! ${value.type}: ${value.message}`;
}

function place({ source, line }: Place): string {
  return source === 0 ? `:${line}` : `${source}:${line}`;
}

function seconds(nanoseconds: number): string {
  return String(nanoseconds / SECOND);
}
