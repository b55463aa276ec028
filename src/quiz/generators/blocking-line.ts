import type { Random } from '../random.ts';
import type { Generator, Subject } from '../subject.ts';
import { choose, type Wrong } from './choices.ts';
import { compose } from './compose.ts';
import { type Block, type Facts, factsOf } from './facts.ts';
import { functionAround } from './lines.ts';
import { blocker, capital, code, lineText, seconds } from './say.ts';

/** Which line keeps the event loop from everything else; none of them where a program only seems to block. */
export const blockingLine: Generator = (subject, random) => {
  const facts = factsOf(subject.recording);
  if (!facts.isWhole || facts.end.loops.size !== 1) return undefined;
  const byLine = blocksByLine(facts);
  if (facts.blocks.length > 0 && byLine.size === 0) return undefined;
  return byLine.size === 0 ? askForNone(subject, facts, random) : askForLine(subject, facts, byLine, random);
};

const QUESTION = 'Which of these lines blocks the event loop, so that nobody else can run?';
const NONE = 'None of these';

function askForLine(subject: Subject, facts: Facts, byLine: ReadonlyMap<number, Block>, random: Random) {
  const { program } = subject;
  const line = random.pick([...byLine.keys()]);
  const block = line === undefined ? undefined : byLine.get(line);
  if (line === undefined || block === undefined) return undefined;
  const shown = shownLine(program.source, line, block);
  const wrong = [...temptingLines(subject, facts, new Set([...byLine.keys(), shown]), random), noneIs(block)];
  const because = `${capital(blocker(block.event.by))} holds the thread of the loop for ${seconds(block.length)}, without an \`await\` on the way.`;
  const form = choose({ right: { text: lineChoice(program.source, shown), because: '' }, wrong }, random);
  if (form === undefined) return undefined;
  const say = `For ${seconds(block.length)}, from ${seconds(block.event.since)} on, the loop could do nothing but ${/^cpu/i.test(block.event.by) ? 'compute' : `stand still in ${code(block.event.by)}`}.`;
  return compose('blocking-line', subject, {
    question: QUESTION,
    form,
    because,
    evidence: { program, at: block.index, say },
  });
}

/** A program that blocks a worker thread, and not the loop. */
function askForNone(subject: Subject, facts: Facts, random: Random) {
  const { program, recording } = subject;
  const inThread = facts.sleeps.find(({ kind, seconds: length }) => kind === 'thread' && length > 0);
  const place = inThread === undefined ? undefined : recording.event(inThread.index - 1);
  if (inThread === undefined || place?.kind !== 'thread-blocked' || place.thread === 1) return undefined;
  const { line } = place.where;
  if (line === 0 || place.where.source !== 0) return undefined;
  const because = 'It blocks the worker thread that it runs in. The loop has a thread of its own, and goes on.';
  const trap = { text: lineChoice(program.source, line), idea: 'executor-uses-loop', because };
  const wrong = [trap, ...temptingLines(subject, facts, new Set([line]), random)];
  const form = choose({ right: { text: NONE, because: '' }, wrong }, random);
  if (form === undefined) return undefined;
  const say = `${code(place.wait.label)} stops a worker thread. The event loop is free meanwhile.`;
  return compose('blocking-line', subject, {
    question: QUESTION,
    form,
    because,
    evidence: { program, at: inThread.index, say },
  });
}

/** The worst block of each line of the program. */
function blocksByLine({ blocks }: Facts): Map<number, Block> {
  const byLine = new Map<number, Block>();
  for (const block of blocks) {
    const { source, line } = block.event.where;
    if (source !== 0 || line === 0) continue;
    const known = byLine.get(line);
    if (known === undefined || known.length < block.length) byLine.set(line, block);
  }
  return byLine;
}

function noneIs({ event }: Block): Wrong {
  const because = `${capital(blocker(event.by))} does block it: there is no \`await\` that would give control back.`;
  return { text: NONE, idea: /sleep/.test(event.by) ? 'time-sleep-yields' : 'loop-preempts', because };
}

