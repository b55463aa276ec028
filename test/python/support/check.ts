import { expect } from 'vitest';
import type { Engine } from '../../../src/python/index.ts';
import type { EndCause, LimitName } from '../../../src/trace/index.ts';
import { type Program, type Ran, runProgram } from './run-program.ts';

/** What a run should leave behind. What is not named does not matter, except `limit`: none is reached unless it says so. */
export interface Expected {
  readonly exitCode?: number;
  readonly cause?: EndCause;
  readonly limit?: LimitName;
  readonly stdout?: string | RegExp;
  readonly stderr?: string | RegExp;
  /** Type and message of the exception that nobody caught. */
  readonly uncaught?: string | RegExp;
  /** What the run says at its end, for a person. */
  readonly message?: string | RegExp;
}

/** Runs a program and compares what it leaves behind. */
export async function check(engine: Engine, program: Program | string, expected: Expected): Promise<Ran> {
  const ran = await runProgram(engine, program);
  const actual = summary(ran);
  const named = Object.keys({ limit: undefined, ...expected }) as (keyof Expected)[];
  const wanted = named.map((name) => [name, matcherOf(expected[name])]);
  expect(Object.fromEntries(named.map((name) => [name, actual[name]]))).toEqual(Object.fromEntries(wanted));
  return ran;
}

function summary(ran: Ran): Record<keyof Expected, unknown> {
  const { exitCode, cause, stdout, stderr, message } = ran;
  const [uncaught] = ran.of('exception-uncaught');
  return {
    exitCode,
    cause,
    stdout,
    stderr,
    message,
    limit: ran.of('limit-reached')[0]?.limit,
    uncaught: uncaught && `${uncaught.type}: ${uncaught.message}`,
  };
}

function matcherOf(expected: unknown): unknown {
  return expected instanceof RegExp ? expect.stringMatching(expected) : expected;
}
