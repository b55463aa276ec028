import { describe, expect, it } from 'vitest';
import type { RunLimits } from '../../src/python/index.ts';
import { check, type Expected } from './support/check.ts';
import { PROGRAMS, testEngine } from './support/run-program.ts';

const engine = testEngine();

/** Runs a program of the folder. Whoever is ended by a limit says which, and what to do about it. */
async function checkFile(name: string, limits: Partial<RunLimits>, expected: Expected): Promise<void> {
  const ran = await check(engine, { file: `${PROGRAMS}/${name}.py`, limits }, expected);
  for (const { advice } of ran.of('limit-reached')) expect(advice).toMatch(/^[A-Z].*\.$/);
}

const SOON: Partial<RunLimits> = { wallSeconds: 0.5 };
const atLimit = (limit: NonNullable<Expected['limit']>, rest: Expected = {}): Expected => ({
  exitCode: 124,
  cause: 'limit',
  limit,
  ...rest,
});

describe('a program that', () => {
  it.each<readonly [string, Partial<RunLimits>, Expected]>([
    ['endless_loop', SOON, atLimit('wall-time')],
    ['endless_swallowing', SOON, atLimit('wall-time')],
    ['endless_sum', { wallSeconds: 2 }, atLimit('response', { stdout: 'start\n', message: /no sign of life/ })],
    ['endless_power', SOON, atLimit('wall-time', { stdout: 'start\n' })],
    ['endless_regex', SOON, atLimit('wall-time', { stdout: 'start\n' })],
    ['endless_turns', { events: 20_000 }, atLimit('events')],
    ['endless_timers', { virtualSeconds: 500 }, atLimit('virtual-time')],
    ['endless_waiting', { virtualSeconds: 1 }, atLimit('virtual-time')],
    ['endless_callbacks', { events: 20_000 }, atLimit('events')],
  ])('never ends: %s', checkFile);

  it.each<readonly [string, Partial<RunLimits>, Expected]>([
    ['recursion_python', {}, { exitCode: 0, stdout: 'plain\nasync\ngetattr\nrepr\nsorted\n' }],
    ['recursion_thread', {}, { exitCode: 0, stdout: `${'too deep\n'.repeat(4)}fine\nfine\n` }],
    ['recursion_json', {}, atLimit('stack', { stdout: 'start\n' })],
    ['recursion_unlimited', {}, atLimit('stack')],
  ])('calls itself for ever: %s', checkFile);

  it.each<readonly [string, Partial<RunLimits>, Expected]>([
    ['memory_growing', { memoryMegabytes: 128 }, { exitCode: 1, limit: 'memory', uncaught: 'MemoryError: ' }],
    ['memory_handled', { memoryMegabytes: 128 }, { exitCode: 0, stdout: 'between 16 and 128: True\n' }],
    ['output_endless', { outputBytes: 10_000 }, atLimit('output', { stdout: 'x'.repeat(99).concat('\n').repeat(100) })],
    ['output_huge', {}, atLimit('output', { stdout: 'x'.repeat(10_000_000) })],
    ['output_unfinished', { outputBytes: 10_000 }, atLimit('output')],
    ['tasks_many', { tasks: 1_000 }, atLimit('tasks')],
    ['tasks_breeding', { tasks: 1_000 }, atLimit('tasks')],
    [
      'threads_many',
      { threads: 50 },
      { exitCode: 1, limit: 'threads', uncaught: "RuntimeError: can't start new thread" },
    ],
  ])('wants too much: %s', checkFile);
});

describe('the next program', () => {
  it('runs as if nothing had happened', async () => {
    await check(engine, 'print("hello")', { exitCode: 0, stdout: 'hello\n', stderr: '', cause: 'finished' });
  });
});

describe('these checks', () => {
  it('fail when a program ends in another way', async () => {
    await expect(checkFile('endless_timers', { virtualSeconds: 5 }, atLimit('events'))).rejects.toThrow('deeply equal');
    await expect(check(engine, 'print(1)', { stdout: /2/ })).rejects.toThrow('deeply equal');
    await expect(checkFile('endless_timers', { virtualSeconds: 5 }, { exitCode: 124 })).rejects.toThrow('deeply equal');
  });
});
