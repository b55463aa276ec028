import type { EventOf, PoolId } from '../trace/index.ts';
import { type Draft, ownThread, put } from './draft.ts';
import { runThread } from './fold-thread.ts';

export function poolCreated(draft: Draft, event: EventOf<'pool-created'>): void {
  const { pool: id, of, workers, name, where } = event;
  draft.pools = put(draft, draft.pools, id, { id, of, workers, name, where, queued: 0, running: 0 });
}

export function workQueued(draft: Draft, event: EventOf<'work-queued'>): void {
  const { work: id, pool, name, where, task: parent, at: queuedAt } = event;
  if (draft.works.get(id) !== undefined) return;
  draft.works = put(draft, draft.works, id, {
    id,
    pool,
    name,
    state: 'queued',
    parent,
    awaitedBy: 0,
    thread: 0,
    queuedAt,
    startedAt: undefined,
    finishedAt: undefined,
    outcome: undefined,
    where,
  });
  count(draft, pool, { queued: 1, running: 0 });
}

export function workStarted(draft: Draft, event: EventOf<'work-started'>): void {
  runThread(draft, event.thread);
  const work = draft.works.get(event.work);
  if (event.thread > 0) ownThread(draft, event.thread).work = event.work;
  if (work?.state !== 'queued') return;
  const { thread, at: startedAt } = event;
  draft.works = put(draft, draft.works, work.id, { ...work, state: 'running', thread, startedAt });
  count(draft, work.pool, { queued: -1, running: 1 });
}

export function workFinished(draft: Draft, event: EventOf<'work-finished'>): void {
  const { outcome, at: finishedAt } = event;
  const work = draft.works.get(event.work);
  const thread = draft.threads.get(work !== undefined && work.thread > 0 ? work.thread : event.thread);
  if (thread?.work === event.work) ownThread(draft, thread.id).work = undefined;
  if (work === undefined || work.state === 'finished') return;
  draft.works = put(draft, draft.works, work.id, { ...work, state: 'finished', finishedAt, outcome });
  count(draft, work.pool, work.state === 'queued' ? { queued: -1, running: 0 } : { queued: 0, running: -1 });
}

function count(draft: Draft, id: PoolId, change: { queued: number; running: number }): void {
  const pool = draft.pools.get(id);
  if (pool === undefined) return;
  const queued = pool.queued + change.queued;
  draft.pools = put(draft, draft.pools, id, { ...pool, queued, running: pool.running + change.running });
}
