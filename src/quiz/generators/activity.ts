import { futuresOf, type TaskState, type Timeline } from '../../timeline/index.ts';
import type { Nanoseconds, Wait } from '../../trace/index.ts';
import type { Facts } from './facts.ts';
import { callName, code, seconds, taskLabel, taskLabels } from './say.ts';
import { loopAt } from './scenes.ts';

/** What a task is about at a moment. */
export type ActivityKind =
  | 'unborn'
  | 'due'
  | 'runs'
  | 'sleeps'
  | 'task'
  | 'several'
  | 'executor'
  | 'lock'
  | 'other'
  | 'done'
  | 'failed'
  | 'cancelled';

/** What a task is about, in words that follow its name: "It sleeps until 2 s". */
export interface Activity {
  readonly kind: ActivityKind;
  readonly text: string;
  /** The state of the task; undefined before it is created. */
  readonly task: TaskState | undefined;
  readonly key: string;
}

/** What one of the learner's tasks is about while nothing happens; undefined where words would be too many. */
export function activityAt(facts: Facts, timeline: Timeline, own: TaskState): Activity | undefined {
  const task = timeline.tasks.get(own.id);
  const made = describe(facts, timeline, task);
  if (made === undefined) return undefined;
  const [kind, text] = made;
  return { kind, text, task, key: `${own.id} ${text} ${task?.steps}` };
}

type Described = readonly [ActivityKind, string] | undefined;

function describe(facts: Facts, timeline: Timeline, task: TaskState | undefined): Described {
  if (task === undefined) return ['unborn', UNBORN];
  switch (task.state) {
    case 'finished':
      return describeEnd(task);
    case 'running':
      return ['runs', RUNS];
    case 'ready':
      return due(facts, timeline);
    case 'waiting':
      if (task.wait === undefined) return undefined;
      if (task.wait.on === 'sleep' && task.wait.until <= timeline.at) return due(facts, timeline);
      return isCut(facts, task) ? undefined : describeWaiting(facts, timeline, task.wait);
    default:
      return task.state satisfies never;
  }
}

/** A sleep that somebody cuts off: who knows that could say that it sleeps until then. */
function isCut({ sleeps }: Facts, { id, since }: TaskState): boolean {
  return sleeps.some(({ task, from, cutAt }) => task === id && from === since && cutAt !== undefined);
}

/** The words for states that wrong answers use too. */
export const UNBORN = 'It has not been created yet';
export const RUNS = 'It runs, and nobody else can';
export const DONE = 'It is done';

/** "It sleeps until 2 s". */
export function sleepsUntil(until: Nanoseconds): string {
  return `It sleeps until ${seconds(until)}`;
}

function describeEnd({ outcome }: TaskState): Described {
  if (outcome?.kind === 'exception') return ['failed', `It has failed with ${code(outcome.type)}`];
  return outcome?.kind === 'cancelled' ? ['cancelled', 'It has been cancelled, and is over'] : ['done', DONE];
}

function due(facts: Facts, timeline: Timeline): Described {
  const loop = loopAt(timeline);
  const runner = timeline.tasks.get(timeline.threads.get(loop?.thread ?? 0)?.task ?? 0);
  if (runner === undefined) return undefined;
  return ['due', `It could go on, but ${taskLabel(facts, runner)} keeps the event loop busy`];
}

function describeWaiting(facts: Facts, timeline: Timeline, wait: Wait): Described {
  if (wait.timeout !== undefined) return undefined;
  switch (wait.on) {
    case 'sleep':
      return ['sleeps', sleepsUntil(wait.until)];
    case 'task': {
      const other = timeline.tasks.get(wait.future);
      return other && ['task', `It waits for ${taskLabel(facts, other)} to end`];
    }
    case 'gather':
    case 'taskgroup': {
      const children = futuresOf(wait).flatMap((id) => timeline.tasks.get(id) ?? []);
      if (children.length < futuresOf(wait).length || children.length === 0) return undefined;
      if (children.length > 3) return ['several', `It waits until ${children.length} other tasks are done`];
      const both = children.length === 2 ? 'both ' : '';
      return ['several', `It waits for ${both}${taskLabels(facts, children)} to end`];
    }
    case 'executor': {
      const work = timeline.works.get(wait.work);
      if (work === undefined) return undefined;
      const where = work.state === 'queued' ? ', which no worker thread has begun' : ' in a worker thread';
      return ['executor', `It waits for ${code(callName(work.name))}${where}`];
    }
    case 'acquire':
    case 'event':
    case 'condition':
    case 'barrier':
    case 'queue-get':
    case 'queue-put':
    case 'queue-join':
      return ['lock', `It waits for ${wait.label}`];
    case 'future':
      return ['other', `It waits for ${wait.label}`];
    default:
      return undefined;
  }
}
