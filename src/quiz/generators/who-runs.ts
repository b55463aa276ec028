import type { TaskState, Timeline } from '../../timeline/index.ts';
import type { QuizQuestion } from '../question.ts';
import type { Random } from '../random.ts';
import type { Generator, Subject } from '../subject.ts';
import { choose, type Wrong } from './choices.ts';
import { compose } from './compose.ts';
import { type Facts, factsOf } from './facts.ts';
import { nextAfter, notNext, sayNext, whyIsNext } from './runs-next.ts';
import { callName, capital, code, seconds, taskLabel } from './say.ts';
import { byWorth, firstOf, hasMoments, loopAt, type Scene, scenesOf } from './scenes.ts';

/** What an event loop does at a moment. */
type Doing = { readonly key: string } & (
  | { readonly kind: 'runs'; readonly task: TaskState; readonly by: string }
  /** `calls`: what worker threads are busy with meanwhile. */
  | { readonly kind: 'sleeps'; readonly calls: readonly string[] }
);

const SLEEPS = 'It sleeps: no task is ready';
const ASKS = 'It asks the tasks again and again whether they can go on';

/** Who runs at a moment: nearly always nobody, unless something blocks; so it is also asked who is next. */
export const whoRuns: Generator = (subject, random) => {
  const facts = factsOf(subject.recording);
  const { tasks, end } = facts;
  if (!hasMoments(facts) || (tasks.length < 2 && end.works.size === 0)) return undefined;
  const scenes = scenesOf(facts, (timeline) => doingAt(timeline));
  const ordered = byWorth(scenes, ({ answer }) => worthOf(answer), random);
  const [first, second] = random.below(2) === 0 ? [askDoing, askNext] : [askNext, askDoing];
  return firstOf(ordered, (scene) => {
    const asked = { subject, facts, scene, random };
    // What blocks is worth asking for itself.
    return worthOf(scene.answer) > 0 ? askDoing(asked) : (first(asked) ?? second(asked));
  });
};

interface Asked {
  readonly subject: Subject;
  readonly facts: Facts;
  readonly scene: Scene<Doing>;
  readonly random: Random;
}

function askDoing({ subject, facts, scene, random }: Asked): QuizQuestion | undefined {
  const text = rightText(facts, scene.answer);
  const form = choose({ right: { text, because: '' }, wrong: wrongFor(facts, scene) }, random);
  if (form === undefined) return undefined;
  return compose('who-runs', subject, {
    question: `What does the event loop do at ${seconds(scene.at)}?`,
    form,
    because: whyFor(facts, scene),
    evidence: { program: subject.program, at: scene.index, say: sayFor(facts, scene) },
  });
}

function askNext({ subject, facts, scene, random }: Asked): QuizQuestion | undefined {
  const next = nextAfter(facts, scene.index);
  if (next === undefined) return undefined;
  const wrong = notNext(facts, next, livingTasks(scene.timeline));
  const form = choose({ right: { text: capital(taskLabel(facts, next.task)), because: '' }, wrong }, random);
  if (form === undefined) return undefined;
  return compose('who-runs', subject, {
    question: `At ${seconds(scene.at)} all tasks wait. Which of them runs next?`,
    form,
    because: whyIsNext(facts, next),
    evidence: { program: subject.program, at: next.index, say: sayNext(facts, next) },
  });
}

function doingAt(timeline: Timeline): Doing | undefined {
  const loop = loopAt(timeline);
  if (loop === undefined) return undefined;
  if (loop.idle !== undefined) {
    const calls = [...timeline.works].filter(({ state }) => state === 'running').map(({ name }) => callName(name));
    return { kind: 'sleeps', calls, key: `sleeps ${calls.join()} ${livingTasks(timeline).map(({ id }) => id)}` };
  }
  const thread = timeline.threads.get(loop.thread);
  const task = timeline.tasks.get(thread?.task ?? 0);
  if (task === undefined || thread?.wait === undefined) return undefined;
  return { kind: 'runs', task, by: thread.wait.label, key: `runs ${task.id} ${task.steps} ${thread.wait.until}` };
}

function worthOf(doing: Doing): number {
  if (doing.kind === 'runs') return 2;
  return doing.calls.length > 0 ? 1 : 0;
}

function livingTasks(timeline: Timeline): TaskState[] {
  return [...timeline.tasks].filter(({ internal, state }) => !internal && state !== 'finished');
}

function rightText(facts: Facts, doing: Doing): string {
  if (doing.kind === 'runs') return `It runs ${taskLabel(facts, doing.task)}`;
  return doing.calls[0] === undefined ? SLEEPS : `It sleeps, while a worker thread runs ${code(doing.calls[0])}`;
}

