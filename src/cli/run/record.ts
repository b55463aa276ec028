import type { Engine, RunRequest } from '../../python/index.ts';
import { createRecording, type Recording } from '../../timeline/index.ts';
import type { StopSignal } from '../host.ts';

/** Runs a program to its end without showing it; `input()` meets the end of the input at once. */
export async function recordRun(engine: Engine, request: RunRequest, stopped?: StopSignal): Promise<Recording> {
  const recording = createRecording();
  const run = engine.run(request);
  const stop = () => run.stop();
  if (stopped?.aborted) stop();
  stopped?.addEventListener('abort', stop);
  try {
    for await (const batch of run.events) {
      for (const { kind } of batch) if (kind === 'input-requested') run.sendInput(null);
      recording.append(batch);
    }
  } finally {
    stopped?.removeEventListener('abort', stop);
  }
  return recording;
}
