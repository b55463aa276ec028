import { createPlayerSession, createStore } from '../../src/app/index.ts';
import { createEngine } from '../../src/python/index.ts';
import { createRecording } from '../../src/timeline/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { createFrames } from '../../src/ui/frames.ts';
import { createThemes } from '../../src/ui/themes.ts';

/** What bench.js asks for and prints. Times in milliseconds. */
export interface RunFigures {
  readonly took: number;
  readonly events: number;
}

/** Runs a program from the start of its process to its last event, with or without the observers. */
export async function timeRun(file: string, options: { readonly unobserved: boolean }): Promise<RunFigures> {
  const engine = createEngine({ unobserved: options.unobserved });
  const started = performance.now();
  let events = 0;
  for await (const batch of engine.run({ file, argv0: file, args: [], cwd: '/' }).events) events += batch.length;
  engine.close();
  return { took: performance.now() - started, events };
}

/** The events of a run of `tasks.py`, at least as many as asked for. */
export async function recordEvents(file: string, tasks: number): Promise<TraceEvent[]> {
  const engine = createEngine();
  const events: TraceEvent[] = [];
  for await (const batch of engine.run({ file, argv0: file, args: [String(tasks)], cwd: '/' }).events) {
    for (const event of batch) events.push(event);
  }
  engine.close();
  return events;
}

/** What folding, seeking and drawing cost. */
export interface FoldFigures {
  readonly fold: number;
  /** Each seek, and each frame at a place that was sought before, all over the recording. */
  readonly seeks: readonly number[];
  readonly frames: readonly number[];
}

/** Folds events, seeks in them, and draws frames of 120 columns and 40 rows at random places. */
export function timeFold(events: readonly TraceEvent[], samples: number): FoldFigures {
  const random = generator(1);
  const recording = createRecording();
  const fold = time(() => recording.append(events));
  const seeks = Array.from({ length: samples }, () => {
    const index = Math.floor(random() * recording.length);
    return time(() => recording.timelineAt(index));
  });
  const session = createPlayerSession(
    { title: ['bench'], program: { file: 'tasks.py', args: [] }, source: null, paused: true },
    { columns: 120, rows: 40 },
  );
  const store = createStore(session, () => {});
  store.dispatch({ kind: 'events-arrived', run: 1, events });
  store.dispatch({ kind: 'run-ended', run: 1 });
  const painted = createFrames(store, createThemes({ colour: 3, ascii: false, background: 'dark' }));
  const frames: number[] = [];
  for (let sample = -WARM_UP; sample < samples; sample += 1) {
    store.dispatch({ kind: 'go-to-index', index: Math.floor(random() * recording.length) });
    const took = time(() => painted.get());
    if (sample >= 0) frames.push(took);
  }
  return { fold, seeks, frames };
}

/** Frames that are drawn before any is timed. */
const WARM_UP = 5;

function time(act: () => unknown): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}

/** Numbers from 0 to 1 that are the same every time (Lehmer's generator). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
