import type { TaskState, Timeline } from '../../timeline/index.ts';
import type { Generator } from '../subject.ts';
import { choose, type Wrong } from './choices.ts';
import { compose } from './compose.ts';
import { type Facts, factsOf } from './facts.ts';
import { capital, code, counting, seconds, taskLabels } from './say.ts';
import { byWorth, firstOf, hasMoments, loopAt, type Scene, scenesOf } from './scenes.ts';

/** Who is suspended at an `await`, and who is over, at a moment when nobody runs. */
interface Count {
  readonly key: string;
  readonly waiting: readonly TaskState[];
  readonly over: readonly TaskState[];
}

/** How many tasks wait at a moment. */
export const howManyWait: Generator = (subject, random) => {
  const facts = factsOf(subject.recording);
  if (!hasMoments(facts) || facts.tasks.length < 2) return undefined;
  const main = facts.tasks.find(({ parent }) => parent === 0);
  const scenes = scenesOf(facts, countAt).filter(({ answer }) => answer.waiting.length <= MOST);
  const ordered = byWorth(scenes, ({ answer }) => Math.min(answer.waiting.length, 3), random);
  return firstOf(ordered, (scene) => {
    const { waiting } = scene.answer;
    const form = choose(
      { right: { text: String(waiting.length), because: '' }, wrong: wrongFor(facts, scene) },
      random,
    );
    if (form === undefined || waiting.length === 0) return undefined;
    const named =
      waiting.length === 1 ? `It is ${taskLabels(facts, waiting)}.` : `They are ${taskLabels(facts, waiting)}.`;
    return compose('how-many-wait', subject, {
      question: `How many tasks are suspended at an \`await\` at ${seconds(scene.at)}${main ? `, ${code(main.name)} included` : ''}?`,
      form,
      because: named,
      evidence: {
        program: subject.program,
        at: scene.index,
        say: `${capital(counting(waiting.length, 'task waits', 'tasks wait'))}: ${taskLabels(facts, waiting)}.`,
      },
    });
  });
};

/** Nobody counts more. */
const MOST = 12;

/** Undefined unless every task is either suspended or over: else it is a matter of words. */
function countAt(timeline: Timeline): Count | undefined {
  if (loopAt(timeline)?.idle === undefined) return undefined;
  const tasks = [...timeline.tasks].filter(({ internal }) => !internal);
  const waiting = tasks.filter(({ state }) => state === 'waiting');
  const over = tasks.filter(({ state }) => state === 'finished');
  if (waiting.length + over.length < tasks.length) return undefined;
  return { waiting, over, key: waiting.map(({ id }) => id).join() };
}

function wrongFor(facts: Facts, { answer, at }: Scene<Count>): Wrong[] {
  const { waiting, over } = answer;
  const count = waiting.length;
  const sleeping = waiting.filter(({ wait }) => wait?.on === 'sleep').length;
  const others = waiting.filter(({ wait }) => wait?.on !== 'sleep');
  const wrong: Wrong[] = [];
  if (sleeping > 1)
    wrong.push({
      text: '1',
      idea: 'sleep-blocks-loop',
      because: 'Whoever sleeps holds up nobody: the others have begun to wait as well.',
    });
  if (others.length > 0 && sleeping > 0)
    wrong.push({
      text: String(sleeping),
      idea: 'await-keeps-running',
      because: `${capital(counting(sleeping, 'sleeps', 'sleep'))}. But ${taskLabels(facts, others)} ${others.length === 1 ? 'is' : 'are'} suspended as well, until something else is done.`,
    });
  if (over.length > 0)
    wrong.push({
      text: String(count + over.length),
      idea: undefined,
      because: `${capital(counting(over.length, 'is', 'are'))} over by then: ${taskLabels(facts, over)}.`,
    });
  wrong.push({
    text: '0',
    idea: 'await-starts-background',
    because: 'Somebody awaits something: whoever does that is suspended until it is done.',
  });
  const later = facts.tasks.filter((task) => task.createdAt > at).length;
  if (later > 0)
    wrong.push({
      text: String(facts.tasks.length),
      idea: 'await-in-loop-overlaps',
      because: `That would be all of them. ${capital(counting(later, 'is', 'are'))} created later.`,
    });
  for (const number of [count + 1, count - 1, count + 2])
    if (number > 0) wrong.push({ text: String(number), idea: undefined, because: '' });
  return wrong;
}
