import { dirname } from 'node:path';
import type { EndCause, LimitName, TraceEvent, TraceFact } from '../../trace/index.ts';
import type { Run, RunLimits, RunRequest } from '../engine.ts';
import { WireDecoder } from '../wire/decoder.ts';
import { FRAME, type Job } from '../wire/frame.ts';
import type { Child } from './child.ts';
import type { Frame } from './frame-reader.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { openProgramFolder, type ProgramFolder, toPosix } from './program-folder.ts';

/** Exit codes of ends that the program did not choose. */
export const END_CODES = { limit: 124, stopped: 130, crashed: 70, killed: 137 } as const;

/** Real seconds that a child may stay silent beyond its own limit of real seconds. */
const GRACE_SECONDS = 3;
/** Real seconds that a child may take to boot: the first time of all, on a slow and busy machine. */
const BOOT_SECONDS = 90;

/** What a run needs from the engine. */
export interface RunParts {
  readonly child: Child;
  readonly request: RunRequest;
  readonly text: string;
  readonly unobserved: boolean;
  storeSnapshot(snapshot: Uint8Array): void;
  /** The child is booted (and, if it was its task, has sent a snapshot). */
  onReady(): void;
}

/** Runs one program in one child. */
export class ProgramRun implements Run {
  readonly events: AsyncIterable<readonly TraceEvent[]>;
  readonly #parts: RunParts;
  readonly #decoder = new WireDecoder();
  readonly #folder: ProgramFolder;
  readonly #limits: RunLimits;
  #inputs: (string | null)[] = [];
  #wantsInput = false;
  #isStopped = false;
  #count = 0;
  #watchdog: NodeJS.Timeout | undefined;
  #isSilent = false;
  #isReady = false;

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#limits = { ...DEFAULT_LIMITS, ...parts.request.limits };
    this.#folder = openProgramFolder(parts.request.file);
    parts.child.send({ kind: 'job', job: this.#job() });
    this.events = this.#read();
  }

  sendInput(text: string | null): void {
    this.#inputs.push(text);
    this.#answerInput();
  }

  stop(): void {
    this.#isStopped = true;
    this.#parts.child.kill();
  }

  #job(): Job {
    const { request, text, unobserved } = this.#parts;
    const file = toPosix(request.file);
    return {
      file,
      argv: [request.argv0, ...request.args],
      cwd: toPosix(request.cwd),
      folder: toPosix(dirname(request.file)),
      text,
      limits: this.#limits,
      unobserved,
    };
  }

  async *#read(): AsyncGenerator<readonly TraceEvent[]> {
    let ended: TraceEvent | undefined;
    try {
      for await (const frames of this.#watched(this.#parts.child.frames())) {
        const batch: TraceEvent[] = [];
        try {
          for (const frame of frames) ended = this.#handle(frame, batch) ?? ended;
        } catch (error) {
          ended = this.#end(END_CODES.crashed, 'crashed', String(error));
        }
        this.#count += batch.length;
        if (!ended && this.#count > this.#limits.events) ended = this.#endForEvents(batch);
        if (ended) batch.push(ended);
        if (batch.length > 0) yield batch;
        if (ended) return;
      }
      yield this.#unexpectedEnd();
    } catch (error) {
      yield [this.#end(END_CODES.crashed, 'crashed', String(error))];
    } finally {
      clearTimeout(this.#watchdog);
      this.#parts.child.kill();
    }
  }

  /** Puts a bound on the time between two batches, while we wait for the child and it does not wait for us. */
  async *#watched(batches: AsyncGenerator<Frame[]>): AsyncGenerator<Frame[]> {
    for (;;) {
      this.#watch();
      const next = await batches.next();
      clearTimeout(this.#watchdog);
      if (next.done) return;
      yield next.value;
    }
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    if (this.#wantsInput) return;
    const seconds = this.#isReady ? this.#limits.wallSeconds + GRACE_SECONDS : BOOT_SECONDS;
    this.#watchdog = setTimeout(() => {
      this.#isSilent = true;
      this.#parts.child.kill();
    }, seconds * 1_000);
  }

  /** Takes in one frame; returns the event that ends the run, if this frame does. */
  #handle(frame: Frame, batch: TraceEvent[]): TraceEvent | undefined {
    switch (frame.type) {
      case FRAME.events:
        if (frame.text) this.#decoder.define(JSON.parse(frame.text));
        this.#decoder.decode(toIntegers(frame.records), batch);
        return undefined;
      case FRAME.ready:
        this.#isReady = true;
        this.#parts.onReady();
        return undefined;
      case FRAME.snapshot:
        this.#parts.storeSnapshot(frame.records);
        return undefined;
      case FRAME.needInput:
        this.#wantsInput = true;
        this.#answerInput();
        return undefined;
      case FRAME.needFile:
        this.#sendFile(JSON.parse(frame.text).path);
        return undefined;
      case FRAME.ended:
        return this.#endAsTold(JSON.parse(frame.text));
      case FRAME.fault:
        return this.#end(END_CODES.crashed, 'crashed', frame.text);
      default:
        throw new Error(`the child sent a frame of type ${frame.type}`);
    }
  }

  #answerInput(): void {
    if (!this.#wantsInput || this.#inputs.length === 0) return;
    this.#wantsInput = false;
    this.#parts.child.send({ kind: 'input', text: this.#inputs.shift() ?? null });
    this.#watch();
  }

  #sendFile(path: unknown): void {
    const { entry, payload } = this.#folder.look(String(path));
    this.#parts.child.send({ kind: 'file', entry }, payload);
  }

  #event(fact: TraceFact): TraceEvent {
    return { ...fact, ...this.#decoder.stamp() } as TraceEvent;
  }

  #end(exitCode: number, cause: EndCause, message: string): TraceEvent {
    return this.#event({ kind: 'program-ended', exitCode, cause, ...(message ? { message } : {}) });
  }

  #endAsTold(told: { exitCode: number; cause: EndCause; message: string }): TraceEvent {
    return this.#end(told.exitCode, told.cause, told.message);
  }

  #endForEvents(batch: TraceEvent[]): TraceEvent {
    this.#parts.child.kill();
    const allowed = this.#limits.events;
    batch.push(this.#limit('events', allowed, 'Make the program smaller, or raise the limit with --max-events.'));
    return this.#end(END_CODES.limit, 'limit', `more than ${allowed.toLocaleString('en')} events`);
  }

  #limit(limit: LimitName, allowed: number, advice: string): TraceEvent {
    return this.#event({ kind: 'limit-reached', limit, allowed, advice });
  }

  #unexpectedEnd(): TraceEvent[] {
    if (this.#isStopped) return [this.#end(END_CODES.stopped, 'stopped', 'stopped')];
    if (this.#isSilent && !this.#isReady) {
      return [this.#end(END_CODES.crashed, 'crashed', `Python did not start within ${BOOT_SECONDS} seconds`)];
    }
    if (this.#isSilent) {
      const advice = 'A single call in C computes without end and cannot be interrupted. Give it less to do.';
      const seconds = this.#limits.wallSeconds;
      return [
        this.#limit('response', seconds, advice),
        this.#end(END_CODES.limit, 'limit', `no sign of life for ${seconds + GRACE_SECONDS} real seconds`),
      ];
    }
    const code = this.#parts.child.wasKilled ? END_CODES.killed : END_CODES.crashed;
    return [this.#end(code, 'crashed', `the Python process died: ${this.#parts.child.describeEnd()}`)];
  }
}

function toIntegers(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}
