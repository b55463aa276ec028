import { createStory, summarise, textTimeline, visible } from '../../export/index.ts';
import { createRecording } from '../../timeline/index.ts';
import type { TraceEvent } from '../../trace/index.ts';
import type { Host } from '../host.ts';
import type { TerminalFeatures } from '../terminal-features.ts';
import { writeAll } from './write-all.ts';

/** Nobody reads more sentences than this; the output is told to its end. */
const MOST_SENTENCES = 2000;
const MOST_LANES = 40;

/**
 * `--plain`: the run told as text on standard output while it happens, then the timelines and a summary. The program's
 * standard error goes to ours, with escape sequences made harmless when a terminal shows it.
 */
export function plainWriter({ stdout, stderr }: Pick<Host, 'stdout' | 'stderr'>, { width, ascii }: TerminalFeatures) {
  const recording = createRecording();
  const story = createStory(recording, { width, ascii, sentences: MOST_SENTENCES });
  const safe = (text: string) =>
    stderr.isTTY
      ? text
          .split('\n')
          .map((line) => visible(line, ascii))
          .join('\n')
      : text;

  const onBatch = async (batch: readonly TraceEvent[]): Promise<void> => {
    // Cut where standard error was written, so that both streams keep their order on one terminal.
    let from = 0;
    for (let place = 0; place < batch.length; place += 1) {
      const event = batch[place] as TraceEvent;
      if (event.kind !== 'output-written' || event.stream !== 'stderr') continue;
      await tell(batch.slice(from, place));
      await writeAll(stderr, safe(event.text));
      from = place;
    }
    await tell(from === 0 ? batch : batch.slice(from));
  };
  const tell = (events: readonly TraceEvent[]): Promise<void> => {
    const before = recording.length;
    recording.append(events);
    return writeAll(stdout, story.tell(before));
  };
  const end = (): Promise<void> => {
    const timeline = textTimeline(recording, { width, ascii, lanes: MOST_LANES });
    return writeAll(stdout, `${story.end()}\n${timeline}\n${summarise(recording, { width, ascii })}`);
  };
  return { onBatch, end };
}
