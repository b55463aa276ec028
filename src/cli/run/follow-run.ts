import type { Run } from '../../python/index.ts';
import type { EventOf, TraceEvent } from '../../trace/index.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { stdinLines } from '../stdin-lines.ts';

/** How a run is followed to its end. */
export interface Following {
  readonly run: Run;
  readonly host: Host;
  /** Standard input was used up by the program's own text: `input()` meets its end at once. */
  readonly inputIsUsedUp: boolean;
  /** Given every batch in order; the engine does not run far ahead of the promise it returns. */
  readonly onBatch: (batch: readonly TraceEvent[]) => Promise<void>;
}

/**
 * Reads a run to its end: hands out its events, answers `input()` from standard input, stops when the host is stopped.
 * Returns the exit code to pass on.
 */
export async function followRun({ run, host, inputIsUsedUp, onBatch }: Following): Promise<number> {
  const lines = inputIsUsedUp ? { next: async () => null } : stdinLines(host.stdin);
  const stop = () => run.stop();
  if (host.stopped.aborted) stop();
  host.stopped.addEventListener('abort', stop);
  let ended: EventOf<'program-ended'> | undefined;
  try {
    for await (const batch of run.events) {
      for (const event of batch) {
        // Not awaited: while nobody types, other threads of the program may go on, and Ctrl-C must get through.
        if (event.kind === 'input-requested') void lines.next().then((text) => run.sendInput(text));
        if (event.kind === 'program-ended') ended = event;
      }
      await onBatch(batch);
    }
  } finally {
    host.stopped.removeEventListener('abort', stop);
  }
  if (ended === undefined) throw new Error('the trace has no program-ended event');
  return host.stopped.aborted ? host.stopped.reason.code : exitCodeOf(ended);
}

/** The exit code for the way a program ended. */
export function exitCodeOf({ cause, exitCode }: EventOf<'program-ended'>): number {
  if (cause === 'deadlock') return exitCodes.deadlock.code;
  if (cause === 'limit') return exitCodes.limit.code;
  return exitCode;
}
