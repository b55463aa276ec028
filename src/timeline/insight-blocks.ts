import { type EventOf, MILLISECOND, type Nanoseconds } from '../trace/index.ts';
import { culprit, isThreadStart, sufferers } from './blocked-loop.ts';
import { type Detector, type Insight, known, onLine, placeKey } from './insight.ts';
import type { Recording } from './recording.ts';
import { counted, formatSeconds } from './words.ts';

/** Shorter blocks are nobody's trouble: asyncio's own debug mode is content with up to 100 ms. */
const WORTH_SAYING: Nanoseconds = 10 * MILLISECOND;

/** All blocks of a loop by one line. */
interface Block {
  worst: EventOf<'loop-blocked'>;
  index: number;
  total: Nanoseconds;
  times: number;
}

/** Steps that kept the event loop from everything else: `time.sleep`, computing, blocking calls. */
export function findBlocks(recording: Recording): Detector {
  const blocks = new Map<string, Block>();
  const observe: Detector['observe'] = (event, index) => {
    if (event.kind !== 'loop-blocked' || isThreadStart(event.by)) return;
    const key = `${placeKey(event.where)} ${event.by.replace(/[\d.]+/g, '')}`;
    const block = blocks.get(key) ?? { worst: event, index, total: 0, times: 0 };
    block.total += event.at - event.since;
    block.times += 1;
    if (event.at - event.since > block.worst.at - block.worst.since) Object.assign(block, { worst: event, index });
    blocks.set(key, block);
  };
  const found = () =>
    [...blocks.values()]
      .filter(({ worst, total }) => worst.at - worst.since >= WORTH_SAYING || total >= 10 * WORTH_SAYING)
      .map((block) => insightOf(recording, block));
  return { observe, found };
}

function insightOf(recording: Recording, { worst, index, total, times }: Block): Insight {
  const before = recording.timelineAt(index - 1);
  const { ready, overdue } = sufferers(before, worst.loop);
  const stood = ready + overdue;
  const often = times === 1 ? '' : `, ${counted(times, 'time')}, ${formatSeconds(total)} in all`;
  const whom = stood === 0 ? '' : ` and kept ${counted(stood, 'task')} waiting`;
  const long = formatSeconds(worst.at - worst.since);
  const { name, where } = culprit(before, worst);
  return {
    kind: 'loop-blocked',
    severity: stood > 0 ? 'mistake' : 'hint',
    title: `${name} blocked the event loop for ${long}${onLine(where)} (${worst.by})${whom}${often}.`,
    remedy: remedyFor(worst.by),
    where: known(where),
    index,
    at: worst.since,
    cost: total,
    times,
  };
}

function remedyFor(by: string): string {
  if (/sleep/i.test(by)) {
    return 'Use "await asyncio.sleep(...)". A blocking function that you cannot change goes into a thread: "await asyncio.to_thread(function)".';
  }
  if (/cpu|comput/i.test(by)) {
    return 'Computing needs a core of its own: use a ProcessPoolExecutor with loop.run_in_executor, or give the others a turn now and then with "await asyncio.sleep(0)".';
  }
  return 'Call what blocks in a thread, with "await asyncio.to_thread(function)", or use its counterpart in asyncio.';
}