function wrongFor(facts: Facts, { answer, timeline, at }: Scene<Doing>): Wrong[] {
  const others = livingTasks(timeline).filter(({ id }) => answer.kind === 'sleeps' || id !== answer.task.id);
  const [one] = others.filter(({ state, wait }) => state === 'waiting' && wait?.on === 'sleep');
  const runs = others.map((task): Wrong => {
    const text = `It runs ${taskLabel(facts, task)}`;
    return answer.kind === 'runs' ? starved(facts, task, { text, at, by: answer.by }) : asleep(facts, task, text);
  });
  // Who sleeps is the better trap, and who should have woken the best.
  runs.sort((a, b) => Number(a.idea === undefined) - Number(b.idea === undefined));
  const both = pairOf(facts, answer, others);
  if (answer.kind === 'runs') {
    const because = `${code(answer.by)} does not give control back: the loop itself cannot go on, not even to sleep.`;
    return [...runs.slice(0, 1), { text: SLEEPS, idea: 'time-sleep-yields', because }, ...both, ...runs.slice(1)];
  }
  const polls = {
    text: ASKS,
    idea: 'loop-polls',
    because: 'Nobody is asked: whoever is done tells the loop, and until then it sleeps.',
  };
  const [call] = answer.calls;
  if (call === undefined)
    return one === undefined ? [...runs, polls] : [...runs.slice(0, 1), ...both, polls, ...runs.slice(1)];
  const inLoop = {
    text: `It runs ${code(call)}`,
    idea: 'executor-uses-loop',
    because: 'The call was handed to a worker thread. The thread of the loop has nothing to do with it.',
  };
  return [inLoop, ...runs.slice(0, 1), polls];
}

/** "It runs `a` and `b` at the same time". */
function pairOf(facts: Facts, answer: Doing, others: readonly TaskState[]): Wrong[] {
  const asleepOnes = others.filter(({ wait }) => wait?.on === 'sleep');
  const [first, second] = answer.kind === 'runs' ? [answer.task, asleepOnes[0]] : asleepOnes;
  if (first === undefined || second === undefined) return [];
  const text = `It runs ${taskLabel(facts, first)} and ${taskLabel(facts, second)} at the same time`;
  const because = 'A loop has one thread, and runs one step of one task at a time. Only waiting overlaps.';
  return [{ text, idea: 'gather-uses-cores', because }];
}

function asleep(facts: Facts, task: TaskState, text: string): Wrong {
  const name = capital(taskLabel(facts, task));
  if (task.wait?.on === 'sleep') {
    const because = `${name} sleeps until ${seconds(task.wait.until)}. It has given control back, and only a timer is left of it.`;
    return { text, idea: 'sleep-blocks-loop', because };
  }
  return {
    text,
    idea: 'await-keeps-running',
    because: `${name} is suspended at its \`await\`, and takes part in nothing until it wakes.`,
  };
}

function starved(facts: Facts, task: TaskState, { text, at, by }: { text: string; at: number; by: string }): Wrong {
  const name = capital(taskLabel(facts, task));
  const { wait, state } = task;
  if (state === 'ready' || (wait?.on === 'sleep' && wait.until < at)) {
    const due = wait?.on === 'sleep' ? ` since ${seconds(wait.until)}` : '';
    return { text, idea: 'loop-preempts', because: `${name} is due${due}, but nothing interrupts ${code(by)}.` };
  }
  return { text, idea: undefined, because: `${name} waits.` };
}

function whyFor(facts: Facts, { answer, timeline }: Scene<Doing>): string {
  if (answer.kind === 'runs')
    return `${code(answer.by)} holds the only thread of the loop: it is still in the middle of a step of ${taskLabel(facts, answer.task)}.`;
  const until = [...timeline.loops][0]?.idle?.until;
  if (answer.calls.length > 0)
    return 'The loop has handed the call away. It wakes when a timer is due, or when the worker thread calls it.';
  const next = until === undefined ? '' : ` It wakes for its next timer, at ${seconds(until)}.`;
  return `All tasks wait, so the loop has nothing to run.${next}`;
}

function sayFor(facts: Facts, { answer, next }: Scene<Doing>): string {
  if (answer.kind === 'runs')
    return `${code(answer.by)} keeps the loop busy until ${seconds(next)}, in ${taskLabel(facts, answer.task)}.`;
  return `The loop sleeps, and its ready queue is empty until ${seconds(next)}.`;
}
