import { afterAll, describe, expect, it } from 'vitest';
import { type CorpusProgram, readCorpus } from './support/corpus.ts';
import { hasNativePython, NativePython, type Outcome } from './support/native.ts';
import { jsonOf, type Ran, runProgram, testEngine } from './support/run-program.ts';

const QUICKLY = 10;
const CAREFULLY = 1;
/** Programs of every area that are run ten times; the others are run twice. */
const TEN_TIMES = ['pattern_pipeline.py', 'task_garbage.py', 'thread_locks.py', 'pool_wait_as_completed.py'];

const engine = testEngine();
const programs = readCorpus();
const native = hasNativePython() ? new NativePython() : undefined;
afterAll(() => native?.close());

// Native programs sleep for most of their time, so they run ahead while ours are run one by one. On a busy machine they
// may take minutes.
const expected = new Map(programs.map(({ name }) => [name, native?.run(name, QUICKLY)]));

describe.each(programs)('$name', (program) => {
  let first: Ran;

  it('ends as it says', async () => {
    first = await runProgram(engine, program);
    expect(first.exitCode).toBe(program.exitCode);
  });

  it.skipIf(!native)(
    'prints what native Python prints',
    async () => {
      await check(program, first, await expected.get(program.name));
    },
    300_000,
  );

  it('leaves the same trace every time', async () => {
    const times = TEN_TIMES.includes(program.name) ? 10 : 2;
    for (let time = 2; time <= times; time++) checkSame(await runProgram(engine, program), first);
  });
});

describe('these comparisons', () => {
  it('would notice another program', async () => {
    const [program] = programs as [CorpusProgram];
    const other = await runProgram(engine, 'print("something else")');
    await expect(check(program, other, undefined)).rejects.toThrow('to deeply equal');
    expect(() => checkSame(other, { ...other, events: other.events.slice(1) })).toThrow('line 1');
  });

  it('name programs that exist', () => {
    const names = programs.map(({ name }) => name);
    expect(TEN_TIMES.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.length).toBeGreaterThanOrEqual(40);
  });
});

/**
 * Compares our run of a program with a native one. Native programs run in real time, and a busy machine makes them
 * late; so before a difference counts, a slower native run has to confirm it.
 */
async function check(program: CorpusProgram, ran: Ran, quick: Outcome | undefined): Promise<void> {
  const { stdout, stderr, exitCode } = ran;
  const ours = { stdout, stderr: await native?.normaliseStderr(stderr), exitCode };
  const isConfirmed = JSON.stringify(quick) === JSON.stringify(ours);
  expect(ours).toEqual(isConfirmed ? quick : await native?.run(program.name, CAREFULLY));
}

/** Compares two traces to the byte. */
function checkSame(again: Pick<Ran, 'events'>, first: Pick<Ran, 'events'>): void {
  const [lines, before] = [jsonOf(again).split('\n'), jsonOf(first).split('\n')];
  const different = lines.findIndex((line, index) => line !== before[index]);
  if (different >= 0) expect.fail(`line ${different + 1}: first ${before[different]}, then ${lines[different]}`);
  expect(lines.length).toBe(before.length);
}
