import type { AppState, Message } from '../../app/index.ts';
import type { TerminalOutput } from '../../ui/index.ts';
import { createEffectRunner, type EffectTools } from '../effect-runner.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import type { TerminalFeatures } from '../terminal-features.ts';
import { realClock } from './real-clock.ts';

/** An interactive session and what it is carried out with. */
export interface SessionOptions extends Pick<EffectTools, 'requestFor' | 'edit'> {
  readonly first: AppState;
  readonly host: Host;
  readonly features: TerminalFeatures;
  /** Sees every message on its way to the session. */
  readonly observe?: (message: Message) => void;
  /** Gives the carrier of effects that only sessions with lessons have; `suspended` acts while the screen is given up. */
  readonly deskFor?: (
    dispatch: (message: Message) => void,
    suspended: <T>(act: () => Promise<T>) => Promise<T>,
  ) => NonNullable<EffectTools['desk']>;
}

/** Shows a session on the terminal until the person leaves; returns 0, or the exit code of what ended it. */
export async function playSession(options: SessionOptions): Promise<number> {
  const { first, host, features, requestFor } = options;
  const [app, ui, engine] = await Promise.all([
    import('../../app/index.ts'),
    import('../../ui/index.ts'),
    host.engine(),
  ]);
  let isInterrupted = false;
  const store = app.createStore(first, (effect) => runEffect(effect));
  const dispatch = (message: Message) => {
    if (message.kind === 'quit') isInterrupted = true;
    options.observe?.(message);
    store.dispatch(message);
  };
  const suspended = async <T>(act: () => Promise<T>): Promise<T> => {
    mounted.suspend();
    try {
      return await act();
    } finally {
      mounted.resume();
    }
  };
  const desk = options.deskFor?.(dispatch, suspended);
  const runEffect = createEffectRunner({
    engine,
    clock: realClock,
    requestFor,
    edit: (path, line, text) => suspended(() => options.edit(path, line, text)),
    ...(desk === undefined ? {} : { desk }),
    dispatch,
    quit: () => mounted.close(),
  });
  const mounted = ui.mountApp({
    store: { ...store, dispatch },
    theme: { colour: features.colour, ascii: features.ascii, background: features.background },
    stdin: host.stdin as NodeJS.ReadStream,
    stdout: host.stdout as unknown as TerminalOutput,
  });
  const takeBack = host.onExit(() => mounted.close());
  const leave = () => mounted.close();
  host.stopped.addEventListener('abort', leave);
  try {
    store.start();
    await mounted.closed;
  } finally {
    mounted.close();
    host.stopped.removeEventListener('abort', leave);
    takeBack();
  }
  if (host.stopped.aborted) return host.stopped.reason.code;
  return isInterrupted ? exitCodes.interrupted.code : 0;
}