/** Computing happens all over a loop of the program: its head stands for it. */
function shownLine(source: string, line: number, { event }: Block): number {
  if (!/cpu/i.test(event.by)) return line;
  const lines = source.split('\n');
  const indentOf = (at: number) => /^\s*/.exec(lines[at - 1] ?? '')?.[0].length ?? 0;
  for (let at = line, indent = indentOf(line) + 1; at > 0 && indent > 0; at--) {
    const text = lines[at - 1] ?? '';
    if (text.trim() === '' || indentOf(at) >= indent) continue;
    if (/^\s*(?:for|while)\b/.test(text)) return at;
    if (/^\s*(?:async\s+)?def\b/.test(text)) return line;
    indent = indentOf(at);
  }
  return line;
}

/** Lines that look as if they held up the loop, and do not. */
function temptingLines(subject: Subject, facts: Facts, taken: ReadonlySet<number>, random: Random): Wrong[] {
  const { source } = subject.program;
  const texts = new Set([...taken].map((line) => lineText(source, line)));
  const reached = reachedLines(facts);
  const callers = callersOf(source, taken);
  const lines = source.split('\n').flatMap((_, index): Wrong[] => {
    const line = index + 1;
    const text = lineText(source, line);
    const isOnTheWay = callers.some((call) => call.test(text)) && !STARTS.test(text);
    const why =
      isOnTheWay || taken.has(line) || texts.has(text) || !reached.has(line) || text.includes('`')
        ? undefined
        : tempts(text);
    return why === undefined ? [] : [{ text: lineChoice(source, line), ...why }];
  });
  return random.shuffled(lines);
}

/** What makes a task or a thread of a call: the line itself is not in the middle of it. */
const STARTS = /\b(?:gather|create_task|ensure_future|to_thread|run_in_executor|TaskGroup|run)\(/;

/** Calls of the functions that lines stand in, and of those that call them: such a line blocks as long as they do. */
function callersOf(source: string, taken: ReadonlySet<number>): RegExp[] {
  const lines = source.split('\n');
  const names = new Set([...taken].map((line) => functionAround(lines, line - 1)).filter((name) => name !== ''));
  for (const name of names) {
    const call = callOf(name);
    lines.forEach((line, index) => {
      const caller = functionAround(lines, index);
      if (caller !== '' && call.test(line) && !STARTS.test(line)) names.add(caller);
    });
  }
  return [...names].map(callOf);
}

function callOf(name: string): RegExp {
  return new RegExp(`(?<!def )\\b${name}\\(`);
}

function tempts(text: string): Pick<Wrong, 'idea' | 'because'> | undefined {
  if (/\bawait asyncio\.sleep\(/.test(text))
    return {
      idea: 'sleep-blocks-loop',
      because: '`await asyncio.sleep` gives control back: the loop is free while the task sleeps.',
    };
  if (/\b(?:to_thread|run_in_executor)\(/.test(text))
    return { idea: 'executor-uses-loop', because: 'The call runs in a worker thread, and the loop goes on.' };
  if (/\bgather\(|\bTaskGroup\(/.test(text))
    return { idea: 'gather-serialises', because: 'Only this task waits here: the loop runs those that it waits for.' };
  if (/\bawait\b|\basync (?:with|for)\b/.test(text))
    return { idea: 'sleep-blocks-loop', because: 'An `await` that has to wait gives control back to the loop.' };
  if (/\bcreate_task\(/.test(text))
    return { idea: 'create-task-runs-now', because: 'It only puts a new task into the ready queue.' };
  if (/^print\(/.test(text)) return { idea: undefined, because: 'Printing a line is done at once.' };
  return undefined;
}

function reachedLines({ recording }: Facts): Set<number> {
  const lines = new Set<number>();
  for (const index of recording.lineStops) {
    const event = recording.event(index - 1);
    if (event?.kind === 'line-reached' && event.where.source === 0) lines.add(event.where.line);
  }
  return lines;
}

function lineChoice(source: string, line: number): string {
  return `Line ${line}: ${code(lineText(source, line))}`;
}
