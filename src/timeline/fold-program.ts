import type { EventOf } from '../trace/index.ts';
import { type Draft, ownTask, ownThread, put } from './draft.ts';
import { runThread } from './fold-thread.ts';

export function programStarted(draft: Draft, event: EventOf<'program-started'>): void {
  draft.program = { file: event.file, args: event.args, python: event.python };
}

export function sourceLoaded(draft: Draft, event: EventOf<'source-loaded'>): void {
  const { source: id, path, text } = event;
  draft.sources = put(draft, draft.sources, id, { id, path, text });
}

export function programEnded(draft: Draft, event: EventOf<'program-ended'>): void {
  draft.ended ??= { exitCode: event.exitCode, cause: event.cause, message: event.message };
}

export function lineReached(draft: Draft, event: EventOf<'line-reached'>): void {
  const { thread, task, where } = event;
  if (thread > 0) {
    runThread(draft, thread);
    ownThread(draft, thread).place = where;
  }
  const state = task > 0 ? draft.tasks.get(task)?.state : undefined;
  if (state !== undefined && state !== 'finished') ownTask(draft, task).place = where;
}

export function resourceCreated(draft: Draft, event: EventOf<'resource-created'>): void {
  const { resource: id, type, label, where } = event;
  draft.resources = put(draft, draft.resources, id, { id, type, label, where, level: undefined, holder: undefined });
}

export function resourceUsed(draft: Draft, event: EventOf<'resource-used'>): void {
  const resource = draft.resources.get(event.resource);
  if (resource === undefined) return;
  const { action, level, task, thread } = event;
  const holder = action === 'acquired' ? { task, thread } : action === 'released' ? undefined : resource.holder;
  draft.resources = put(draft, draft.resources, resource.id, { ...resource, level, holder });
}

export function inputRequested(draft: Draft, event: EventOf<'input-requested'>): void {
  const { prompt, thread, task } = event;
  draft.input = { prompt, thread, task };
}

export function inputReceived(draft: Draft): void {
  draft.input = undefined;
}

export function warningRaised(draft: Draft): void {
  draft.warnings += 1;
}

export function exceptionUncaught(draft: Draft, event: EventOf<'exception-uncaught'>): void {
  const { type, message, where } = event;
  draft.uncaught = { type, message, where };
}

export function deadlockFound(draft: Draft, event: EventOf<'deadlock-found'>): void {
  draft.deadlock = event.waits;
}

export function limitReached(draft: Draft, event: EventOf<'limit-reached'>): void {
  const { limit, allowed, advice } = event;
  draft.limit = { limit, allowed, advice };
}

export function eventsOmitted(draft: Draft, event: EventOf<'events-omitted'>): void {
  draft.omitted += event.count;
}
