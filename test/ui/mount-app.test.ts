import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import { describe, expect, it, vi } from 'vitest';
import { createStore, type Effect, type Store } from '../../src/app/index.ts';
import { type MountedApp, mountApp } from '../../src/ui/index.ts';
import { gatherTrace } from '../support/example-traces.ts';
import { screen, session, topPlayer } from '../support/sessions.ts';

/** A person at a terminal: what they see, and the keys they press. */
interface Desk {
  readonly store: Store;
  readonly effects: readonly Effect[];
  readonly mounted: MountedApp;
  readonly raw: boolean[];
  /** The visible rows as text. */
  look(): Promise<string>;
  isAlternate(): boolean;
  press(bytes: string): Promise<void>;
  resize(columns: number, rows: number): void;
}

class Glass extends EventEmitter {
  writableNeedDrain = false;

  constructor(
    readonly terminal: xterm.Terminal,
    public columns: number,
    public rows: number,
  ) {
    super();
  }

  write(text: string): boolean {
    this.terminal.write(text);
    return true;
  }
}

function sitDown(columns = 100, rows = 30): Desk {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
  const stdout = new Glass(terminal, columns, rows);
  const raw: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (on: boolean) => raw.push(on),
    ref: () => {},
    unref: () => {},
  });
  const effects: Effect[] = [];
  const store = createStore(session(gatherTrace(), { columns: 20, rows: 5 }), (effect) => effects.push(effect));
  const mounted = mountApp({
    store,
    theme: { colour: 3, ascii: false, background: 'dark' },
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout,
  });
  const settle = () => new Promise<void>((resolve) => terminal.write('', resolve));
  return {
    store,
    effects,
    mounted,
    raw,
    look: async () => {
      await settle();
      const buffer = terminal.buffer.active;
      const lines = Array.from({ length: terminal.rows }, (_, row) =>
        (buffer.getLine(row)?.translateToString(true, 0, terminal.cols) ?? '').trimEnd(),
      );
      return lines.join('\n').trimEnd();
    },
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    press: async (bytes) => {
      stdin.write(bytes);
      // Ink holds back a lone escape until the next turn, to see whether it begins a longer key.
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    },
    resize: (width, height) => {
      terminal.resize(width, height);
      stdout.columns = width;
      stdout.rows = height;
      stdout.emit('resize');
    },
  };
}

/** What the app draws for its state, as `look` gives it. */
const expected = (store: Store): string => screen(store.getState()).trimEnd();

describe('the app on a terminal', () => {
  it('shows the state, and what keys make of it', async () => {
    const desk = sitDown();
    expect(desk.isAlternate()).toBe(false);
    expect(await desk.look()).toBe(expected(desk.store));
    expect(desk.isAlternate()).toBe(true);
    for (const keys of [
      '\u001b[C',
      '\u001b[C\u001b[C',
      '..',
      '\u001b[F',
      '\u001b[B',
      '\r',
      '?',
      '\u001b',
      '\u001b[1;2D',
      '\t',
    ]) {
      await desk.press(keys);
      expect(await desk.look()).toBe(expected(desk.store));
    }
    expect(expected(desk.store)).toContain('event loop');
    desk.mounted.close();
    await desk.mounted.closed;
  });

  it('follows the size of the terminal, and leaves nothing of the old frame behind', async () => {
    const desk = sitDown();
    for (const [columns, rows] of [
      [60, 20],
      [160, 50],
      [30, 8],
      [100, 30],
      [101, 30],
    ] as const) {
      desk.resize(columns, rows);
      expect(await desk.look()).toBe(expected(desk.store));
      expect(desk.store.getState()).toMatchObject({ columns, rows });
    }
    desk.mounted.close();
  });

  it('gives the terminal back once, whoever asks', async () => {
    const desk = sitDown();
    await desk.press('q');
    expect(desk.effects.at(-1)).toEqual({ kind: 'quit' });
    desk.mounted.close();
    desk.mounted.close();
    await desk.mounted.closed;
    await desk.look();
    expect(desk.isAlternate()).toBe(false);
    expect(desk.raw).toEqual([true, false]);
  });

  it('gives the terminal to an editor and takes it again', async () => {
    const desk = sitDown();
    desk.mounted.suspend();
    await desk.look();
    expect([desk.isAlternate(), desk.raw.at(-1)]).toEqual([false, false]);
    desk.mounted.resume();
    desk.mounted.resume();
    expect(await desk.look()).toBe(expected(desk.store));
    expect([desk.isAlternate(), desk.raw.at(-1)]).toEqual([true, true]);
    await desk.press('\u001b[C');
    expect(await desk.look()).toBe(expected(desk.store));
    desk.mounted.close();
  });

  it('repaints what another program wrote over', async () => {
    const desk = sitDown();
    const before = await desk.look();
    desk.mounted.repaint();
    expect(await desk.look()).toBe(before);
    desk.mounted.close();
  });

  it('gives the terminal back when a view throws', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    const desk = sitDown();
    const { recording } = topPlayer(desk.store.getState()).run;
    recording.outputCount = () => {
      throw new Error('a bug of ours');
    };
    desk.store.dispatch({ kind: 'focus-next' });
    await expect(desk.mounted.closed).rejects.toThrow('a bug of ours');
    await desk.look();
    expect(desk.isAlternate()).toBe(false);
    quiet.mockRestore();
  });
});
