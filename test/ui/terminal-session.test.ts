import { describe, expect, it } from 'vitest';
import { type TerminalOutput, TerminalSession } from '../../src/ui/index.ts';

/** A terminal that remembers what was written to it. */
class FakeTerminal implements TerminalOutput {
  columns = 10;
  rows = 4;
  writableNeedDrain = false;
  written = '';
  readonly #listeners = new Map<string, Set<() => void>>();

  write(text: string): boolean {
    this.written += text;
    return true;
  }

  on(event: string, listener: () => void): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: () => void): void {
    this.#listeners.get(event)?.delete(listener);
  }

  emit(event: string): void {
    for (const listener of this.#listeners.get(event) ?? []) listener();
  }

  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, set) => sum + set.size, 0);
  }

  /** What was written since the last time. */
  take(): string {
    const text = this.written;
    this.written = '';
    return text;
  }
}

function open(): { readonly terminal: FakeTerminal; readonly session: TerminalSession } {
  const terminal = new FakeTerminal();
  const session = new TerminalSession(terminal);
  session.enter();
  terminal.take();
  return { terminal, session };
}

describe('a terminal session', () => {
  it('takes the screen once and gives it back once', () => {
    const terminal = new FakeTerminal();
    const session = new TerminalSession(terminal);
    session.leave();
    expect(terminal.take()).toBe('');
    const second = new TerminalSession(terminal);
    second.enter();
    second.enter();
    expect(terminal.take().split('?1049h')).toHaveLength(2);
    second.leave();
    second.leave();
    second.enter();
    expect(terminal.take().split('?1049l')).toHaveLength(2);
    expect(terminal.listeners).toBe(0);
  });

  it('writes only the rows that changed, in one synchronized update', () => {
    const { terminal, session } = open();
    session.show(['one', 'two', 'three']);
    terminal.take();
    session.show(['one', 'TWO', 'three']);
    expect(terminal.take()).toBe('\u001b[?2026h\u001b[2;1HTWO\u001b[0m\u001b[K\u001b[?2026l');
    session.show(['one', 'TWO', 'three']);
    expect(terminal.take()).toBe('');
  });

  it('does not erase the last character of a row that fills the terminal', () => {
    const { terminal, session } = open();
    session.show(['\u001b[1m1234567日9\u001b[22m']);
    expect(terminal.take()).not.toContain('\u001b[K');
  });

  it('clears what is below a shorter frame, and everything it forgot', () => {
    const { terminal, session } = open();
    session.show(['a', 'b']);
    terminal.take();
    session.show(['a']);
    expect(terminal.take()).toContain('\u001b[2;1H\u001b[J');
    session.forget();
    session.show(['a']);
    expect(terminal.take()).toContain('\u001b[1;1Ha');
  });

  it('drops the frames in between when the terminal is slow', () => {
    const { terminal, session } = open();
    terminal.writableNeedDrain = true;
    for (let frame = 0; frame < 100; frame++) session.show([`frame ${frame}`]);
    expect(terminal.take()).toBe('');
    terminal.writableNeedDrain = false;
    terminal.emit('drain');
    expect(terminal.take()).toContain('frame 99');
    terminal.emit('drain');
    expect(terminal.take()).toBe('');
  });

  it('writes nothing after it has left', () => {
    const { terminal, session } = open();
    session.leave();
    terminal.take();
    session.show(['late']);
    expect(terminal.take()).toBe('');
  });
});
