import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type Ran, runProgram, testEngine } from '../support/run-program.ts';
import { differenceOf, type Line, linesOf } from './support/lines.ts';
import { findLibraries, findPostgres, type NativeRun, Postgres, runNatively } from './support/native-world.ts';

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
const python = findLibraries();
const bin = python ? findPostgres() : undefined;
const engine = testEngine();
const postgres = bin ? Postgres.start(bin) : undefined;
afterAll(async () => (await postgres)?.stop());

const own = pythonFiles(join(here, 'programs')).filter((file) => !basename(file).startsWith('simulated_'));
const ofLessons = readdirSync(lessons)
  .filter((name) => Number(name.slice(0, 2)) >= FIRST_LESSON)
  .flatMap((name) => [...pythonFiles(join(lessons, name)), ...pythonFiles(join(lessons, name, 'exercise'))])
  .filter((file) => !UNDETERMINED.some((name) => file.endsWith(name)));

const files = [...own, ...ofLessons].filter((file) => bin || laneOf(file) !== 'database');
// They wait most of the time, so they run ahead, while ours are run one by one.
const lanes = new Map<string, Promise<unknown>>();
const natives = new Map(python ? files.map((file) => [file, runInLane(file, QUICKLY)]) : []);

describe.skipIf(!python).each(files.map((file) => [file.split('/').slice(-2).join('/'), file]))('%s', (_name, file) => {
  it('prints the same lines with the real libraries', async () => {
    const ran = await runProgram(engine, { file });
    const quick = difference(ran, await (natives.get(file) as Promise<NativeRun>));
    // A busy machine is late; before a difference counts, a run in real time has to confirm it.
    expect(quick && difference(ran, await runInLane(file, CAREFULLY))).toBeUndefined();
  }, 180_000);
});

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

/** Programs of one lane run one after the other: they serve at the same ports, or use the same tables. */
function laneOf(file: string): string {
  if (/database/.test(file)) return 'database';
  return /start_server|create_server|TCPSite|\.listen\(|\.bind\(|_datagram_/.test(readFileSync(file, 'utf8'))
    ? 'server'
    : 'client';
}

function runInLane(file: string, scale: number): Promise<NativeRun> {
  const lane = laneOf(file);
  const turn = (lanes.get(lane) ?? Promise.resolve()).then(async () => {
    const database = lane === 'database' ? await postgres : undefined;
    database?.setScale(scale);
    return runNatively(python as string, file, { scale, environment: database?.environment });
  });
  // One that cannot even be started fails its own test, not those behind it.
  lanes.set(
    lane,
    turn.catch(() => {}),
  );
  return turn;
}

function difference(ran: Ran, native: NativeRun): string | undefined {
  if (native.exitCode !== ran.exitCode)
    return `exit code ${ran.exitCode}, natively ${native.exitCode}: ${native.stderr}`;
  return differenceOf(linesOf(ran), native.stdout.replace(/\n$/, '').split('\n'));
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
