import type { DeskEffect, Effect, Message, Program, RunId } from '../app/index.ts';
import type { Engine, Run, RunRequest } from '../python/index.ts';
import type { TraceEvent } from '../trace/index.ts';

/** Real time: what passes between frames. */
export interface Clock {
  /** Milliseconds from some moment on. */
  now(): number;
  /** Calls `act` once after so many milliseconds. */
  later(milliseconds: number, act: () => void): void;
}

/** What effects are carried out with. */
export interface EffectTools {
  readonly engine: Engine;
  readonly clock: Clock;
  /** What to ask the engine for so that it runs a program. */
  readonly requestFor: (program: Program) => RunRequest;
  /** Lets the person edit the file, or a copy with this text, while the screen is given up; what was wrong, or nothing. */
  readonly edit: (
    file: string,
    line: number,
    text?: string,
  ) => Promise<{ readonly text: string | null; readonly message?: string }>;
  /** Carries out what only a session with lessons asks for. */
  readonly desk?: (effect: DeskEffect) => void;
  readonly dispatch: (message: Message) => void;
  readonly quit: () => void;
}

interface Session {
  readonly run: Run;
  readonly events: AsyncIterator<readonly TraceEvent[]>;
}

/** A spare child boots once the first one has had the processor to itself, in milliseconds after the first events. */
const WARM_AFTER = 400;

/** Carries out what the app asks for and answers with messages. Gives the function to hand effects to. */
export function createEffectRunner(tools: EffectTools): (effect: Effect) => void {
  const { engine, clock, dispatch } = tools;
  const sessions = new Map<RunId, Session>();
  let spareIsAskedFor = false;

  const start = (id: RunId, program: Program) => {
    try {
      const run = engine.run(tools.requestFor(program));
      sessions.set(id, { run, events: run.events[Symbol.asyncIterator]() });
      spareIsAskedFor = false;
    } catch (error) {
      dispatch({ kind: 'run-failed', run: id, message: messageOf(error) });
    }
  };
  const pull = async (id: RunId) => {
    const session = sessions.get(id);
    if (session === undefined) return;
    try {
      const { value, done } = await session.events.next();
      if (sessions.get(id) !== session) return;
      dispatch(done ? { kind: 'run-ended', run: id } : { kind: 'events-arrived', run: id, events: value });
      if (!spareIsAskedFor) clock.later(WARM_AFTER, () => engine.warm());
      spareIsAskedFor = true;
    } catch (error) {
      if (sessions.get(id) === session) dispatch({ kind: 'run-failed', run: id, message: messageOf(error) });
    }
  };
  const drop = (id: RunId) => {
    const session = sessions.get(id);
    sessions.delete(id);
    session?.run.stop();
    // Nobody reads on: let the engine know that it need not wait for a reader.
    session?.events.return?.()?.catch(() => undefined);
  };

  return (effect) => {
    switch (effect.kind) {
      case 'start-run':
        return start(effect.run, effect.program);
      case 'pull-events':
        return void pull(effect.run);
      case 'send-input':
        return sessions.get(effect.run)?.run.sendInput(effect.text);
      case 'stop-run':
        return sessions.get(effect.run)?.run.stop();
      case 'drop-run':
        return drop(effect.run);
      case 'schedule-tick': {
        const asked = clock.now();
        return clock.later(effect.after, () => dispatch({ kind: 'tick', elapsed: clock.now() - asked }));
      }
      case 'open-editor':
        return void tools
          .edit(effect.file, effect.line, effect.text)
          .catch((error: unknown) => ({ text: null, message: messageOf(error) }))
          .then((closed) => dispatch({ kind: 'editor-closed', ...closed }));
      case 'open-lesson':
      case 'open-program':
      case 'open-offer':
      case 'save-progress':
      case 'run-javascript':
      case 'next-question':
      case 'keep-quiz-answer':
      case 'quiz-again':
      case 'close-quiz':
      case 'open-exercise':
      case 'edit-exercise':
      case 'close-exercise':
        return tools.desk?.(effect);
      case 'quit':
        for (const id of [...sessions.keys()]) drop(id);
        return tools.quit();
      default:
        return effect satisfies never;
    }
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
