import {
  type AppState,
  createPracticeSession,
  type Desk,
  type Effect,
  type Message,
  type OpenedExercise,
  type PracticeScreen,
  type Size,
  topScreen,
  update,
} from '../../src/app/index.ts';
import { start } from '../../src/app/update.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { TraceWriter } from './example-traces.ts';
import { exampleProfile } from './lesson-sessions.ts';

/** A made-up program: its text says how long it takes and what it prints, and "!" that it fails. */
export const START = '6 one,two';
export const SOLUTION = '3 two,one';
export const WRONG = '3 one';
export const BROKEN = '0 one!';

/** The trace of a made-up program. */
export function eventsOf(text: string): readonly TraceEvent[] {
  const [seconds = '0', printed = ''] = text.replace('!', '').split(' ');
  const isBroken = text.endsWith('!');
  const writer = new TraceWriter('exercise.py', text).clock(Number(seconds));
  for (const line of printed.split(',')) writer.print(`${line}\n`);
  if (text.includes('input')) writer.emit({ kind: 'input-requested', prompt: '' });
  if (isBroken) {
    const where = { source: 0, line: 1 };
    writer.emit({ kind: 'exception-uncaught', type: 'NameError', message: 'name is not defined', where });
  }
  const cause = isBroken ? 'exception' : 'finished';
  return writer.emit({ kind: 'program-ended', exitCode: isBroken ? 1 : 0, cause }).events;
}

/** An exercise whose start takes 6 s and whose solution takes 3 s. */
export function exampleExercise(more: Partial<OpenedExercise> = {}): OpenedExercise {
  return {
    lesson: 'gather',
    about: 'asyncio.gather',
    exercise: {
      title: 'Six seconds become three',
      task: 'Ask all at once, so that the report is there after **3 s**.',
      minutes: 6,
      start: START,
      solution: SOLUTION,
      goals: [
        { kind: 'within', seconds: 3 },
        { kind: 'same-lines-as', file: 'start.py' },
        { kind: 'warnings', warnings: [] },
        { kind: 'exit', code: 0 },
      ],
      hints: ['Look at the lanes.', 'Use `gather`.'],
    },
    folder: '/course/05-gather/exercise',
    file: '/home/ada/practice/gather/exercise.py',
    shown: '~/practice/gather/exercise.py',
    text: START,
    notice: null,
    now: { at: 1000, day: '2026-01-01' },
    ...more,
  };
}

const EXERCISES = [
  { lesson: 'tasks', title: 'Every parcel arrives', part: 1, minutes: 6 },
  { lesson: 'gather', title: 'Six seconds become three', part: 1, minutes: 6 },
  { lesson: 'locks', title: 'The last two seats', part: 2, minutes: 5 },
];

/** A session, and every effect that was asked for since it began. */
export interface PracticeSession {
  readonly state: AppState;
  readonly effects: readonly Effect[];
}

/** A session with the exercise on the desk, or with the list; nothing has run. */
export function beginPractice(opened: OpenedExercise | null, size: Size = { columns: 100, rows: 30 }): PracticeSession {
  const [state, effects] = start(createPracticeSession({ exercises: EXERCISES, opened }, exampleProfile(), size));
  return { state, effects };
}

/** The same with everything run that is asked for. */
export function practice(opened: OpenedExercise | null = exampleExercise(), size?: Size): PracticeSession {
  const begun = beginPractice(opened, size);
  return settle(begun.state, begun.effects, begun.effects);
}

/** The session after messages, each of them with everything run that it asks for. */
export function practised(session: PracticeSession, ...messages: readonly Message[]): PracticeSession {
  return messages.reduce((before, message) => {
    const [state, effects] = update(before.state, message);
    return settle(state, effects, [...before.effects, ...effects]);
  }, session);
}

/** A save of the learner's file. */
export function saved(text: string | null, at = 2000): Message {
  const trouble = text === null ? 'The file is gone.' : null;
  return { kind: 'exercise-saved', file: exampleExercise().file, text, trouble, now: { at, day: '2026-01-02' } };
}

/** Runs what is asked for until nothing is. */
function settle(state: AppState, asked: readonly Effect[], all: readonly Effect[]): PracticeSession {
  const texts = textsOf(all);
  return asked.reduce<PracticeSession>(
    (session, effect) => {
      const messages: Message[] = [];
      // All of a run comes in one batch: the pull after it meets the end, which the app knows by then.
      if (effect.kind === 'start-run') {
        const events = eventsOf(texts.get(effect.run) ?? '');
        messages.push({ kind: 'events-arrived', run: effect.run, events }, { kind: 'run-ended', run: effect.run });
      }
      return messages.reduce((before, message) => {
        const [next, more] = update(before.state, message);
        return settle(next, more, [...before.effects, ...more]);
      }, session);
    },
    { state, effects: all },
  );
}

function textsOf(effects: readonly Effect[]): ReadonlyMap<number, string> {
  return new Map(
    effects.flatMap((effect) => {
      if (effect.kind !== 'start-run') return [];
      const { file, text } = effect.program;
      return [[effect.run, text ?? (file.endsWith('solution.py') ? SOLUTION : START)] as const];
    }),
  );
}

/** The screen of the exercises that a session shows. */
export function topPractice({ state }: PracticeSession): PracticeScreen {
  const screen = topScreen(state);
  if (screen.kind !== 'practice') throw new Error(`the session shows ${screen.kind}`);
  return screen;
}

/** The exercise on the desk. */
export function deskOf(session: PracticeSession): Desk {
  const { desk } = topPractice(session);
  if (desk === null) throw new Error('there is nothing on the desk');
  return desk;
}
