import { describeDeadlock, describeLimit } from '../../export/index.ts';
import type { TraceEvent } from '../../trace/index.ts';
import type { Host } from '../host.ts';
import { writeAll } from './write-all.ts';

/**
 * `--quiet`: what the program itself writes and nothing else. Only a run that `python3` would never have ended says why
 * it is over, in one line on standard error.
 */
export function quietWriter({ stdout, stderr }: Pick<Host, 'stdout' | 'stderr'>) {
  const onEvent = async (event: TraceEvent): Promise<void> => {
    if (event.kind === 'output-written') await writeAll(event.stream === 'stdout' ? stdout : stderr, event.text);
    const reason = reasonOf(event);
    if (reason !== undefined) await writeAll(stderr, `async-tutor: ${reason}\n`);
  };
  return {
    async onBatch(batch: readonly TraceEvent[]): Promise<void> {
      for (const event of joined(batch)) await onEvent(event);
    },
    end: async () => undefined,
  };
}

function reasonOf(event: TraceEvent): string | undefined {
  if (event.kind === 'limit-reached') return `${describeLimit(event)}. ${event.advice}`;
  if (event.kind === 'deadlock-found')
    return `The program waits for ever: ${event.waits.map(describeDeadlock).join('; ')}.`;
  return event.kind === 'program-ended' && event.cause === 'crashed' ? event.message : undefined;
}

/** Pieces of output that follow each other become one, so that each is one write. */
function joined(batch: readonly TraceEvent[]): TraceEvent[] {
  const out: TraceEvent[] = [];
  for (const event of batch) {
    const last = out.at(-1);
    const joins = event.kind === 'output-written' && last?.kind === 'output-written' && last.stream === event.stream;
    if (joins) out[out.length - 1] = { ...last, text: last.text + event.text };
    else if (event.kind === 'output-written' || reasonOf(event) !== undefined) out.push(event);
  }
  return out;
}
