import {
  describeWait,
  type LoopState,
  pendingTimers,
  type ReadyEntry,
  readyQueue,
  type ThreadState,
  type WaitEdge,
  waitGraph,
} from '../../timeline/index.ts';
import { type Row, rowWidth, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { Tone } from '../theme.ts';
import { clockText, type PaneView, type Scene } from './scene.ts';

const LABEL = 9;

/** What the event loop knows: who runs, who is next, which timers are set, who awaits whom, and what threads do. */
export const loopPane: PaneView = (scene, size) => {
  const loop = shownLoop(scene);
  if (loop === undefined) return { title: 'event loop', rows: noLoop(scene, size.columns) };
  const threads = threadRows(scene, 4);
  const running = section('running', wrapRow(runningRow(scene, loop), size.columns - LABEL, { hang: 2 }));
  const wanted = [
    readyQueue(scene.timeline, loop.id, 0).total,
    scene.timeline.timers.size,
    awaitCount(scene, size.rows),
  ];
  const [ready = 1, timers = 1, awaits = 1] = shareOut(size.rows - running.length - threads.length, wanted);
  const rows = [
    ...running,
    ...section('ready', readyRows(scene, loop, ready)),
    ...section('timers', timerRows(scene, timers)),
    ...section('awaits', awaitRows(scene, size.columns - LABEL, awaits)),
    ...threads,
  ];
  const top = Math.max(0, Math.min(scene.player.view.loop, rows.length - size.rows));
  const several = scene.timeline.loops.size > 1 ? ` ${loop.id}` : '';
  return {
    title: `event loop${several}`,
    rows: rows.slice(top),
    note: [span(`pass ${loop.iteration}`, 'dim')],
    scroll: { top, total: rows.length },
  };
};

/** Rows for each section: one at least, and the rest to whoever wants more. */
function shareOut(rows: number, wanted: readonly number[]): readonly number[] {
  const given = wanted.map(() => 1);
  for (let left = rows - given.length; left > 0; left--) {
    const hungry = given.map((have, place) => (wanted[place] as number) - have);
    const most = hungry.indexOf(Math.max(...hungry));
    if ((hungry[most] as number) <= 0) break;
    given[most] = (given[most] as number) + 1;
  }
  return given;
}

function awaitCount({ timeline }: Scene, most: number): number {
  return waitGraph(timeline, most).length;
}

/** The loop of the task that acts, else one that runs, else the latest. */
function shownLoop({ timeline }: Scene): LoopState | undefined {
  const acting = timeline.loops.get(timeline.tasks.get(timeline.task)?.loop ?? 0);
  if (acting !== undefined) return acting;
  const all = [...timeline.loops];
  return (
    all.find((loop) => loop.running && loop.thread === timeline.thread) ??
    all.find((loop) => loop.running) ??
    all.at(-1)
  );
}

function noLoop(scene: Scene, columns: number): readonly Row[] {
  const { ended, program } = scene.timeline;
  const waiting = program === undefined && scene.player.run.phase === 'starting';
  const text = waiting
    ? 'Python is starting.'
    : `No event loop${ended === undefined ? ' yet: asyncio.run() starts one.' : '.'}`;
  return [...wrapRow([span(text, 'dim')], columns), ...threadRows(scene, 4)];
}

function section(label: string, rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) => [span(index === 0 ? label.padEnd(LABEL) : ' '.repeat(LABEL), 'dim'), ...row]);
}

function runningRow(scene: Scene, loop: LoopState): Row {
  const { timeline, theme } = scene;
  const { glyphs } = theme;
  const task = timeline.tasks.get(timeline.threads.get(loop.thread)?.task ?? 0);
  const callback = timeline.callbacks.get(loop.callback);
  if (timeline.deadlock !== undefined) return [span(`${glyphs.failed} nobody can go on: deadlock`, 'failed')];
  if (loop.blocked !== undefined) {
    const by = timeline.tasks.get(loop.blocked.task)?.name;
    const who = by === undefined ? '' : ` in ${scene.safe(by)}`;
    return [span(`${glyphs.blocked} blocked by ${scene.safe(loop.blocked.by)}${who}`, 'blocked')];
  }
  if (task?.state === 'running') return [span(`${glyphs.play} ${scene.safe(task.name)}`, 'running')];
  if (callback !== undefined)
    return [span(`${glyphs.play} ${scene.safe(callback.name)}`, 'running'), span(' (callback)', 'dim')];
  if (!loop.running) return [span(loop.iteration > 0 ? 'the loop has ended' : 'the loop has not started', 'dim')];
  if (loop.idle === undefined) return [span('nobody: the loop looks for work', 'dim')];
  const until = loop.idle.until === undefined ? 'a thread calls' : `${clockText(scene, loop.idle.until)} s`;
  return [span(`nobody: all wait until ${until}`, 'dim')];
}

