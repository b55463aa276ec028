import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { ControlMessage } from '../wire/frame.ts';
import { type Frame, FrameReader } from './frame-reader.ts';
import { startChild } from './sandbox.ts';

const STDERR_KEPT = 4_000;

/** A sandboxed child process, from its start to its end. */
export class Child {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #reader = new FrameReader();
  #complaints = '';
  #exit: string | undefined;

  constructor(snapshotPath: string) {
    this.#process = startChild(snapshotPath);
    this.#process.on('error', (error) => {
      this.#exit = error.message;
    });
    this.#process.on('exit', (code, signal) => {
      this.#exit = signal ? `signal ${signal}` : `exit code ${code}`;
    });
    // A child that is gone is noticed by its output ending.
    this.#process.stdin.on('error', () => {});
    this.#process.stderr.on('data', (chunk: Buffer) => {
      this.#complaints = (this.#complaints + chunk.toString()).slice(-STDERR_KEPT);
    });
  }

  /** Batches of frames until the child's output ends. Reading slowly makes the child wait. */
  async *frames(): AsyncGenerator<Frame[]> {
    for await (const chunk of this.#process.stdout) {
      const frames = this.#reader.push(chunk as Buffer);
      if (frames.length > 0) yield frames;
    }
  }

  send(message: ControlMessage, payload: Uint8Array = new Uint8Array(0)): void {
    const json = Buffer.from(JSON.stringify(message));
    const header = Buffer.alloc(8);
    header.writeUInt32LE(json.length, 0);
    header.writeUInt32LE(payload.length, 4);
    this.#process.stdin.write(Buffer.concat([header, json, payload]));
  }

  /** Ends the process at once, whatever it does. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Whether somebody outside has killed the process. */
  get wasKilled(): boolean {
    return this.#exit?.startsWith('signal') ?? false;
  }

  /** How the process ended, with what it complained about; for a message about an unexpected end. */
  describeEnd(): string {
    return [this.#exit ?? 'its output ended', this.#complaints.trim()].filter(Boolean).join('\n');
  }
}
