import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import type { Host, Output, StopSignal } from '../../src/cli/host.ts';
import type { Engine } from '../../src/python/engine.ts';

/** A {@link Host} that keeps what is written. */
export interface FakeHost extends Host {
  /** Everything written to standard output and standard error so far. */
  readonly out: string;
  readonly err: string;
  /** As Ctrl-C does. */
  interrupt(): void;
}

/** What a fake host has other than the defaults: no terminal, an empty input, an empty environment. */
export interface FakeHostOptions {
  readonly engine?: Engine;
  readonly stdin?: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The folder of the repository's lessons. */
export const LESSONS = fileURLToPath(new URL('../../lessons', import.meta.url));

/** A host for commands that run in the test's own process. */
export function fakeHost({ engine, stdin = [], cwd = '/', env = {} }: FakeHostOptions = {}): FakeHost {
  const out = new KeptOutput();
  const err = new KeptOutput();
  const stopping = new AbortController();
  return {
    get out() {
      return out.text;
    },
    get err() {
      return err.text;
    },
    interrupt: () => stopping.abort(exitCodes.interrupted),
    stdin: (async function* () {
      yield* stdin;
    })(),
    stdout: out,
    stderr: err,
    env,
    cwd,
    lessons: LESSONS,
    engine: async () => {
      if (engine === undefined) throw new Error('this test has no engine');
      return engine;
    },
    stopped: stopping.signal as StopSignal,
    onExit: () => () => undefined,
  };
}

class KeptOutput extends EventEmitter implements Output {
  text = '';

  write(text: string): boolean {
    this.text += text;
    return true;
  }
}
