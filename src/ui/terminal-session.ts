import { textWidth } from './text/width.ts';

/** The part of a terminal's output stream that is used here; `process.stdout` is one. */
export interface TerminalOutput {
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  /** True when the reader is slow: what is written now only grows a buffer. */
  readonly writableNeedDrain?: boolean;
  write(text: string): unknown;
  on(event: 'resize' | 'drain', listener: () => void): unknown;
  off(event: 'resize' | 'drain', listener: () => void): unknown;
}

const ESC = '\u001b[';
// The other screen, no cursor, and no wrapping: a character that is wider than we think must not push a row down.
const ENTER = `${ESC}?1049h${ESC}?25l${ESC}?7l${ESC}H${ESC}2J`;
const LEAVE = `${ESC}0m${ESC}?7h${ESC}?25h${ESC}?1049l`;
// Terminals that know synchronized updates show a frame in one go, others ignore these two.
const BEGIN_FRAME = `${ESC}?2026h`;
const END_FRAME = `${ESC}?2026l`;

/**
 * The terminal while the program has it: the alternate screen, entered once and left exactly once, whatever happens in
 * between. Shows frames by writing the rows that changed. When the terminal is slow, frames in between are dropped, so
 * that at most one is ever waiting.
 */
export class TerminalSession {
  readonly #output: TerminalOutput;
  #state: 'new' | 'open' | 'closed' = 'new';
  /** What the screen shows now; null: unknown, everything must be written. */
  #shown: readonly string[] | null = null;
  #waiting: readonly string[] | null = null;

  constructor(output: TerminalOutput) {
    this.#output = output;
  }

  /** Takes the screen. Does nothing after `leave`. */
  enter(): void {
    if (this.#state !== 'new') return;
    this.#state = 'open';
    this.#output.on('drain', this.#onDrain);
    this.#output.write(ENTER);
  }

  /** Gives the screen back as it was. Safe to call from an exit handler and more than once. */
  leave(): void {
    if (this.#state !== 'open') {
      this.#state = 'closed';
      return;
    }
    this.#state = 'closed';
    this.#output.off('drain', this.#onDrain);
    this.#output.write(END_FRAME + LEAVE);
  }

  /** The screen may have changed under us (it was resized, another program wrote to it): write the next frame whole. */
  forget(): void {
    this.#shown = null;
  }

  /** Shows a frame: one string per row from the top, each at most as wide as the screen. */
  show(rows: readonly string[]): void {
    if (this.#state !== 'open') return;
    if (this.#output.writableNeedDrain === true) {
      this.#waiting = rows;
      return;
    }
    this.#waiting = null;
    const changes = changedRows(this.#shown, rows, this.#output.columns ?? 80);
    this.#shown = rows;
    if (changes !== '') this.#output.write(BEGIN_FRAME + changes + END_FRAME);
  }

  readonly #onDrain = (): void => {
    if (this.#waiting !== null) this.show(this.#waiting);
  };
}

function changedRows(before: readonly string[] | null, after: readonly string[], columns: number): string {
  let out = '';
  after.forEach((row, index) => {
    if (before?.[index] !== row) out += `${ESC}${index + 1};1H${row}${ESC}0m${restOf(row, columns)}`;
  });
  const shrank = before === null || before.length > after.length;
  return shrank ? `${out}${ESC}${after.length + 1};1H${ESC}J` : out;
}

/** Clears what is right of a row. Behind a full row the cursor still stands on its last character: nothing to clear. */
function restOf(row: string, columns: number): string {
  return textWidth(row.replace(/\u001b\[[\d;]*m/g, '')) < columns ? `${ESC}K` : '';
}
