import type { Engine, Run, RunRequest } from '../../src/python/engine.ts';
import type { TraceEvent, TraceFact } from '../../src/trace/index.ts';

/** An {@link Engine} that replays events, and what was asked of it. */
export interface FakeEngine extends Engine {
  readonly requests: readonly RunRequest[];
  /** Everything that `sendInput` was given. */
  readonly inputs: readonly (string | null)[];
  readonly warmed: number;
  readonly closed: boolean;
}

/**
 * Replays `events` at every run, in batches of `batchSize`. Like the real one it waits at `input-requested` for input,
 * and a run that is stopped, or whose events end too early, ends with `program-ended`.
 */
export function fakeEngine(events: readonly TraceEvent[], batchSize = 3): FakeEngine {
  const requests: RunRequest[] = [];
  const inputs: (string | null)[] = [];
  const fake = {
    requests,
    inputs,
    warmed: 0,
    closed: false,
    run(request: RunRequest): Run {
      requests.push(request);
      return replay({ events, batchSize, onInput: (text) => inputs.push(text) });
    },
    warm() {
      fake.warmed += 1;
    },
    close() {
      fake.closed = true;
    },
  };
  return fake;
}

interface Replay {
  readonly events: readonly TraceEvent[];
  readonly batchSize: number;
  readonly onInput: (text: string | null) => void;
}

function replay({ events, batchSize, onInput }: Replay): Run {
  let stopped = false;
  let wake = () => {};
  let answers = 0;
  const news = async (isNews: () => boolean) => {
    while (!isNews()) await new Promise<void>((resolve) => (wake = resolve));
  };
  async function* play() {
    let asked = 0;
    let last: TraceEvent | undefined;
    for (let from = 0; from < events.length && !stopped; ) {
      const input = events.findIndex((event, index) => index >= from && event.kind === 'input-requested');
      const end = Math.min(from + batchSize, input < 0 ? events.length : input + 1, events.length);
      const batch = events.slice(from, end);
      last = batch.at(-1);
      yield batch;
      from = end;
      if (last?.kind !== 'input-requested') continue;
      asked += 1;
      await news(() => stopped || answers >= asked);
    }
    if (last?.kind !== 'program-ended') yield [ended(last, stopped)];
  }
  return {
    events: play(),
    sendInput(text) {
      onInput(text);
      answers += 1;
      wake();
    },
    stop() {
      stopped = true;
      wake();
    },
  };
}

function ended(last: TraceEvent | undefined, stopped: boolean): TraceEvent {
  return event(last?.at ?? 0, {
    kind: 'program-ended',
    exitCode: stopped ? 130 : 0,
    cause: stopped ? 'stopped' : 'finished',
  });
}

/** One event of the main thread, in the step of task `task`. */
export function event(at: number, fact: TraceFact, task = 0): TraceEvent {
  return { at, thread: 1, task, ...fact };
}

/** A line of output of the main thread. */
export function printed(at: number, text: string, stream: 'stdout' | 'stderr' = 'stdout'): TraceEvent {
  return event(at, { kind: 'output-written', stream, text });
}

/** The end of the program. */
export function programEnded(at: number, exitCode = 0): TraceEvent {
  return event(at, { kind: 'program-ended', exitCode, cause: exitCode === 0 ? 'finished' : 'exception' });
}
