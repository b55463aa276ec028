import type { OutputLine, TaskState, Timeline } from '../../timeline/index.ts';
import { futuresOf } from '../../timeline/index.ts';
import type { EventOf, Wait } from '../../trace/index.ts';
import type { QuizProgram } from '../question.ts';
import type { Wrong } from './choices.ts';
import type { Facts } from './facts.ts';
import { isOfCalled, lineEvidence } from './lines.ts';
import { blocker, capital, code, printer, seconds } from './say.ts';

/** Where somebody could think that another line comes next. */
interface Cut {
  readonly before: OutputLine | undefined;
  readonly next: OutputLine | undefined;
}

/** A line that is printed later than the right one: which misconception predicts it now, and what keeps it. */
export function tempt(facts: Facts, cut: Cut, line: OutputLine, program: QuizProgram): Wrong {
  const isCalled = cut.next !== undefined && isOfCalled(facts, program.source, cut.next, line);
  const reason = isCalled ? CALLED : reasonFor(facts, cut, line);
  return { text: code(line.text), ...reason, evidence: lineEvidence(program, facts, line) };
}

type Reason = Pick<Wrong, 'idea' | 'because'>;

const CALLED: Reason = {
  idea: 'calling-runs',
  because: 'Its coroutine has only been called. It runs when somebody awaits it, and that comes later.',
};

function reasonFor(facts: Facts, cut: Cut, line: OutputLine): Reason {
  const { before, next } = cut;
  const who = capital(printer(facts, line));
  const later: Reason = {
    idea: undefined,
    because: `It comes later: ${printer(facts, line)} prints it at ${seconds(line.at)}.`,
  };
  if (next === undefined || line.index < next.index || line.task === 0) return later;
  if (!isFirstOf(facts, cut, line)) return later;
  if (before !== undefined && line.task === before.task) return ownNext(facts, before, line, who) ?? later;
  const state = facts.recording.timelineAt(before?.index ?? 0);
  const task = state.tasks.get(line.task);
  const own = facts.end.tasks.get(line.task);
  if (own !== undefined && isJustMade(facts, own, next)) {
    return {
      idea: 'create-task-runs-now',
      because: `${who} is created before that, and is only ready. It runs when ${printer(facts, next)} gives control back.`,
    };
  }
  if (own === undefined || own.createdAt > next.at)
    return own === undefined
      ? later
      : {
          idea: 'await-in-loop-overlaps',
          because: `${who} does not exist yet: it is created at ${seconds(own.createdAt)}.`,
        };
  return (
    heldUp(facts, { before, next, line }) ??
    (task === undefined ? later : (whileWaiting(facts, state, task, { next, line }) ?? later))
  );
}

/** The first line of its task after the cut: nobody thinks that a task leaves lines out. */
function isFirstOf({ printed }: Facts, { before }: Cut, line: OutputLine): boolean {
  return printed.find(({ task, index }) => task === line.task && index > (before?.index ?? 0)) === line;
}

/** The task that has just printed, and has to wait before it prints again. */
function ownNext(facts: Facts, before: OutputLine, line: OutputLine, who: string): Reason | undefined {
  const wait = firstWait(facts, before, line);
  switch (wait?.on) {
    case undefined:
      return undefined;
    case 'sleep':
      return {
        idea: 'sleep-blocks-loop',
        because: `${who} sleeps before that, until ${seconds(wait.until)}, and lets others run meanwhile.`,
      };
    case 'turn':
      return {
        idea: 'sleep-zero-is-nothing',
        because: `${who} gives the others a turn before that: it goes to the end of the ready queue.`,
      };
    default:
      return {
        idea: 'await-starts-background',
        because: `${who} awaits something before that, and goes on only at ${seconds(line.at)}.`,
      };
  }
}

function firstWait({ recording }: Facts, before: OutputLine, line: OutputLine): Wait | undefined {
  for (let position = before.index; position < line.index; position++) {
    const event = recording.event(position);
    if (event?.kind === 'task-suspended' && event.task === line.task) return event.wait;
  }
  return undefined;
}

/** A task that was created, but has not begun when its creator prints the right line. */
function isJustMade({ recording }: Facts, own: TaskState, next: OutputLine): boolean {
  if (own.parent !== next.task || next.task === 0) return false;
  const now = recording.timelineAt(next.index).tasks.get(own.id);
  return now !== undefined && now.steps === 0;
}

/** A task that would have been due while something blocked the loop. */
function heldUp(
  { blocks, recording }: Facts,
  { before, next, line }: Required<Cut> & { line: OutputLine },
): Reason | undefined {
  const block = blocks.find(({ index }) => index > (before?.index ?? 0) && index <= (next?.index ?? 0));
  if (block === undefined || block.event.task === line.task) return undefined;
  const task = recording.timelineAt(block.index - 1).tasks.get(line.task);
  if (task === undefined || task.state === 'finished' || !isDue(task, block.event)) return undefined;
  const by = blocker(block.event.by);
  const idea = /sleep/.test(block.event.by) ? 'time-sleep-yields' : 'loop-preempts';
  return {
    idea,
    because: `${capital(code(task.name))} is due meanwhile, but ${by} does not let go of the loop until ${seconds(block.event.at)}.`,
  };
}

function isDue({ state, wait }: TaskState, block: EventOf<'loop-blocked'>): boolean {
  return state === 'ready' || (wait?.on === 'sleep' && wait.until < block.at);
}

/** A task that waits when the right line is printed. */
function whileWaiting(
  facts: Facts,
  state: Timeline,
  task: TaskState,
  { next, line }: { next: OutputLine; line: OutputLine },
): Reason | undefined {
  const who = capital(printer(facts, line));
  const { wait } = facts.recording.timelineAt(next.index).tasks.get(task.id) ?? task;
  if (wait?.on === 'sleep') {
    const isElder = task.id < next.task && task.parent === state.tasks.get(next.task)?.parent;
    const because = `${who} sleeps until ${seconds(wait.until)}. Nobody waits for it to be done first.`;
    return isElder
      ? { idea: 'gather-serialises', because }
      : { idea: undefined, because: `${who} sleeps until ${seconds(wait.until)}.` };
  }
  if (wait === undefined) return { idea: undefined, because: `${who} is ready too, but its turn comes later.` };
  const isForIt = futuresOf(wait).includes(next.task);
  if (isForIt)
    return {
      idea: 'await-starts-background',
      because:
        'children' in wait
          ? `${who} waits for several tasks, and goes on only at ${seconds(line.at)}.`
          : `${who} awaits ${printer(facts, next)}, and goes on when that is done.`,
    };
  return { idea: undefined, because: `${who} still waits then, and prints it at ${seconds(line.at)}.` };
}
