import { readSync } from 'node:fs';
import type { ControlMessage } from '../wire/frame.ts';

const STDIN = 0;

/** A message of the parent, with its payload. */
export interface Received {
  readonly message: ControlMessage;
  readonly payload: Uint8Array;
}

/** Waits for the next message of the parent, blocking the process. Ends the process when the parent is gone. */
export function receive(): Received {
  const header = new DataView(readFully(8).buffer);
  const message = JSON.parse(Buffer.from(readFully(header.getUint32(0, true))).toString('utf8')) as ControlMessage;
  return { message, payload: readFully(header.getUint32(4, true)) };
}

function readFully(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  while (offset < length) {
    const count = readSome(bytes, offset);
    if (count === 0) process.exit(0);
    offset += count;
  }
  return bytes;
}

function readSome(bytes: Uint8Array, offset: number): number {
  for (;;) {
    try {
      return readSync(STDIN, bytes, offset, bytes.length - offset, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows reports the end of a pipe as an error.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') process.exit(0);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
