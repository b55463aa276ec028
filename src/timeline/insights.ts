import type { Detector, Insight } from './insight.ts';
import { findBlocks } from './insight-blocks.ts';
import { findComplaints } from './insight-complaints.ts';
import { findHeldLocks } from './insight-locks.ts';
import { findSequences } from './insight-sequences.ts';
import { findTaskTroubles } from './insight-tasks.ts';
import type { Recording } from './recording.ts';

/** What could be better in the program of a recording, the worst first. Reads the whole recording once. */
export function insights(recording: Recording): readonly Insight[] {
  const detectors = DETECTORS.map((create) => create(recording));
  for (let index = 1; index <= recording.length; index += 1) {
    const event = recording.event(index - 1);
    if (event !== undefined) for (const detector of detectors) detector.observe(event, index);
  }
  const found = detectors.flatMap((detector) => detector.found());
  return found.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.index - b.index);
}

const SEVERITIES = ['mistake', 'slow', 'hint'];

const DETECTORS: readonly ((recording: Recording) => Detector)[] = [
  findComplaints,
  findBlocks,
  findSequences,
  findHeldLocks,
  findTaskTroubles,
];
