import type { TaskState } from '../../timeline/index.ts';
import type { Nanoseconds } from '../../trace/index.ts';
import type { Wrong } from './choices.ts';
import type { Facts } from './facts.ts';
import { capital, code, seconds, taskLabel } from './say.ts';

/** Who runs after a while in which everybody waits. */
export interface Next {
  readonly task: TaskState;
  readonly at: Nanoseconds;
  /** The index right after it has its turn. */
  readonly index: number;
}

/** The task that runs next after an index, unless another could as well. */
export function nextAfter({ recording, tasks }: Facts, index: number): Next | undefined {
  const timeline = recording.timelineAt(index);
  for (let position = index; position < recording.length; position++) {
    const event = recording.event(position);
    if (event?.kind !== 'step-started') continue;
    const task = timeline.tasks.get(event.task);
    const asleep = [...timeline.tasks].filter(
      ({ wait, state }) => state === 'waiting' && wait?.on === 'sleep' && wait.until === event.at,
    );
    // Whoever is woken by the clock is first; two that are due at once are a matter of who set its timer first.
    if (task === undefined || asleep.length !== 1 || asleep[0]?.id !== task.id) return undefined;
    return tasks.some(({ id }) => id === task.id) ? { task, at: event.at, index: position + 1 } : undefined;
  }
  return undefined;
}

/** Who else could be thought to run next. */
export function notNext(facts: Facts, next: Next, living: readonly TaskState[]): Wrong[] {
  const others = living.filter(({ id }) => id !== next.task.id);
  const wrong = others.map((task): Wrong => {
    const name = taskLabel(facts, task);
    if (task.wait?.on !== 'sleep') {
      const because = `${capital(name)} is suspended until what it awaits is done, and that takes longer.`;
      return { text: capital(name), idea: 'await-starts-background', because };
    }
    const isElder = task.parent === next.task.parent && task.id < next.task.id;
    const because = `${capital(name)} sleeps until ${seconds(task.wait.until)}: its timer is due later.`;
    return { text: capital(name), idea: isElder ? 'gather-serialises' : undefined, because };
  });
  if (others.length === 0) return [];
  const because = 'Each wakes when its own wait is over, and a loop runs one step at a time.';
  return [...wrong, { text: 'All of them, at once', idea: 'gather-uses-cores', because }];
}

/** Why it is next. */
export function whyIsNext(facts: Facts, { task, at }: Next): string {
  return `The timer of ${taskLabel(facts, task)} is the first that is due, at ${seconds(at)}.`;
}

/** What to see when it has its turn. */
export function sayNext(facts: Facts, { task, at }: Next): string {
  return `${capital(taskLabel(facts, task))} wakes at ${seconds(at)}, and ${code('await asyncio.sleep')} is over for it.`;
}
