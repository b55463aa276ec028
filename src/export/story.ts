import { formatClock, narrate, type Recording } from '../timeline/index.ts';
import type { EventOf, TraceEvent } from '../trace/index.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** How a run is told. */
export interface StoryOptions {
  /** Columns to fill. */
  readonly width: number;
  readonly ascii: boolean;
  /** How many sentences are told at most; the output goes on. */
  readonly sentences: number;
}

/** A run as text, told while it happens: each sentence and each line of output with its virtual time in seconds. */
export interface Story {
  /** The text for the events from index `from` to the end of the recording. */
  tell(from: number): string;
  /** What is left to tell at the end: a line of output without a line end. */
  end(): string;
}

/** Room for "9999.999". */
const CLOCK_WIDTH = 8;

/** Tells what a recording holds. */
export function createStory(recording: Recording, options: StoryOptions): Story {
  const { width, ascii } = options;
  const indent = ' '.repeat(CLOCK_WIDTH + 2);
  let told = 0;
  let nextMoment = 0;
  let unfinished = '';
  let unfinishedAt = 0;

  const outputLine = (text: string, at: number) => `${clock(at)}  ${ascii ? '|' : '│'} ${visible(text, ascii)}\n`;
  const endLine = (): string => {
    const text = unfinished === '' ? '' : outputLine(unfinished, unfinishedAt);
    unfinished = '';
    return text;
  };
  const tellOutput = ({ text, at }: EventOf<'output-written'>): string => {
    if (unfinished === '') unfinishedAt = at;
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    return lines.map((line) => outputLine(line, unfinishedAt)).join('');
  };
  const tellSentence = (event: TraceEvent, position: number): string => {
    if (told > options.sentences) return '';
    const sentence = narrate(recording.timelineAt(position), event, recording.timelineAt(position + 1));
    if (sentence === null) return '';
    told += 1;
    const text = told > options.sentences ? TOO_MANY : visible(sentence, ascii);
    return `${endLine()}${clock(event.at)}  ${wrap(text, width - indent.length).join(`\n${indent}`)}\n`;
  };
  /** True for the moments, which come in ascending order. */
  const isMoment = (index: number): boolean => {
    const { moments } = recording;
    while ((moments[nextMoment] ?? Number.POSITIVE_INFINITY) < index) nextMoment += 1;
    return moments[nextMoment] === index;
  };
  const tellEvent = (position: number): string => {
    const event = recording.event(position);
    if (event === undefined) return '';
    // The program's standard error goes to ours: it is not told twice.
    if (event.kind === 'output-written') return event.stream === 'stdout' ? tellOutput(event) : '';
    return isMoment(position + 1) ? tellSentence(event, position) : '';
  };
  return {
    tell(from) {
      let text = '';
      for (let position = from; position < recording.length; position += 1) text += tellEvent(position);
      return text;
    },
    end: endLine,
  };
}

const TOO_MANY = 'And so on: the rest is not told step by step. Every event is in the trace (--json).';

function clock(at: number): string {
  return formatClock(at, 3).padStart(CLOCK_WIDTH);
}
