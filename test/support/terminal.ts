import { closeSync, constants, existsSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { BIN } from './run-cli.ts';

/** A program on a real pseudo-terminal, and the screen as a person sees it. */
export interface TestTerminal {
  readonly pid: number;
  /** The visible rows, without spaces at their ends. */
  rows(): readonly string[];
  /** The visible rows as one text. */
  screen(): string;
  /** True while the program shows its own screen and not the one the terminal had before. */
  isAlternate(): boolean;
  /** Everything the program wrote, byte for byte. */
  raw(): string;
  /**
   * Resolves with the screen as soon as it holds the text or fits the condition.
   * @throws after `seconds` (30 by default), with the screen as it is then
   */
  waitFor(wanted: string | RegExp | ((screen: string) => boolean), seconds?: number): Promise<string>;
  /** Types; see {@link KEYS} for those without a letter. */
  send(keys: string): void;
  resize(columns: number, rows: number): void;
  /** Resolves when the program has ended and everything it wrote is on the screen. */
  readonly exited: Promise<{ readonly exitCode: number; readonly signal: number }>;
  kill(signal?: string): void;
}

/** Keys as terminals send them. */
export const KEYS = {
  enter: '\r',
  escape: '\u001b',
  ctrlC: '\u0003',
  space: ' ',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
} as const;

/** How a program is started on a terminal. */
export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What to start; by default the built async-tutor with `args`. */
  readonly command?: readonly [string, ...string[]];
}

const pty = loadPty();

/** Why there are no pseudo-terminals here; undefined when there are. */
export const noTerminal: string | undefined = typeof pty === 'string' ? pty : undefined;

/** Starts a program on a pseudo-terminal of its own. */
export function openTerminal(args: readonly string[], options: TerminalOptions = {}): TestTerminal {
  if (typeof pty === 'string') throw new Error(pty);
  const { columns = 100, rows = 30 } = options;
  const [file, ...before] = options.command ?? [process.execPath, BIN];
  const { NO_COLOR: _, FORCE_COLOR: __, ...outer } = process.env;
  const env = { ...outer, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...options.env };
  const child: IPty = pty.spawn(file, [...before, ...args], {
    cols: columns,
    rows,
    cwd: options.cwd ?? process.cwd(),
    env,
  });
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  let raw = '';
  let isStale = false;
  child.onData((data) => {
    raw += data;
    screen.write(data, () => {
      // Half a frame is nothing that a person sees.
      if (screen.modes.synchronizedOutputMode) return;
      isStale = false;
      changed();
    });
  });
  // What the program asks its terminal (where the cursor is, ...) gets the answer of a real one.
  screen.onData((answer) => child.write(answer));
  const letGo = holdOpen(child);
  const exited = new Promise<{ exitCode: number; signal: number }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      letGo();
      // Data may still be on its way when the process is gone.
      setImmediate(() => screen.write('', () => resolve({ exitCode, signal: signal ?? 0 })));
    });
  });
  const visible = () => {
    const { active } = screen.buffer;
    return Array.from(
      { length: screen.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true, 0, screen.cols) ?? '',
    );
  };
  const text = () => visible().join('\n').trimEnd();
  return {
    pid: child.pid,
    rows: visible,
    screen: text,
    isAlternate: () => screen.buffer.active.type === 'alternate',
    raw: () => raw,
    waitFor: (wanted, seconds = 30) => waitUntil({ text, isStale: () => isStale, listeners, exited, wanted, seconds }),
    send: (keys) => child.write(keys),
    resize(newColumns, newRows) {
      // What is on the screen now is what the program drew for the old size.
      isStale = true;
      screen.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    exited,
    kill: (signal) => child.kill(signal),
  };
}

interface Waiting {
  readonly text: () => string;
  readonly isStale: () => boolean;
  readonly listeners: Set<() => void>;
  readonly exited: Promise<unknown>;
  readonly wanted: string | RegExp | ((screen: string) => boolean);
  readonly seconds: number;
}

function waitUntil({ text, isStale, listeners, exited, wanted, seconds }: Waiting): Promise<string> {
  const fits = (screen: string) => {
    if (typeof wanted === 'string') return screen.includes(wanted);
    return wanted instanceof RegExp ? wanted.test(screen) : wanted(screen);
  };
  return new Promise((resolve, reject) => {
    const look = () => {
      const screen = text();
      if (!isStale() && fits(screen)) end(() => resolve(screen));
    };
    const end = (settle: () => void) => {
      listeners.delete(look);
      clearTimeout(bound);
      settle();
    };
    const fail = (why: string) => end(() => reject(new Error(`${why}: ${wanted}\n${text()}`)));
    const bound = setTimeout(() => fail(`not on the screen after ${seconds} s`), seconds * 1000);
    listeners.add(look);
    exited.then(() => {
      look();
      if (listeners.has(look)) fail('the program ended before this was on the screen');
    });
    look();
  });
}

/**
 * Keeps the program's end of the terminal open beyond the program: some kernels forget what was written last when
 * nobody has it open any more. Gives the function that lets go.
 */
function holdOpen(child: IPty): () => void {
  const { _pty: path } = child as unknown as { readonly _pty?: string };
  if (path === undefined || !existsSync(path)) return () => undefined;
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  return () => closeSync(descriptor);
}

function loadPty(): typeof import('@lydell/node-pty') | string {
  try {
    return createRequire(import.meta.url)('@lydell/node-pty');
  } catch (error) {
    return `no pseudo-terminals here: ${(error as Error).message.split('\n')[0]}`;
  }
}
