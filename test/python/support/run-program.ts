import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { createEngine, type Engine, type Run, type RunLimits, type RunRequest } from '../../../src/python/index.ts';
import { type EventOf, type TraceEvent, type TraceKind, toJsonLine } from '../../../src/trace/index.ts';

/** The folder of the programs that are too long or too strange to stand in a test. */
export const PROGRAMS = fileURLToPath(new URL('../programs', import.meta.url));

/** Enough for every honest program of the tests on a busy machine, and over before the test is for the others. */
export const SMALL_LIMITS: Partial<RunLimits> = { wallSeconds: 45 };

/** A program to run: a text, or a file. */
export interface Program {
  readonly text?: string;
  readonly file?: string;
  readonly args?: readonly string[];
  /** What it reads, a line with its line end at a time; then the input is at its end. */
  readonly stdin?: string;
  readonly limits?: Partial<RunLimits>;
}

/** What a run left behind. */
export interface Ran {
  readonly events: readonly TraceEvent[];
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly cause: string;
  readonly message: string | undefined;
  /** The events of one kind. */
  of<K extends TraceKind>(kind: K): EventOf<K>[];
}

/** An engine for the tests of a file, closed when they are over. The cache is that of the whole test run. */
export function testEngine(): Engine {
  const engine = createEngine();
  afterAll(() => engine.close());
  return engine;
}

/** The request for a program. One that is only a text runs as `program.py` in the folder of the programs. */
export function requestFor(program: Program): RunRequest {
  const file = program.file ?? `${PROGRAMS}/program.py`;
  return {
    file,
    argv0: basename(file),
    args: program.args ?? [],
    cwd: dirname(file),
    text: program.text ?? readFileSync(file, 'utf8'),
    limits: { ...SMALL_LIMITS, ...program.limits },
  };
}

/** Runs a program to its end. */
export async function runProgram(engine: Engine, program: Program | string): Promise<Ran> {
  const given = typeof program === 'string' ? { text: program } : program;
  return collect(engine.run(requestFor(given)), given.stdin);
}

/** Reads a run to its end; answers each question for input with the next line of `stdin`. */
export async function collect(run: Run, stdin = ''): Promise<Ran> {
  const lines = stdin.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const events: TraceEvent[] = [];
  for await (const batch of run.events) {
    for (const event of batch) {
      events.push(event);
      if (event.kind === 'input-requested') run.sendInput(lines.shift() ?? null);
    }
  }
  return summarise(events);
}

/** The trace of a run as `--json` writes it. */
export function jsonOf({ events }: Pick<Ran, 'events'>): string {
  return events.map(toJsonLine).join('');
}

/** What the events of a whole run say about it. */
export function summarise(events: readonly TraceEvent[]): Ran {
  const end = events.at(-1);
  if (end?.kind !== 'program-ended') throw new Error(`a run ends with program-ended, not ${end?.kind}`);
  const of = <K extends TraceKind>(kind: K) => events.filter((event): event is EventOf<K> => event.kind === kind);
  const written = (stream: 'stdout' | 'stderr') =>
    of('output-written')
      .filter((event) => event.stream === stream)
      .map((event) => event.text)
      .join('');
  return {
    events,
    stdout: written('stdout'),
    stderr: written('stderr'),
    exitCode: end.exitCode,
    cause: end.cause,
    message: end.message,
    of,
  };
}
