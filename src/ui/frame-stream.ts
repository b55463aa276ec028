import { Writable } from 'node:stream';

/**
 * The "terminal" that Ink writes to. With `debug: true` Ink writes each frame whole, without moving the cursor; this
 * stream hands it on as rows, and the terminal session writes those that changed. Ink's own ways of updating a screen are
 * relative to the cursor, so they lose the place when a terminal is resized, and redraw a full screen every time.
 */
export class FrameStream extends Writable {
  readonly isTTY = true;
  columns: number;
  rows: number;
  readonly #show: (rows: readonly string[]) => void;

  constructor(size: { readonly columns: number; readonly rows: number }, show: (rows: readonly string[]) => void) {
    super({ decodeStrings: false });
    this.columns = size.columns;
    this.rows = size.rows;
    this.#show = show;
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const frame = String(chunk);
    if (frame !== '') this.#show(frame.split('\n'));
    done();
  }
}
