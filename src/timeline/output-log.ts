import type { EventOf, Nanoseconds, TaskId, ThreadId } from '../trace/index.ts';

/** One line of what the program printed, without its line end. */
export interface OutputLine {
  /** When its first character was written. */
  readonly at: Nanoseconds;
  readonly stream: 'stdout' | 'stderr';
  /** As the program wrote it: control characters are still in it. */
  readonly text: string;
  /** The name of the task or thread that began it. */
  readonly by: string;
  readonly task: TaskId;
  readonly thread: ThreadId;
  /** The index at which its first character is there. */
  readonly index: number;
}

/** Everything the program prints, in lines. */
export interface OutputLog {
  /** Takes in the event that led to `index`; `by` is the name of who wrote. */
  add(event: EventOf<'output-written'>, index: number, by: string): void;
  /** The last `last` lines at an index; a line that is still being written is there as far as it has come. */
  upTo(index: number, last?: number): readonly OutputLine[];
  /** How many lines there are at an index. */
  count(index: number): number;
}

/** A line with the pieces it was written in. */
interface Written {
  readonly head: Omit<OutputLine, 'text'>;
  readonly pieces: { readonly index: number; readonly text: string }[];
}

export function createOutputLog(): OutputLog {
  const lines: Written[] = [];
  const open: { stdout?: Written | undefined; stderr?: Written | undefined } = {};
  const count = (index: number) => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((lines[middle] as Written).head.index <= index) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const add = (event: EventOf<'output-written'>, index: number, by: string) => {
    const { stream, at, task, thread } = event;
    const parts = event.text.split('\n');
    parts.forEach((text, part) => {
      const last = part === parts.length - 1;
      let line = open[stream];
      if (line === undefined && !(last && text === '')) {
        line = { head: { at, stream, by, task, thread, index }, pieces: [] };
        lines.push(line);
      }
      line?.pieces.push({ index, text });
      open[stream] = last ? line : undefined;
    });
  };
  const upTo = (index: number, last = Number.POSITIVE_INFINITY) => {
    const end = count(index);
    return lines.slice(Math.max(0, end - last), end).map((line) => lineAt(line, index));
  };
  return { add, upTo, count };
}

function lineAt({ head, pieces }: Written, index: number): OutputLine {
  const written = pieces.filter((piece) => piece.index <= index).map((piece) => piece.text);
  return { ...head, text: written.join('') };
}
