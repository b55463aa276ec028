import type { OutputLine, Recording } from '../timeline/index.ts';

/** The lines that a program prints to standard output. */
export function printedLines(recording: Recording): readonly OutputLine[] {
  return recording.outputUpTo(recording.length).filter(({ stream }) => stream === 'stdout');
}

/** {@link printedLines} as texts. */
export function printedBy(recording: Recording): readonly string[] {
  return printedLines(recording).map(({ text }) => text);
}
