import {
  describeOutcome,
  describeWait,
  formatSeconds,
  futuresOf,
  type TaskState,
  type ThreadState,
} from '../../timeline/index.ts';
import type { Nanoseconds, Outcome, Place } from '../../trace/index.ts';
import { type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import { clockText, type PaneView, type Scene } from './scene.ts';

const LABEL = 9;

type Field = readonly [label: string, value: Row];

/** Everything that is known of the selected lane. */
export const detailsPane: PaneView = (scene, size) => {
  const [kind = '', id = ''] = (scene.player.view.selected ?? '').split(':');
  const { title, fields, outcome } = factsOf(scene, kind, Number(id));
  const rows = [
    ...fields.flatMap(([label, value]) =>
      wrapRow([span(label.padEnd(LABEL), 'dim'), ...value], size.columns, { hang: LABEL }),
    ),
    ...(outcome === undefined ? [] : outcomeRows(scene, outcome, size.columns)),
  ];
  const top = Math.max(0, Math.min(scene.player.view.detailsTop, rows.length - size.rows));
  return { title, rows: rows.slice(top), scroll: { top, total: rows.length } };
};

interface Facts {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly outcome: Outcome | undefined;
}

function factsOf(scene: Scene, kind: string, id: number): Facts {
  const { timeline } = scene;
  const task = kind === 'task' ? timeline.tasks.get(id) : undefined;
  if (task !== undefined)
    return { title: scene.safe(task.name), fields: taskFields(scene, task), outcome: task.outcome };
  const first = kind === 'process' ? timeline.processes.get(id)?.firstThread : undefined;
  const thread = timeline.threads.get(kind === 'thread' ? id : (first ?? 0));
  if (thread !== undefined)
    return { title: scene.safe(thread.name), fields: threadFields(scene, thread), outcome: thread.outcome };
  if (kind === 'loop') return { title: 'event loop', fields: loopFields(scene, id), outcome: undefined };
  return {
    title: 'details',
    fields: [['', [span('Nothing is known of this lane at this moment.', 'dim')]]],
    outcome: undefined,
  };
}

function taskFields(scene: Scene, task: TaskState): readonly Field[] {
  const { timeline } = scene;
  const parent = timeline.tasks.get(task.parent)?.name;
  return [
    ['task', [span(`${scene.safe(task.coroutine)}()`, 'definition')]],
    [
      'state',
      [
        span(task.state, task.state === 'finished' ? 'dim' : task.state),
        span(` since ${seconds(scene, task.since)}`, 'dim'),
      ],
    ],
    ...(task.wait === undefined ? [] : [awaitsField(scene, task)]),
    ...(task.cancelRequested ? [['cancel', [span('asked to stop', 'cancelled')]] as const] : []),
    [
      'created',
      [
        ...placeRow(scene, task.where),
        span(` by ${scene.safe(parent ?? 'the program')} at ${seconds(scene, task.createdAt)}`, 'dim'),
      ],
    ],
    ...(task.place.line > 0 && task.state !== 'finished' ? [['stands', placeRow(scene, task.place)] as const] : []),
    ['steps', [span(`${task.steps}`)]],
  ];
}

function awaitsField(scene: Scene, task: TaskState): Field {
  const { wait } = task;
  if (wait === undefined) return ['awaits', []];
  const due: Row = wait.on === 'sleep' ? [span(`, due at ${seconds(scene, wait.until)}`, 'dim')] : [];
  const names = futuresOf(wait)
    .slice(0, 12)
    .map((id) => scene.timeline.tasks.get(id)?.name)
    .filter((name) => name !== undefined);
  const who: Row = names.length === 0 ? [] : [span(`: ${names.map((name) => scene.safe(name)).join(', ')}`)];
  return ['awaits', [span(scene.safe(describeWait(wait)), 'waiting'), ...who, ...due]];
}

function threadFields(scene: Scene, thread: ThreadState): readonly Field[] {
  const { timeline } = scene;
  const work = timeline.works.get(thread.work ?? 0);
  const pool = timeline.pools.get(thread.pool ?? 0);
  const wait: readonly Field[] =
    thread.wait === undefined ? [] : [['waits', [span(scene.safe(describeWait(thread.wait)), 'waiting')]]];
  const by = timeline.tasks.get(work?.awaitedBy ?? 0)?.name;
  return [
    [
      'thread',
      [
        span(thread.daemon ? 'daemon' : ''),
        ...(pool === undefined ? [] : [span(`worker of ${scene.safe(pool.name)} (${pool.workers} workers)`)]),
      ],
    ],
    ['state', [span(thread.state), span(` since ${seconds(scene, thread.since)}`, 'dim')]],
    ...wait,
    ...(work === undefined
      ? []
      : [
          [
            'runs',
            [
              span(`${scene.safe(work.name)}()`, 'definition'),
              span(by === undefined ? '' : ` for ${scene.safe(by)}`, 'dim'),
            ],
          ] as const,
        ]),
    ...(thread.place.line > 0 ? [['stands', placeRow(scene, thread.place)] as const] : []),
    ...(thread.cpu > 0 ? [['computed', [span(formatSeconds(thread.cpu))]] as const] : []),
  ];
}

function loopFields(scene: Scene, id: number): readonly Field[] {
  const loop = scene.timeline.loops.get(id);
  if (loop === undefined) return [];
  const thread = scene.timeline.threads.get(loop.thread)?.name ?? 'the main thread';
  return [
    ['thread', [span(scene.safe(thread))]],
    [
      'state',
      [
        span(
          loop.running
            ? loop.blocked !== undefined
              ? 'blocked'
              : loop.idle !== undefined
                ? 'idle'
                : 'running'
            : 'stopped',
        ),
      ],
    ],
    ['started', [span(seconds(scene, loop.startedAt))]],
    ['passes', [span(`${loop.iteration}`)]],
    ['blocked', [span(`${formatSeconds(loop.blockedFor)} in all`, loop.blockedFor > 0 ? 'blocked' : 'dim')]],
  ];
}

function outcomeRows(scene: Scene, outcome: Outcome, columns: number): readonly Row[] {
  const { glyphs } = scene.theme;
  const tone = outcome.kind === 'result' ? 'done' : outcome.kind === 'exception' ? 'failed' : 'cancelled';
  const glyph = glyphs[tone];
  const text = outcome.kind === 'result' ? `result ${outcome.value}` : describeOutcome(outcome);
  const head = wrapRow(
    [span('end'.padEnd(LABEL), 'dim'), span(`${glyph} `, tone), span(scene.safe(text), tone)],
    columns,
    { hang: LABEL },
  );
  const traceback = outcome.kind === 'exception' ? (outcome.traceback ?? '').trimEnd() : '';
  if (traceback === '') return head;
  return [...head, [], ...traceback.split('\n').map((line): Row => [span(scene.safe(line), 'dim')])];
}

function placeRow(scene: Scene, place: Place): Row {
  if (place.line === 0) return [span('outside of the program', 'dim')];
  const file = place.source === 0 ? undefined : scene.timeline.sources.get(place.source)?.path.split('/').at(-1);
  return [span(`line ${place.line}`), span(file === undefined ? '' : ` of ${scene.safe(file)}`, 'dim')];
}

function seconds(scene: Scene, at: Nanoseconds): string {
  return `${clockText(scene, at)} s`;
}
