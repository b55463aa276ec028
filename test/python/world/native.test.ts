import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram, testEngine } from '../support/run-program.ts';
import { differenceOf, type Line, linesOf } from './support/lines.ts';
import { findPostgres, findPython, Postgres, runNatively } from './support/native-world.ts';

// The programs of part 6, and those of this folder, run natively with the real libraries, unchanged: against a real
// server that serves the simulated internet, and a real PostgreSQL. They must print the same lines.

const QUICKLY = 4;
const CAREFULLY = 1;
/** Part 6 begins with this lesson. */
const FIRST_LESSON = 30;
/** What this one prints depends on who is served first when the server refuses too many requests at once. */
const UNDETERMINED = ['36-capstone/exercise/start.py'];

const here = fileURLToPath(new URL('.', import.meta.url));
const lessons = fileURLToPath(new URL('../../../lessons/', import.meta.url));
const python = findPython();
const bin = python ? findPostgres() : undefined;
const engine = testEngine();
let postgres: Postgres | undefined;

beforeAll(async () => {
  if (bin) postgres = await Postgres.start(bin);
});
afterAll(() => postgres?.stop());

const own = pythonFiles(join(here, 'programs')).filter((file) => !basename(file).startsWith('simulated_'));
const ofLessons = readdirSync(lessons)
  .filter((name) => Number(name.slice(0, 2)) >= FIRST_LESSON)
  .flatMap((name) => [...pythonFiles(join(lessons, name)), ...pythonFiles(join(lessons, name, 'exercise'))])
  .filter((file) => !UNDETERMINED.some((name) => file.endsWith(name)));

describe.skipIf(!python).each([...own, ...ofLessons].map((file) => [file.split('/').slice(-2).join('/'), file]))(
  '%s',
  (_name, file) => {
    const needsDatabase = /database/.test(file);

    it.skipIf(needsDatabase && !bin)(
      'prints the same lines with the real libraries',
      async () => {
        const ran = await runProgram(engine, { file });
        const quick = await difference(file, linesOf(ran), ran.exitCode, QUICKLY);
        // A busy machine is late; before a difference counts, a run in real time has to confirm it.
        expect(quick && (await difference(file, linesOf(ran), ran.exitCode, CAREFULLY))).toBeUndefined();
      },
      180_000,
    );
  },
);

describe('this comparison', () => {
  const lines: Line[] = [
    { at: 1, text: 'one' },
    { at: 1.05, text: 'two' },
    { at: 2, text: 'done in 2.0 s' },
  ];

  it('takes lines of one instant in any order, and seconds that are nearly right', () => {
    expect(differenceOf(lines, ['two', 'one', 'done in 2.3 s'])).toBeUndefined();
  });

  it.each([
    [['one', 'two']],
    [['one', 'done in 2.0 s', 'two']],
    [['one', 'one', 'done in 2.0 s']],
    [['one', 'two', 'done in 3.0 s']],
    [['one', 'two', 'done in 2.0 min']],
  ])('notices %j', (native) => {
    expect(differenceOf(lines, native)).toBeDefined();
  });

  it('finds the programs', () => {
    expect(own.length).toBeGreaterThan(20);
    expect(ofLessons.length).toBeGreaterThan(20);
  });
});

async function difference(file: string, lines: readonly Line[], exitCode: number, scale: number) {
  postgres?.setScale(scale);
  const native = await runNatively(python as string, file, { scale, environment: postgres?.environment });
  if (native.exitCode !== exitCode) return `exit code ${exitCode}, natively ${native.exitCode}: ${native.stderr}`;
  return differenceOf(lines, native.stdout.replace(/\n$/, '').split('\n'));
}

function pythonFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.py'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
