import { formatSeconds, listed, type OutputLine, type TaskState } from '../../timeline/index.ts';
import { MILLISECOND, type Nanoseconds } from '../../trace/index.ts';
import type { Facts } from './facts.ts';

/** A name or a line of code or output, as Markdown. What would end it, or move the cursor, is left out. */
export function code(text: string): string {
  return `\`${text.replace(/[`\p{Cc}]/gu, ' ')}\``;
}

/** A time as a learner says it: "1.5 s". */
export function seconds(ns: Nanoseconds): string {
  return formatSeconds(Math.round(ns / MILLISECOND) * MILLISECOND);
}

/** As the first word of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const LONGEST = 90;

/** Whether a printed line can stand in a question: short, on one line, without addresses or what would break Markdown. */
export function isShowable(line: string): boolean {
  return line.trim() !== '' && line.length <= LONGEST && !/[\u0000-\u001f\u007f`]|0x[0-9a-f]{6}/.test(line);
}

/** A line of the program, without its indentation and its comment: what to call it in a question. */
export function lineText(source: string, line: number): string {
  return withoutComment(source.split('\n')[line - 1] ?? '');
}

/** A line of code without its indentation and its comment. */
export function withoutComment(text: string): string {
  const bare = /^(?:[^"'#]|"[^"]*"|'[^']*')*/.exec(text)?.[0] ?? text;
  return (text[bare.length] === '#' ? bare : text).trim();
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "one sleeps", "three sleep". */
export function counting(count: number, one: string, many: string): string {
  return `${NUMBERS[count] ?? count} ${count === 1 ? one : many}`;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** What to call a task: its name, or "the second `fetch`" where several go by one name. */
export function taskLabel({ tasks }: Facts, task: TaskState): string {
  const [, base = task.name, number] = /^(.*?)(?: #(\d+))?$/.exec(task.name) ?? [];
  const hasTwins = tasks.some(({ name }) => name === `${base} #2`);
  if (!hasTwins) return code(task.name);
  const ordinal = ORDINALS[Number(number ?? 1) - 1];
  return ordinal === undefined ? code(task.name) : `the ${ordinal} ${code(base)}`;
}

/** "`a` and `b`", "`a`, `b`, `c` and 4 more". */
export function taskLabels(facts: Facts, tasks: readonly TaskState[]): string {
  return listed(
    tasks.slice(0, 5).map((task) => taskLabel(facts, task)),
    3,
    tasks.length,
  );
}

/** Who printed a line: a task, or a thread. */
export function printer(facts: Facts, { task, thread, by }: OutputLine): string {
  const found = facts.end.tasks.get(task);
  if (found !== undefined) return taskLabel(facts, found);
  return thread === 1 ? 'the program' : `the thread ${code(by)}`;
}

/** What keeps a loop busy: a call, or computing. */
export function blocker(by: string): string {
  return /^cpu/i.test(by) ? 'the computing' : code(by);
}

/** A function as it is called: `report()`. */
export function callName(name: string): string {
  const own = name.split('<locals>.').at(-1) ?? name;
  return own.endsWith(')') ? own : `${own}()`;
}
