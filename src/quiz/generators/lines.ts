import type { OutputLine, Recording } from '../../timeline/index.ts';
import { SECOND } from '../../trace/index.ts';
import type { Evidence, QuizProgram } from '../question.ts';
import type { Wrong } from './choices.ts';
import type { Facts } from './facts.ts';
import { capital, code, isShowable, printer, seconds } from './say.ts';

/** Whether a printed line can be asked for: short enough, and not telling the time, which would give its place away. */
export function isAskable(facts: Facts, line: OutputLine): boolean {
  return isShowable(line.text) && isAtOnce(facts, line) && !tellsTime(facts, line);
}

/** Whether a line is written as a whole: one that grows has no moment, and perhaps no single author. */
function isAtOnce({ recording }: Facts, { index, text }: OutputLine): boolean {
  return recording.outputUpTo(index, 1)[0]?.text === text;
}

const CLOCKS =
  /\b(?:perf_counter|monotonic|process_time|strftime|datetime|timeit)\b|\btime\.time\(|\bloop\(?\)?\.time\(/;

function tellsTime({ end }: Facts, { text, at }: OutputLine): boolean {
  if (/\b\d\d:\d\d(:\d\d)?\b/.test(text)) return true;
  if (![...end.sources].some((source) => CLOCKS.test(source.text))) return false;
  const numbers = text.match(/\d+(?:\.\d+)?/g) ?? [];
  return numbers.some((number) => Number(number) === Number((at / SECOND).toFixed(number.split('.')[1]?.length ?? 0)));
}

/** The line of the program that printed a line, counted from 0; -1 when it is not known. */
export function printedFrom({ recording }: Facts, { index, task, thread }: OutputLine): number {
  const timeline = recording.timelineAt(index);
  const place = (timeline.tasks.get(task) ?? timeline.threads.get(thread))?.place;
  return place?.source === 0 ? place.line - 1 : -1;
}

/**
 * Whether a function is called, and not awaited, above a line of another one: who thinks that a call runs a coroutine
 * function expects what it prints there.
 */
export function isCalledAbove(source: string, name: string, above: number): boolean {
  const lines = source.split('\n');
  const inside = functionAround(lines, above);
  const call = new RegExp(`^\\s*(?:\\w+\\s*=\\s*)?${name}\\(`);
  const isAsync = new RegExp(`^\\s*async def ${name}\\(`, 'm').test(source);
  return (
    isAsync && lines.some((line, index) => index < above && functionAround(lines, index) === inside && call.test(line))
  );
}

/** Whether a line comes from a coroutine function that was only called when another one is printed. */
export function isOfCalled(facts: Facts, source: string, next: OutputLine, line: OutputLine): boolean {
  const [here, there] = [printedFrom(facts, next), printedFrom(facts, line)];
  const lines = source.split('\n');
  if (here < 0 || line.task !== next.task || !/\bprint\(/.test(lines[there] ?? '')) return false;
  const name = functionAround(lines, there);
  return name !== '' && isCalledAbove(source, name, here);
}

/** The last number in a text. */
export function lastNumber(text: string): number | undefined {
  const number = text.match(/\d+(?:\.\d+)?/g)?.at(-1);
  return number === undefined ? undefined : Number(number);
}

/** Whether lines carry numbers that tell their order. */
export function areNumbered(lines: readonly OutputLine[]): boolean {
  const numbers = lines.map(({ text }) => lastNumber(text));
  return numbers.every(
    (number, place) => number !== undefined && number > (numbers[place - 1] ?? Number.NEGATIVE_INFINITY),
  );
}

/** The moment at which a line is printed; without a line, at which the program ends. */
export function lineEvidence(program: QuizProgram, facts: Facts, line: OutputLine | undefined): Evidence {
  if (line === undefined)
    return { program, at: facts.recording.length, say: `The program ends at ${seconds(facts.took)}.` };
  return { program, at: line.index, say: `${capital(printer(facts, line))} prints it at ${seconds(line.at)}.` };
}

/** A line that stands in the program and is never printed. */
export interface Unprinted {
  readonly text: string;
  /** The name of the function that it stands in; '' for the module. */
  readonly inside: string;
}

/** The lines of fixed text that a program would print if it came there. */
export function unprinted(facts: Facts, source: string): Unprinted[] {
  const isPrinted = (text: string) => facts.printed.some((line) => line.text.includes(text));
  const lines = source.split('\n');
  const found = lines.flatMap((line, index): Unprinted[] => {
    const text = /^\s*print\(\s*(["'])((?:(?!\1)[^\\{])*)\1\s*\)\s*(?:#.*)?$/.exec(line)?.[2];
    return text === undefined || isPrinted(text) || !isShowable(text)
      ? []
      : [{ text, inside: functionAround(lines, index) }];
  });
  return [...new Map(found.map((line) => [line.text, line])).values()];
}

/** The name of the function that a line of a program stands in, counted from 0; '' for the module. */
export function functionAround(lines: readonly string[], index: number): string {
  let indent = /^\s*/.exec(lines[index] ?? '')?.[0].length ?? 0;
  for (let at = index - 1; at >= 0 && indent > 0; at--) {
    const [, space = '', rest = ''] = /^(\s*)(.*)$/.exec(lines[at] ?? '') ?? [];
    if (rest === '' || space.length >= indent) continue;
    indent = space.length;
    const name = /^(?:async\s+)?def\s+(\w+)/.exec(rest)?.[1];
    if (name !== undefined) return name;
  }
  return '';
}

/** Why a line that is never printed tempts, and what keeps it from being printed. */
export function temptUnprinted(facts: Facts, { text, inside }: Unprinted, source: string): Wrong {
  const warned = neverAwaited(facts);
  if (inside !== '' && warned.includes(inside))
    return {
      text: code(text),
      idea: 'calling-runs',
      because: `It is never printed: ${code(`${inside}()`)} only makes a coroutine, and nobody awaits it.`,
    };
  const task = facts.tasks.findLast(({ coroutine }) => coroutine.split('.').at(-1) === inside);
  if (task?.outcome === undefined || task.outcome.kind === 'result')
    return {
      text: code(text),
      idea: undefined,
      because: 'It is never printed: the program does not come to that line.',
    };
  if (task.outcome.kind === 'exception')
    return {
      text: code(text),
      idea: undefined,
      because: `It is never printed: ${code(task.name)} fails before that, with ${code(task.outcome.type)}.`,
    };
  return { text: code(text), ...whyCancelled(facts, task.id, { name: code(task.name), source }) };
}

/** Who cancelled a task before it could print. */
function whyCancelled(
  { recording, tasks }: Facts,
  id: number,
  { name, source }: { readonly name: string; readonly source: string },
): Pick<Wrong, 'idea' | 'because'> {
  const main = tasks.find(({ parent }) => parent === 0);
  const at = cancelOf(recording, id);
  const isLeftBehind = at === undefined || recording.timelineAt(at).tasks.get(main?.id ?? 0)?.state === 'finished';
  if (isLeftBehind) {
    const because = `It is never printed: \`asyncio.run\` ends with its main task, and cancels ${name}.`;
    return { idea: 'run-waits-for-all', because };
  }
  if (recording.event(at)?.task === 0 && /\bTaskGroup\(/.test(source)) {
    const because = `It is never printed: one of the group has failed, and the group cancels ${name}.`;
    return { idea: 'taskgroup-lets-siblings-run', because };
  }
  return { idea: undefined, because: `It is never printed: ${name} is cancelled before that.` };
}

/** The position of the event that asks for the cancellation of a task. */
function cancelOf(recording: Recording, id: number): number | undefined {
  for (let position = 0; position < recording.length; position++) {
    const event = recording.event(position);
    if (event?.kind === 'cancel-requested' && event.target === id) return position;
  }
  return undefined;
}

/** The functions whose coroutines nobody awaited, as Python's warnings say. */
export function neverAwaited({ recording }: Facts): string[] {
  const names: string[] = [];
  for (let position = 0; position < recording.length; position++) {
    const event = recording.event(position);
    if (event?.kind !== 'warning-raised' || event.warning !== 'never-awaited') continue;
    const name = /coroutine '([^']+)'/.exec(event.message)?.[1];
    if (name !== undefined) names.push(name.split('.').at(-1) ?? name);
  }
  return names;
}
