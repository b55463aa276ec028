import type { EndCause, ResourceId, ResourceType, SimulationType } from '../trace/index.ts';
import { nameOf, withShownNames } from './names.ts';
import type { Scene } from './narrate.ts';
import type { Timeline } from './timeline.ts';
import { counted, formatSeconds, shortened } from './words.ts';

export function programStarted({ event }: Scene<'program-started'>): string {
  return `Python ${event.python} starts ${event.file}.`;
}

export function programEnded({ event }: Scene<'program-ended'>): string {
  const reason = event.message === undefined ? '' : ` (${shortened(event.message, 120)})`;
  return `${HOW_IT_ENDED[event.cause]} after ${formatSeconds(event.at)}${reason}. Its exit code is ${event.exitCode}.`;
}

const HOW_IT_ENDED: { readonly [K in EndCause]: string } = {
  finished: 'The program is finished',
  exception: 'The program ends with an uncaught exception',
  exit: 'The program exits',
  deadlock: 'The program can never go on and is ended',
  limit: 'The program reached a limit and is ended',
  stopped: 'You stopped the program',
  crashed: 'Python itself crashed',
};

export function resourceUsed({ before, after, event }: Scene<'resource-used'>): string {
  const resource = after.resources.get(event.resource);
  const label = resource?.label ?? 'a shared object';
  const who = nameOf(after, event);
  switch (event.action) {
    case 'acquired':
      return `${who} takes ${label}${slots(resource?.type, event.level)}.`;
    case 'released':
      if (resource?.type === 'semaphore' && isWanted(before, event.resource))
        return `${who} gives ${label} back: its place goes to the next in line.`;
      return `${who} gives ${label} back${slots(resource?.type, event.level)}.`;
    case 'put':
      return `${who} puts an item into ${label}: ${event.level} in it now.`;
    case 'got':
      return `${who} takes an item out of ${label}: ${event.level} left.`;
    case 'set':
      return `${who} sets ${label}: whoever waits for it can go on.`;
    case 'cleared':
      return `${who} clears ${label}: from now on one has to wait for it.`;
    case 'notified':
      return `${who} notifies ${label}: a waiter may look again.`;
    default:
      return event.action satisfies never;
  }
}

export function outputWritten({ after, event }: Scene<'output-written'>): string {
  const verb = event.stream === 'stderr' ? 'writes to standard error' : 'prints';
  return `${nameOf(after, event)} ${verb}: ${shortened(event.text)}`;
}

export function inputRequested({ after, event }: Scene<'input-requested'>): string {
  return `${nameOf(after, event)} waits for you to type a line. Virtual time stands still meanwhile.`;
}

export function inputReceived({ event }: Scene<'input-received'>): string {
  if (event.text === null) return 'The input is at its end.';
  const line = shortened(event.text);
  return line === '' ? 'The program reads an empty line.' : `The program reads: ${line}`;
}

export function simulationUsed({ event }: Scene<'simulation-used'>): string {
  return `${SIMULATED[event.what](event.module)}: ${event.note}.`;
}

const SIMULATED: { readonly [K in SimulationType]: (module: string) => string } = {
  network: (module) => `From here on ${module} uses a simulated network`,
  http: (module) => `From here on ${module} talks to a simulated internet`,
  files: (module) => `From here on ${module} reads and writes a simulated disk`,
  database: (module) => `From here on ${module} talks to a simulated database`,
};

export function warningRaised({ after, event }: Scene<'warning-raised'>): string {
  // Those are found when a task is thrown away, wherever the program happens to be then.
  const isLate = event.warning === 'never-retrieved' || event.warning === 'destroyed-pending';
  const line = event.where.line > 0 && !isLate ? `Line ${event.where.line}: ` : '';
  const message = shortened(withShownNames(after, event.message), 160);
  switch (event.warning) {
    case 'never-awaited':
      return `${line}${message}. Calling it only made a coroutine object; its body never ran.`;
    case 'never-retrieved':
      return `${line}${message}. Nobody asked this task for its result, so its error went unseen.`;
    case 'destroyed-pending':
      return `${line}${message}. Nobody kept a reference to the task, so it was thrown away unfinished.`;
    case 'slow-callback':
      return `${line}asyncio's debug mode complains: ${message}.`;
    case 'python-warning':
      return `Python warns: ${line}${message}`;
    case 'engine-note':
      return `Note: ${line}${message}`;
    default:
      return event.warning satisfies never;
  }
}

export function exceptionUncaught({ event }: Scene<'exception-uncaught'>): string {
  const message = event.message === '' ? '' : `: ${shortened(event.message, 120)}`;
  return `Nobody catches ${event.type}${message}.`;
}

export function deadlockFound({ after, event }: Scene<'deadlock-found'>): string {
  const first = event.waits.find((wait) => wait.holder !== undefined) ?? event.waits.at(-1);
  if (first === undefined) return 'Nobody can ever go on: this is a deadlock.';
  const name = after.tasks.get(first.task)?.name ?? first.name;
  const more = event.waits.length - 1;
  const others = more === 0 ? '' : `, and ${more} more ${more === 1 ? 'waits' : 'wait'} too`;
  const held = first.holder === undefined ? '' : `, held by ${withShownNames(after, first.holder)}`;
  return `Nobody can ever go on: ${name} waits for ${first.label}${held}${others}. This is a deadlock.`;
}

export function limitReached({ event }: Scene<'limit-reached'>): string {
  return `The limit of ${event.allowed.toLocaleString('en')} (${event.limit}) is reached. ${event.advice}`.trimEnd();
}

export function eventsOmitted({ event }: Scene<'events-omitted'>): string {
  const count = event.count > 0 ? event.count.toLocaleString('en') : 'Many';
  return `${count} events (${event.what}) are left out of the recording here.`;
}

/** Somebody waits for a place of it. */
function isWanted({ tasks }: Timeline, resource: ResourceId): boolean {
  for (const { wait } of tasks) if (wait?.on === 'acquire' && wait.resource === resource) return true;
  return false;
}

/** What is left of a semaphore. */
function slots(type: ResourceType | undefined, level: number): string {
  return type === 'semaphore' ? `: ${counted(level, 'place')} free now` : '';
}
