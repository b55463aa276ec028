import {
  type AppState,
  createHomeSession,
  createLessonSession,
  type Effect,
  type LessonScreen,
  type Message,
  type Profile,
  type Size,
  topScreen,
  update,
} from '../../src/app/index.ts';
import { start } from '../../src/app/update.ts';
import { EMPTY_PROGRESS } from '../../src/progress/index.ts';
import { exampleLesson } from './example-lesson.ts';
import { gatherTrace } from './example-traces.ts';

const SIZE: Size = { columns: 100, rows: 30 };

/** A learner without progress, and a course of the example lesson and others around it. */
export function exampleProfile(): Profile {
  const { head } = exampleLesson();
  const other = (id: string, part: number, after: readonly string[]) => ({
    head: { ...head, id, title: `About ${id}`, part, after },
    problem: null,
  });
  return {
    curriculum: {
      parts: ['First things', 'Later things'],
      lessons: [{ head, problem: null }, other('tasks', 1, ['example']), other('gather', 2, ['tasks'])],
    },
    progress: EMPTY_PROGRESS,
    notice: null,
    offers: [],
    due: null,
  };
}

/** Home of a learner. */
export function homeSession(size: Size = SIZE, profile: Profile = exampleProfile()): AppState {
  return createHomeSession(profile, size);
}

/** The example lesson at its beginning. */
export function lessonSession(size: Size = SIZE, profile: Profile = exampleProfile()): AppState {
  const session = createLessonSession({ lesson: exampleLesson(), folder: '/course/01-example' }, profile, size);
  return start(session)[0];
}

/** The state after messages; what the effects ask for happens at once: every program is the example trace of gather. */
export function walked(state: AppState, ...messages: readonly Message[]): AppState {
  return messages.reduce((current, message) => carriedOut(...update(current, message)), state);
}

function carriedOut(state: AppState, effects: readonly Effect[]): AppState {
  return effects.reduce((current, effect) => {
    const answers = answersTo(effect);
    return walked(current, ...answers);
  }, state);
}

const pulled = new Set<number>();

function answersTo(effect: Effect): readonly Message[] {
  switch (effect.kind) {
    case 'start-run':
      pulled.delete(effect.run);
      return [];
    case 'pull-events':
      if (pulled.has(effect.run)) return [{ kind: 'run-ended', run: effect.run }];
      pulled.add(effect.run);
      return [{ kind: 'events-arrived', run: effect.run, events: gatherTrace().events }];
    case 'run-javascript':
      return [{ kind: 'javascript-ended', run: effect.run, lines: ['Hello'], trouble: null }];
    case 'open-lesson':
      return [{ kind: 'lesson-opened', lesson: exampleLesson(), folder: '/course/01-example' }];
    default:
      return [];
  }
}

/** The lesson that a session shows. */
export function topLesson(state: AppState): LessonScreen {
  const screen = topScreen(state);
  if (screen.kind !== 'lesson') throw new Error(`the session shows ${screen.kind}`);
  return screen;
}
