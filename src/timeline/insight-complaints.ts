import type { EventOf, LimitName, Place, WarningType } from '../trace/index.ts';
import { type Detector, type Insight, type InsightKind, known, onLine, placeKey } from './insight.ts';
import { withShownNames } from './names.ts';
import type { Recording } from './recording.ts';
import type { Timeline } from './timeline.ts';
import { listed, shortened } from './words.ts';

/** What asyncio complained about, deadlocks and limits. */
export function findComplaints(recording: Recording): Detector {
  const found = new Map<string, { readonly insight: Insight; times: number }>();
  const observe: Detector['observe'] = (event, index) => {
    const insight =
      event.kind === 'warning-raised'
        ? ofWarning(recording, event, index)
        : event.kind === 'deadlock-found'
          ? ofDeadlock(recording, event, index)
          : event.kind === 'limit-reached'
            ? ofLimit(event, index)
            : undefined;
    if (insight === undefined) return;
    const key = `${insight.kind} ${insight.where === undefined ? insight.title : placeKey(insight.where)}`;
    const same = found.get(key);
    if (same === undefined) found.set(key, { insight, times: 1 });
    else same.times += 1;
  };
  return { observe, found: () => [...found.values()].map(({ insight, times }) => ({ ...insight, times })) };
}

type Advice = Pick<Insight, 'kind' | 'severity' | 'remedy'>;

const ADVICE: { readonly [K in WarningType]: Advice | undefined } = {
  'never-awaited': {
    kind: 'never-awaited',
    severity: 'mistake',
    remedy: 'Put "await" before the call, or hand the coroutine to asyncio.create_task or asyncio.gather.',
  },
  'never-retrieved': {
    kind: 'never-retrieved',
    severity: 'mistake',
    remedy:
      'Await the task (or look at task.exception()), so that its error reaches somebody. A TaskGroup does it for you.',
  },
  'destroyed-pending': {
    kind: 'destroyed-pending',
    severity: 'mistake',
    remedy: 'Keep a reference to every task that you create, and await it before the program ends.',
  },
  'slow-callback': {
    kind: 'slow-callback',
    severity: 'slow',
    remedy: 'Find what computes or blocks in this step, and move it into a thread or a process.',
  },
  'python-warning': undefined,
  'engine-note': undefined,
};

function ofWarning(recording: Recording, event: EventOf<'warning-raised'>, index: number): Insight | undefined {
  const advice = ADVICE[event.warning];
  if (advice === undefined) return undefined;
  const timeline = recording.timelineAt(index);
  const place = placeOf(timeline, event);
  const line = place.line > 0 ? `Line ${place.line}: ` : '';
  const title = `${line}${shortened(withShownNames(timeline, event.message), 160)}.`;
  return { ...advice, title, where: known(place), index, at: event.at, cost: undefined, times: 1 };
}

/** Python complains about a task when it throws it away; the line to look at is the one where the task stood. */
function placeOf(timeline: Timeline, event: EventOf<'warning-raised'>): Place {
  if (event.warning === 'never-awaited') return event.where;
  const name = / (?:retrieved|pending): ([^(]+?)(?: \(|$)/.exec(event.message)?.[1];
  for (const task of name === undefined ? [] : timeline.tasks) {
    if (task.pythonName === name) return task.place.line > 0 ? task.place : task.where;
  }
  return event.where;
}

function ofDeadlock(recording: Recording, event: EventOf<'deadlock-found'>, index: number): Insight {
  const timeline = recording.timelineAt(index);
  const waits = event.waits.slice(0, 4).map((wait) => {
    const holder = wait.holder === undefined ? '' : ` (held by ${withShownNames(timeline, wait.holder)})`;
    return `${timeline.tasks.get(wait.task)?.name ?? wait.name} waits for ${wait.label}${holder}${onLine(wait.where)}`;
  });
  const title = `Deadlock: ${listed(waits, 3, event.waits.length)}.`;
  const held = event.waits.some((wait) => wait.holder !== undefined);
  const remedy = held
    ? 'Take locks in the same order everywhere, hold them for as short as possible, and never take the same asyncio.Lock twice.'
    : 'Somebody has to set the future or event, put the item or finish the task that is waited for: see who could, and why nobody does.';
  const where = event.waits.map((wait) => wait.where).find((place) => place.line > 0);
  return { ...whole('deadlock', 'mistake', event, index), title, remedy, where };
}

function ofLimit(event: EventOf<'limit-reached'>, index: number): Insight {
  const title = `The run was ended at a limit: ${LIMITS[event.limit]} (${event.allowed.toLocaleString('en')}).`;
  return { ...whole('limit', 'mistake', event, index), title, remedy: event.advice, where: undefined };
}

const LIMITS: { readonly [K in LimitName]: string } = {
  events: 'too many events',
  'virtual-time': 'too much virtual time',
  'wall-time': 'too much real time',
  output: 'too much output',
  tasks: 'too many tasks at once',
  threads: 'too many threads at once',
  memory: 'too much memory',
  stack: 'too deep a recursion',
  response: 'Python did not answer any more',
};

function whole(kind: InsightKind, severity: Insight['severity'], event: { readonly at: number }, index: number) {
  return { kind, severity, index, at: event.at, cost: undefined, times: 1 } as const;
}
