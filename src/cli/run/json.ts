import { type TraceEvent, toJsonLine } from '../../trace/index.ts';
import type { Host } from '../host.ts';
import { writeAll } from './write-all.ts';

/** `--json`: the trace as JSON Lines, one event on each line. */
export function jsonWriter({ stdout }: Pick<Host, 'stdout'>) {
  return {
    onBatch: (batch: readonly TraceEvent[]): Promise<void> => writeAll(stdout, batch.map(toJsonLine).join('')),
    end: async () => undefined,
  };
}
