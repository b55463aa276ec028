import { FRAME_HEADER_BYTES, FRAME_LIMIT_BYTES } from '../wire/frame.ts';

/** One frame of the child. */
export interface Frame {
  readonly type: number;
  readonly text: string;
  readonly records: Uint8Array;
}

/** The child sent something that is no frame. */
export class FrameError extends Error {}

/** Cuts a stream of chunks into frames. Throws {@link FrameError}. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #size = 0;

  /** Adds a chunk; returns the frames that are complete now. */
  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const frames: Frame[] = [];
    while (this.#size >= FRAME_HEADER_BYTES) {
      const [textLength, recordsLength] = this.#lengths();
      const total = FRAME_HEADER_BYTES + textLength + recordsLength;
      if (total > FRAME_LIMIT_BYTES) throw new FrameError(`a frame of ${total} bytes`);
      if (this.#size < total) break;
      frames.push(this.#take(textLength, recordsLength));
    }
    return frames;
  }

  /** Joins only as many chunks as needed, so that a frame in many chunks is copied once. */
  #join(bytes: number): Buffer {
    if ((this.#chunks[0]?.length ?? 0) < bytes) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] as Buffer;
  }

  #lengths(): [number, number] {
    const head = this.#join(FRAME_HEADER_BYTES);
    return [head.readUInt32LE(4), head.readUInt32LE(8)];
  }

  #take(textLength: number, recordsLength: number): Frame {
    const total = FRAME_HEADER_BYTES + textLength + recordsLength;
    const bytes = this.#join(total);
    const text = bytes.toString('utf8', FRAME_HEADER_BYTES, FRAME_HEADER_BYTES + textLength);
    // A copy, because typed arrays of integers want an aligned start.
    const records = Uint8Array.prototype.slice.call(bytes, FRAME_HEADER_BYTES + textLength, total);
    this.#chunks[0] = bytes.subarray(total);
    this.#size -= total;
    return { type: bytes.readUInt32LE(0), text, records };
  }
}
