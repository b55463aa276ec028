import { type Instance, render } from 'ink';
import type { Size, Store } from '../app/index.ts';
import { App } from './App.tsx';
import { FrameStream } from './frame-stream.ts';
import { createFrames } from './frames.ts';
import { type TerminalOutput, TerminalSession } from './terminal-session.ts';
import type { ThemeOptions } from './theme.ts';
import { createThemes } from './themes.ts';

/** What the interactive program needs of the world. */
export interface MountOptions {
  readonly store: Store;
  readonly theme: ThemeOptions;
  /** A terminal: raw mode is switched on while the app has it. */
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: TerminalOutput;
}

/** The interactive program on a terminal. */
export interface MountedApp {
  /** Settles when the app has left the terminal: rejects with our own bug when a view threw. */
  readonly closed: Promise<void>;
  /** Gives the terminal back, synchronously and only once: safe in an exit handler. */
  close(): void;
  /** Gives the terminal to another program, such as an editor; `resume` takes it again. */
  suspend(): void;
  resume(): void;
  /** Writes the whole screen again, for example after SIGCONT. */
  repaint(): void;
}

/** Puts the app on the terminal and turns keys and resizes into messages until it is closed. */
export function mountApp(options: MountOptions): MountedApp {
  const { store, stdout } = options;
  const themes = createThemes(options.theme);
  const { promise: closed, resolve, reject } = withResolvers();
  let showing: Showing | null = null;

  const onResize = (): void => {
    showing?.resize(sizeOf(stdout));
  };
  const open = (): void => {
    store.dispatch({ kind: 'resize', ...sizeOf(stdout) });
    showing = show(options, createFrames(store, themes), (error) => {
      suspend();
      reject(error);
    });
    stdout.on('resize', onResize);
  };
  const suspend = (): void => {
    stdout.off('resize', onResize);
    showing?.end();
    showing = null;
  };
  const close = (): void => {
    suspend();
    resolve();
  };
  open();
  return {
    closed,
    close,
    suspend,
    resume: () => {
      if (showing === null) open();
    },
    repaint: () => showing?.repaint(),
  };
}

/** One stay on the alternate screen. */
interface Showing {
  resize(size: Size): void;
  repaint(): void;
  end(): void;
}

function show(
  options: MountOptions,
  frames: ReturnType<typeof createFrames>,
  onCrash: (error: unknown) => void,
): Showing {
  const session = new TerminalSession(options.stdout);
  const stream = new FrameStream(sizeOf(options.stdout), (rows) => session.show(rows));
  session.enter();
  let ink: Instance | null = render(<App store={options.store} frames={frames} />, {
    stdout: stream as unknown as NodeJS.WriteStream,
    stdin: options.stdin,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  ink.waitUntilExit().catch(onCrash);
  const repaint = (): void => {
    session.forget();
    session.show(frames.get().rows);
  };
  return {
    resize: (size) => {
      stream.columns = size.columns;
      stream.rows = size.rows;
      options.store.dispatch({ kind: 'resize', ...size });
      repaint();
    },
    repaint,
    end: () => {
      session.leave();
      ink?.unmount();
      ink = null;
    },
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let resolve = (): void => {};
  let reject = (_error: unknown): void => {};
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** The terminal's size; 80x24 where it does not say. */
function sizeOf(stdout: TerminalOutput): Size {
  return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}
