import type { EventOf, WarningType } from '../../trace/index.ts';
import type { Wrong } from './choices.ts';
import type { Facts } from './facts.ts';
import { neverAwaited } from './lines.ts';
import { code, seconds, taskLabel } from './say.ts';

/** How a run ended, and the other ways that somebody could expect. */
export interface Ending {
  readonly right: string;
  readonly because: string;
  readonly at: number;
  readonly say: string;
  readonly wrong: readonly Wrong[];
}

const WITHOUT_WORD = 'Without an error, and without a word of complaint';

const NEVER = 'Never: it waits for ever';

/** A program that an exception ends. */
export function exceptionEnd({ recording, end, tasks, took }: Facts): Ending | undefined {
  const { uncaught } = end;
  const at = indexOf(recording.length, (position) => recording.event(position)?.kind === 'exception-uncaught');
  if (uncaught === undefined || at === undefined || uncaught.where.source !== 0 || uncaught.where.line === 0)
    return undefined;
  const raises = (type: string, line: number) => `With ${article(type)} ${code(type)} from line ${line}`;
  const { type, where } = uncaught;
  const failed = tasks.filter((task) => task.outcome?.kind === 'exception');
  const inner = failed.flatMap(({ outcome: how }) =>
    how?.kind === 'exception' && how.type !== type ? [how.type] : [],
  );
  const wrong: Wrong[] = [
    ...inner.map(
      (other): Wrong => ({
        text: raises(other, where.line),
        idea: 'group-is-first-error',
        because: `A task raises it, but what comes out of the program is ${code(type)}.`,
      }),
    ),
    {
      text: 'Without an error: the exception stays in its task',
      idea: 'exceptions-stay-in-tasks',
      because: 'Whoever awaits the task gets its exception, and nobody catches it there.',
    },
    ...(type === 'CancelledError'
      ? []
      : [
          {
            text: raises('CancelledError', where.line),
            idea: undefined,
            because: 'Nobody asks for a cancellation that comes out of the program.',
          },
        ]),
    {
      text: NEVER,
      idea: undefined,
      because: `It is over at ${seconds(took)}: an exception ends the wait of whoever awaits.`,
    },
    { text: WITHOUT_WORD, idea: undefined, because: `Nothing catches the ${code(type)}.` },
  ];
  const because = `${code(type)} is raised${uncaught.message === '' ? '' : `, with ${code(uncaught.message.split('\n')[0] ?? '')}`}, and nothing on its way out catches it.`;
  return {
    right: raises(type, where.line),
    because,
    at,
    say: `${code(type)} leaves the program at ${seconds(took)}.`,
    wrong,
  };
}

function article(word: string): string {
  return /^[AEIO]/.test(word) ? 'an' : 'a';
}

const COMPLAINTS: Partial<Record<WarningType, string>> = {
  'never-awaited': 'Without an error, but Python warns that a coroutine was never awaited',
  'never-retrieved': 'Without an error, but asyncio reports an exception that nobody asked for',
};

/** A program that goes wrong without failing. */
export function warnedEnd(facts: Facts): Ending | undefined {
  const { recording } = facts;
  const warnings: { readonly event: EventOf<'warning-raised'>; readonly at: number }[] = [];
  for (let position = 0; position < recording.length; position++) {
    const event = recording.event(position);
    if (event?.kind === 'warning-raised' && COMPLAINTS[event.warning] !== undefined)
      warnings.push({ event, at: position + 1 });
  }
  const kinds = new Set(warnings.map(({ event }) => event.warning));
  const [first] = warnings;
  if (first === undefined || kinds.size > 1) return undefined;
  const { warning, message } = first.event;
  const right = COMPLAINTS[warning] ?? '';
  const isAwait = warning === 'never-awaited';
  const [name = ''] = isAwait ? neverAwaited(facts) : [];
  const raised = /(\w+(?:Error|Exception))\b/.exec(message)?.[1] ?? 'RuntimeError';
  const wrong: Wrong[] = [
    isAwait
      ? {
          text: WITHOUT_WORD,
          idea: 'calling-runs',
          because: `${code(`${name}()`)} only makes a coroutine. Nobody awaits it, and Python says so when it is thrown away.`,
        }
      : {
          text: WITHOUT_WORD,
          idea: 'exceptions-are-values',
          because: 'asyncio does not lose an exception: it reports it when the task is thrown away.',
        },
    isAwait
      ? {
          text: 'With a `RuntimeError`, because a coroutine was never awaited',
          idea: undefined,
          because: 'It is only a warning: the program goes on.',
        }
      : {
          text: `With ${article(raised)} ${code(raised)}`,
          idea: 'exceptions-appear-by-themselves',
          because: 'An exception goes to whoever awaits the task, and nobody does.',
        },
    { text: NEVER, idea: undefined, because: `It is over at ${seconds(facts.took)}.` },
    {
      text: isAwait ? (COMPLAINTS['never-retrieved'] ?? '') : (COMPLAINTS['never-awaited'] ?? ''),
      idea: undefined,
      because: isAwait ? 'No task fails here.' : 'Every coroutine is awaited, or becomes a task.',
    },
  ];
  const because = isAwait
    ? `Nobody awaits the coroutine of ${code(`${name}()`)}.`
    : 'A task fails, and nobody awaits it or asks for its exception.';
  return {
    right,
    because,
    at: first.at,
    say: `Here the complaint comes: ${isAwait ? `${code(name)} was never awaited` : 'the exception was never retrieved'}.`,
    wrong,
  };
}

/** A label in which tasks go by the names that are shown. */
function withNames(facts: Facts, label: string): string {
  const nameOf = (python: string) => facts.tasks.find(({ pythonName }) => pythonName === python);
  return label.replace(/\b(?:task )?(Task-\d+)\b/g, (whole, python: string) => {
    const task = nameOf(python);
    return task === undefined ? whole : taskLabel(facts, task);
  });
}

/** A program in which everybody waits for somebody else. */
export function deadlockEnd(facts: Facts): Ending | undefined {
  const { recording, end, took } = facts;
  const at = indexOf(recording.length, (position) => recording.event(position)?.kind === 'deadlock-found');
  if (at === undefined || end.deadlock === undefined) return undefined;
  const waits = end.deadlock.map(({ task, name, label }) => {
    const own = end.tasks.get(task);
    return `${own === undefined ? code(name) : taskLabel(facts, own)} waits for ${withNames(facts, label)}`;
  });
  const wrong: Wrong[] = [
    {
      text: 'Without an error, when its main task has nothing left to do',
      idea: 'loop-ends-when-idle',
      because: 'A loop with nothing to do sleeps. It ends when its main task ends, and that one waits.',
    },
    {
      text: 'With a `TimeoutError`, after a while',
      idea: 'waits-time-out',
      because: 'Nobody has set a timeout, and asyncio sets none by itself.',
    },
    {
      text: 'With a `RuntimeError`: asyncio notices that everybody waits',
      idea: undefined,
      because: 'asyncio does not look for deadlocks. (async-tutor does, and stops the program.)',
    },
  ];
  return {
    right: NEVER,
    because: `From ${seconds(took)} on nobody can wake anybody: ${waits.slice(0, 3).join(', ')}.`,
    at,
    say: 'Here everybody waits, and nobody is left to wake them.',
    wrong,
  };
}

/** The index after the first event for which something holds. */
function indexOf(length: number, holds: (position: number) => boolean): number | undefined {
  for (let position = 0; position < length; position++) if (holds(position)) return position + 1;
  return undefined;
}
