import { MILLISECOND, type Nanoseconds, type Outcome, SECOND, type ThreadWait, type Wait } from '../trace/index.ts';

/** Virtual time as a person says it: "2 s", "0.25 s", "5 ms", "0 s". At most three digits after the point. */
export function formatSeconds(ns: Nanoseconds): string {
  if (ns === 0) return '0 s';
  if (Math.abs(ns) >= MILLISECOND * 10) return `${trimmed(ns / SECOND)} s`;
  if (Math.abs(ns) >= MILLISECOND) return `${trimmed(ns / MILLISECOND)} ms`;
  return Math.abs(ns) >= 1000 ? `${trimmed(ns / 1000)} µs` : `${ns} ns`;
}

/** A moment on the virtual clock in columns of equal width: "1.00", "12.35". */
export function formatClock(ns: Nanoseconds, digits = 2): string {
  return (ns / SECOND).toFixed(digits);
}

/** What a task or a thread waits for, in a few words: "sleep 2 s", "gather of 2". */
export function describeWait(wait: Wait | ThreadWait): string {
  const timeout = 'timeout' in wait && wait.timeout !== undefined ? ` (timeout ${formatSeconds(wait.timeout)})` : '';
  return `${wait.label}${timeout}`;
}

/** How something ended, in a few words: "result 42", "ValueError: no", "cancelled". */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'result':
      return outcome.value === 'None' ? 'done' : `result ${outcome.value}`;
    case 'exception':
      return outcome.message === '' ? outcome.type : `${outcome.type}: ${outcome.message}`;
    case 'cancelled':
      return outcome.message === undefined ? 'cancelled' : `cancelled: ${outcome.message}`;
    default:
      return outcome satisfies never;
  }
}

/** "1 task", "3 tasks". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** "a", "a and b", "a, b and c"; past `most` names the rest of `total` is counted. */
export function listed(names: readonly string[], most = 3, total = names.length): string {
  if (total === 0) return 'nobody';
  const shown = total > most + 1 ? [...names.slice(0, most), `${total - most} more`] : names;
  if (shown.length === 1) return shown[0] as string;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** As the first word of a sentence. Names stay as they are: only asyncio's own actors are given in lower case. */
export function capital(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}

/** Text on one line, at most `most` characters of it. */
export function shortened(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

function trimmed(value: number): string {
  return String(Number(value.toFixed(3)));
}
