import type { TaskState } from '../../timeline/index.ts';
import type { Generator } from '../subject.ts';
import { type Activity, activityAt } from './activity.ts';
import { choose } from './choices.ts';
import { compose } from './compose.ts';
import { type Facts, factsOf } from './facts.ts';
import { capital, seconds, taskLabel } from './say.ts';
import { byWorth, firstOf, hasMoments, loopAt, type Scene, scenesOf } from './scenes.ts';
import { wrongFor } from './tempt-state.ts';

/** What a task waits for at a moment, or what else it is about. */
export const waitsFor: Generator = (subject, random) => {
  const facts = factsOf(subject.recording);
  if (!hasMoments(facts) || facts.tasks.length < 2) return undefined;
  const written = facts.tasks.filter((own) => isWritten(own, subject.program.source));
  const all = random
    .shuffled(written)
    .slice(0, MOST_TASKS)
    .flatMap((own) => {
      const scenes = scenesOf(facts, (timeline) => (loopAt(timeline) ? activityAt(facts, timeline, own) : undefined));
      return scenes.map((scene) => ({ own, scene }));
    });
  const ordered = byWorth(all, ({ scene }) => WORTH[scene.answer.kind] ?? 0, random);
  return firstOf(ordered, ({ own, scene }) => {
    const { text } = scene.answer;
    const form = choose({ right: { text, because: '' }, wrong: wrongFor(facts, own, scene) }, random);
    if (form === undefined) return undefined;
    return compose('waits-for', subject, {
      question: `What is ${taskLabel(facts, own)} doing at ${seconds(scene.at)}?`,
      form,
      because: whyFor(facts, own, scene),
      evidence: {
        program: subject.program,
        at: scene.index,
        say: `${capital(taskLabel(facts, own))}: ${lower(text)}.`,
      },
    });
  });
};

/** Its coroutine function stands in the program: of `to_thread` and its like nobody sees a line. */
function isWritten({ coroutine }: TaskState, source: string): boolean {
  return source.includes(`def ${coroutine.split('.').at(-1)}(`);
}

/** So many tasks are looked at: a thousand of them differ little. */
const MOST_TASKS = 8;

/** What is worth asking for: sleeps are the commonest, and being done the dullest. */
const WORTH: Partial<Record<Activity['kind'], number>> = {
  due: 3,
  executor: 3,
  lock: 3,
  task: 2,
  several: 2,
  sleeps: 2,
  runs: 2,
  unborn: 1,
  other: 1,
  failed: 1,
  cancelled: 1,
};

function lower(text: string): string {
  return text.replace(/^It /, 'it ');
}

function whyFor(facts: Facts, own: TaskState, { answer, until, from }: Scene<Activity>): string {
  const name = capital(taskLabel(facts, own));
  if (answer.kind === 'unborn') return `${name} is created at ${seconds(own.createdAt)}.`;
  if (answer.kind === 'done' || answer.kind === 'failed' || answer.kind === 'cancelled')
    return `${name} was over at ${seconds(answer.task?.since ?? from)}.`;
  return `So it is from ${seconds(from)} to ${seconds(until)}.`;
}
