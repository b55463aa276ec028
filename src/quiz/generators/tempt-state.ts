import { futuresOf, type TaskState, type Timeline } from '../../timeline/index.ts';
import type { Wait } from '../../trace/index.ts';
import { type Activity, DONE, RUNS, sleepsUntil, UNBORN } from './activity.ts';
import type { Wrong } from './choices.ts';
import type { Facts } from './facts.ts';
import { callName, capital, code, seconds, taskLabel } from './say.ts';
import { loopAt, type Scene } from './scenes.ts';

/** What a task could be thought to be about at a moment: first what misconceptions say, then what fills up. */
export function wrongFor(facts: Facts, own: TaskState, scene: Scene<Activity>): Wrong[] {
  const name = taskLabel(facts, own);
  return [...temptations(facts, own, scene), ...otherStates(facts, own, scene, name)];
}

/** What misconceptions make of the state. */
function temptations(facts: Facts, own: TaskState, { answer, timeline, at }: Scene<Activity>): Wrong[] {
  const name = capital(taskLabel(facts, own));
  const wait = answer.task?.wait;
  switch (answer.kind) {
    case 'sleeps': {
      const because = `${name} is suspended: \`asyncio.sleep\` leaves a timer in the loop, and gives control back.`;
      return [{ text: RUNS, idea: 'sleep-blocks-loop', because }, ...turnOfSibling(facts, own, timeline)];
    }
    case 'task':
    case 'several':
    case 'executor':
    case 'lock':
    case 'other':
      return [
        {
          text: 'It has gone on to its next line',
          idea: 'await-starts-background',
          because: `${name} goes no further than its \`await\` until that is done.`,
        },
        {
          text: 'It blocks the event loop until it can go on',
          idea: 'sleep-blocks-loop',
          because: `${name} is suspended: the loop is free for others.`,
        },
        {
          text: 'It asks again and again whether it can go on',
          idea: 'loop-polls',
          because: 'Nobody asks: whoever ends the wait wakes it.',
        },
        ...(wait?.on === 'gather' || wait?.on === 'taskgroup' ? [oneByOne(facts, timeline, wait)].flat() : []),
        ...(wait?.on === 'executor'
          ? [
              {
                text: `It runs ${code(callName(timeline.works.get(wait.work)?.name ?? ''))} itself`,
                idea: 'executor-uses-loop',
                because: 'The call runs in a worker thread. The task only waits for its result.',
              },
            ]
          : []),
      ];
    case 'due':
      return [
        {
          text: 'It runs',
          idea: 'loop-preempts',
          because: 'The loop interrupts nobody: it takes the next task when this one gives control back.',
        },
        ...(wait?.on === 'sleep'
          ? [{ text: 'It still sleeps', idea: undefined, because: `Its sleep was over at ${seconds(wait.until)}.` }]
          : []),
      ];
    case 'runs': {
      const block = timeline.threads.get(loopAt(timeline)?.thread ?? 0)?.wait;
      if (block?.on !== 'sleep' || block.until === undefined) return [];
      const because = '`time.sleep` does not give control back: the task, its thread and the loop all stand still.';
      return [{ text: sleepsUntil(block.until), idea: 'time-sleep-yields', because }];
    }
    case 'unborn': {
      const because = `${name} is created later. Nothing starts before its line is reached.`;
      const later = firstSleep(facts, own);
      return [
        { text: later === undefined ? 'It sleeps' : sleepsUntil(at + later), idea: 'await-in-loop-overlaps', because },
        { text: 'It is ready, and waits for its first turn', idea: undefined, because },
      ];
    }
    case 'done':
    case 'failed':
    case 'cancelled':
      return [
        {
          text: 'It waits until the others are done too',
          idea: undefined,
          because: `${name} is over, whatever the others do.`,
        },
      ];
    default:
      return answer.kind satisfies never;
  }
}

/** As if whoever waits for several tasks ran them, in their order. */
function oneByOne(facts: Facts, timeline: Timeline, wait: Wait): Wrong[] {
  const [first, second] = futuresOf(wait).flatMap((id) => timeline.tasks.get(id) ?? []);
  if (first === undefined || second === undefined || first.state === 'finished') return [];
  const text = `It waits for ${taskLabel(facts, first)}, and will then start ${taskLabel(facts, second)}`;
  return [{ text, idea: 'gather-serialises', because: 'All of them have been started, and wait at the same time.' }];
}

/** Somebody was created before it by the same task, and sleeps too: as if they took turns. */
function turnOfSibling(facts: Facts, own: TaskState, timeline: Timeline): Wrong[] {
  const elder = facts.tasks.find((task) => task.parent === own.parent && task.id < own.id && own.parent !== 0);
  const isAsleep = elder !== undefined && timeline.tasks.get(elder.id)?.wait?.on === 'sleep';
  if (!isAsleep) return [];
  const text = `It has not begun: ${taskLabel(facts, elder)} comes first`;
  return [
    {
      text,
      idea: 'gather-serialises',
      because: 'Each task begins at its first turn, and nobody waits for those before it.',
    },
  ];
}

function firstSleep(facts: Facts, own: TaskState): number | undefined {
  return facts.sleeps.find(({ task }) => task === own.id)?.seconds;
}

/** What else a task can be about: what fills up. */
function otherStates(facts: Facts, own: TaskState, { answer, at }: Scene<Activity>, name: string): Wrong[] {
  const { kind, task } = answer;
  const ended = facts.end.tasks.get(own.id);
  const isOver = task?.outcome !== undefined;
  const over =
    ended?.outcome === undefined ? 'It is not done by then.' : `${capital(name)} is over at ${seconds(ended.since)}.`;
  const sleep = facts.sleeps.find(
    (other) => other.task !== own.id && other.from + other.seconds > at && other.from < at,
  );
  return [
    ...(isOver || kind === 'unborn' ? [] : [{ text: DONE, idea: undefined, because: over }]),
    ...(kind === 'sleeps' || sleep === undefined || kind === 'runs'
      ? []
      : [
          {
            text: sleepsUntil(sleep.from + sleep.seconds),
            idea: undefined,
            because: 'That is when somebody else wakes.',
          },
        ]),
    ...(kind === 'unborn'
      ? []
      : [{ text: UNBORN, idea: undefined, because: `It has been there since ${seconds(ended?.createdAt ?? 0)}.` }]),
  ];
}
