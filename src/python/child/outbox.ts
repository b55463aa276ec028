import { writeSync } from 'node:fs';
import { FRAME, FRAME_HEADER_BYTES } from '../wire/frame.ts';

/** Bytes that are collected before they are written. */
const BATCH_BYTES = 1 << 16;
const STDOUT = 1;

/**
 * The child's way to the parent. Frames are collected and written synchronously; when the parent does not read, the
 * write blocks, and with it the program: that is how the engine stays a bounded distance ahead of the reader.
 */
export interface Outbox {
  /** Adds a frame to the batch. The records are copied. */
  send(type: number, text: string, records: Uint8Array): void;
  /** Writes the batch. */
  flush(): void;
  /** Milliseconds that the pipe has kept us waiting so far. */
  waited(): number;
}

/** An outbox on standard output. `now` gives milliseconds. */
export function createOutbox(now: () => number): Outbox {
  let parts: Uint8Array[] = [];
  let size = 0;
  let waited = 0;

  function flush(): void {
    const start = now();
    for (const part of parts) writeFully(part);
    parts = [];
    size = 0;
    waited += now() - start;
  }

  return {
    send(type, text, records) {
      const body = Buffer.from(text);
      const header = new DataView(new ArrayBuffer(FRAME_HEADER_BYTES));
      header.setUint32(0, type, true);
      header.setUint32(4, body.length, true);
      header.setUint32(8, records.length, true);
      parts.push(new Uint8Array(header.buffer), body, records.slice());
      size += FRAME_HEADER_BYTES + body.length + records.length;
      if (size > BATCH_BYTES || type !== FRAME.events) flush();
    },
    flush,
    waited: () => waited,
  };
}

function writeFully(bytes: Uint8Array): void {
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(STDOUT, bytes, offset, bytes.length - offset);
    } catch (error) {
      // A pipe may be non-blocking although nobody asked for that; anything else means that the parent is gone.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') process.exit(1);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
