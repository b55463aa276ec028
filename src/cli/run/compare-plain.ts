import { alignedTimelines, type NamedRecording, visible } from '../../export/index.ts';
import { compareRuns, describeComparison } from '../../lesson/index.ts';
import { fillProse } from '../prose.ts';
import type { TerminalFeatures } from '../terminal-features.ts';

/** So many lanes of each program are drawn. */
const MOST_LANES = 20;

/** Two runs as text: their timelines on one axis, then what differs in sentences. */
export function tellComparison(
  first: NamedRecording,
  second: NamedRecording,
  { width, ascii }: Pick<TerminalFeatures, 'width' | 'ascii'>,
): string {
  const timelines = alignedTimelines([first, second], { width, ascii, lanes: MOST_LANES });
  const comparison = compareRuns(first.recording, second.recording);
  const sentences = describeComparison(comparison, [first.name, second.name]);
  const told = sentences.map((sentence) => `${fillProse(`- ${visible(sentence, ascii)}`, width)}\n`);
  return `${timelines}\n${told.join('')}`;
}
