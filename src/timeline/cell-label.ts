import type { TraceEvent, Wait } from '../trace/index.ts';
import type { Recording } from './recording.ts';
import { type CellState, type Segment, type Segments, segmentAt } from './segments.ts';
import { timeAtIndex } from './slots.ts';
import { describeOutcome, formatSeconds } from './words.ts';

/** What to call the segment number `place` where it is shown as `state`. */
export function labelOf(recording: Recording, segments: Segments, place: number, state: CellState): string | undefined {
  const segment = segmentAt(segments, place) as Segment;
  const event = recording.event(segment.cause - 1);
  if (event === undefined) return undefined;
  if (state === 'starving') return 'starving';
  if (event.kind !== 'cpu-used') return labelOfEvent(recording, event, segment.state);
  const end = segmentAt(segments, place + 1)?.start ?? recording.length;
  return `CPU ${formatSeconds(timeAtIndex(recording.slots, end) - timeAtIndex(recording.slots, segment.start))}`;
}

function labelOfEvent(recording: Recording, event: TraceEvent, state: CellState): string | undefined {
  switch (event.kind) {
    case 'task-suspended': {
      const label = waitLabel(recording, event.wait);
      return state === 'queued' ? `queued: ${label}` : label;
    }
    case 'thread-blocked':
      return event.wait.label;
    case 'task-finished':
    case 'thread-ended':
      return describeOutcome(event.outcome);
    default:
      return undefined;
  }
}

/** The label of a wait, with the name that is shown for a task. */
function waitLabel(recording: Recording, wait: Wait): string {
  return wait.on === 'task' ? (recording.lanes.nameOf(`task:${wait.future}`) ?? wait.label) : wait.label;
}
