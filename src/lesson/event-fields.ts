import type { Timeline } from '../timeline/index.ts';
import type { Outcome, TraceEvent } from '../trace/index.ts';

/** The names of the tasks that an event happened in or is about, as the screen shows them. */
export function namesOfTasks(event: TraceEvent, before: Timeline, after: Timeline): string[] {
  const ids = [event.task, ...tasksOf(event)];
  // A block is told when it is over: then the step that blocked may be over too.
  if (event.kind === 'loop-blocked' && event.task === 0) ids.push(before.loops.get(event.loop)?.lastStep ?? 0);
  return ids.flatMap((id) => {
    const task = after.tasks.get(id) ?? before.tasks.get(id);
    return task === undefined ? [] : [task.name, task.pythonName];
  });
}

function tasksOf(event: TraceEvent): number[] {
  switch (event.kind) {
    case 'task-created':
      return [event.created];
    case 'task-woken':
      return [event.woken];
    case 'cancel-requested':
      return [event.target];
    default:
      return [];
  }
}

/** The names of the threads that an event happened in or is about. */
export function namesOfThreads(event: TraceEvent, after: Timeline): string[] {
  const ids = [event.thread];
  if (event.kind === 'thread-created') ids.push(event.created);
  if (event.kind === 'thread-woken') ids.push(event.woken);
  return ids.flatMap((id) => after.threads.get(id)?.name ?? []);
}

/** The lines of the program at which an event happened: its own place, and the line that its task or thread stood on. */
export function linesOf(event: TraceEvent, before: Timeline): number[] {
  const places = [
    'where' in event ? event.where : undefined,
    before.tasks.get(event.task)?.place,
    event.task === 0 ? before.threads.get(event.thread)?.place : undefined,
  ];
  const own = 'where' in event && event.where.line > 0 ? places.slice(0, 1) : places;
  return own.flatMap((place) => (place === undefined || place.source !== 0 || place.line === 0 ? [] : [place.line]));
}

/** Every text of an event: output, messages, labels, names, values. */
export function textsOf(event: TraceEvent, after: Timeline): string[] {
  const texts = Object.entries(event).flatMap(([key, value]) =>
    key !== 'kind' && typeof value === 'string' ? [value] : [],
  );
  if ('wait' in event) texts.push(event.wait.label);
  if ('outcome' in event) texts.push(...outcomeTexts(event.outcome));
  if ('work' in event && event.work !== undefined) texts.push(after.works.get(event.work)?.name ?? '');
  if ('resource' in event) texts.push(after.resources.get(event.resource)?.label ?? '');
  if ('future' in event && event.future !== undefined) texts.push(after.futures.get(event.future)?.label ?? '');
  return texts;
}

function outcomeTexts(outcome: Outcome): string[] {
  if (outcome.kind === 'result') return [outcome.value];
  return outcome.kind === 'exception' ? [outcome.type, outcome.message] : ['cancelled', outcome.message ?? ''];
}