function readyRows(scene: Scene, loop: LoopState, most: number): readonly Row[] {
  const { first, total } = readyQueue(scene.timeline, loop.id, most);
  if (total === 0) return [[span('nobody', 'dim')]];
  const rows = first.map((entry, index): Row => [span(`${index + 1} `, 'dim'), ...readyName(scene, entry)]);
  return withMore(rows, total - first.length);
}

function readyName(scene: Scene, entry: ReadyEntry): Row {
  if (entry.kind === 'task') return [span(scene.safe(entry.name), 'ready')];
  return [
    span(scene.safe(entry.name), entry.internal ? 'dim' : 'ready'),
    span(entry.internal ? '' : ' (callback)', 'dim'),
  ];
}

function timerRows(scene: Scene, most: number): readonly Row[] {
  const { first, total } = pendingTimers(scene.timeline, most);
  if (total === 0) return [[span('none', 'dim')]];
  const width = Math.max(...first.map((timer) => clockText(scene, timer.deadline).length));
  const rows = first.map((timer): Row => {
    const task = scene.timeline.tasks.get(timer.task);
    const due = `${clockText(scene, timer.deadline).padStart(width)} s  `;
    const what =
      timer.purpose === 'sleep' && task !== undefined
        ? ''
        : ` ${timer.purpose === 'callback' ? timer.name : timer.purpose}`;
    return [span(due, 'text'), span(scene.safe(task?.name ?? ''), 'waiting'), span(scene.safe(what), 'dim')];
  });
  return withMore(rows, total - first.length);
}

function awaitRows(scene: Scene, columns: number, most: number): readonly Row[] {
  const edges = waitGraph(scene.timeline, most + 1);
  if (edges.length === 0) return [[span('nobody', 'dim')]];
  const rows = edges.slice(0, most).flatMap((edge) => wrapRow(edgeRow(scene, edge), columns, { hang: 2 }));
  return edges.length > most ? [...rows, [span(scene.theme.glyphs.more, 'dim')]] : rows;
}

const MOST_NAMES = 8;

function edgeRow(scene: Scene, edge: WaitEdge): Row {
  const { glyphs } = scene.theme;
  const who: Row = [span(scene.safe(edge.name), 'waiting'), span(` ${glyphs.from} `, 'dim')];
  const names = edge.on
    .slice(0, MOST_NAMES)
    .flatMap(
      (awaited, index): Row => [
        ...(index === 0 ? [] : [span(', ', 'dim')]),
        span(scene.safe(awaited.name), awaited.done ? 'dim' : 'text'),
        ...(awaited.done ? [span(glyphs.done, 'done')] : []),
      ],
    );
  const more: Row = edge.on.length > MOST_NAMES ? [span(` +${edge.on.length - MOST_NAMES}`, 'dim')] : [];
  const holder: Row = edge.holder === undefined ? [] : [span(' held by ', 'dim'), span(scene.safe(edge.holder))];
  if ('children' in edge.wait)
    return [...who, span(`${edge.wait.on}(`, 'dim'), ...names, ...more, span(')', 'dim'), ...holder];
  return [...who, ...(names.length > 0 ? names : [span(scene.safe(edge.wait.label))]), ...holder];
}

/** Threads other than the one that only runs the loop. */
function threadRows(scene: Scene, most: number): readonly Row[] {
  const threads: ThreadState[] = [];
  for (const thread of scene.timeline.threads) if (thread.id !== 1 && thread.state !== 'ended') threads.push(thread);
  const rows = threads
    .slice(0, most)
    .map(
      (thread): Row => [
        span(scene.safe(thread.name), threadTone(thread)),
        span(` ${threadWords(scene, thread)}`, 'dim'),
      ],
    );
  const pools = [...scene.timeline.pools].filter((pool) => pool.queued > 0);
  const queued = pools.map((pool): Row => [span(`${pool.queued} more wait for a worker`, 'queued')]);
  return section('threads', [...withMore(rows, threads.length - rows.length), ...queued]);
}

function threadTone(thread: ThreadState): Tone {
  if (thread.state === 'running') return 'running';
  if (thread.state === 'ready') return 'queued';
  return thread.wait?.on === 'work' ? 'dim' : 'waiting';
}

function threadWords(scene: Scene, thread: ThreadState): string {
  const work = scene.timeline.works.get(thread.work ?? 0)?.name;
  const call = work === undefined ? '' : `${work}: `;
  if (thread.state === 'running') return scene.safe(`${call}runs`);
  if (thread.state === 'ready') return scene.safe(`${call}waits for its turn`);
  return scene.safe(
    thread.wait?.on === 'work' ? 'idle' : `${call}${thread.wait === undefined ? 'waits' : describeWait(thread.wait)}`,
  );
}

function withMore(rows: readonly Row[], more: number): readonly Row[] {
  const last = rows.at(-1);
  if (more <= 0 || last === undefined) return rows;
  return [...rows.slice(0, -1), rowWidth(last) > 0 ? [...last, span(`  +${more} more`, 'dim')] : last];
}
