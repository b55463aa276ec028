import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCourseFolder } from '../../src/cli/lessons/read-folder.ts';
import { recordRun } from '../../src/cli/run/record.ts';
import { readCourse, runsOf } from '../../src/lesson/index.ts';
import type { Recording } from '../../src/timeline/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { testEngine } from '../python/support/run-program.ts';
import { LESSONS } from '../support/fake-host.ts';
import { findPython } from '../support/native-python.ts';
import { goldenOf } from './golden.ts';
import { type NativeOutcome, runNative } from './native.ts';

// UPDATE_GOLDENS=1 npx vitest run test/lesson   rewrites the recorded traces; read the difference before you commit it.
const update = process.env.UPDATE_GOLDENS === '1';
/** Native programs run so many times as fast; those that come out differently once more, more carefully. */
const QUICKLY = 10;
const CAREFULLY = 2;

const course = readCourse(await readCourseFolder(LESSONS));
const programs = course.lessons.flatMap(({ folder, lesson }) =>
  lesson === undefined
    ? []
    : runsOf(lesson)
        .filter(isFile)
        .map((run) => ({ ...run, ...programOf(folder, run), folder, head: lesson.head })),
);
type Program = (typeof programs)[number];
const engine = testEngine();
if (findPython() === undefined) console.warn('Skipped: comparisons with native Python need one, 3.11 or newer.');
const natives = new Map(programs.map((program) => [program.name, runNatively(program, QUICKLY)]));

describe('the course', () => {
  it('has no mistakes', () => {
    expect([...course.problems, ...course.lessons.flatMap(({ problems }) => problems)]).toEqual([]);
  });

  it('has each lesson in a folder of its name', () => {
    for (const { folder, head } of course.lessons) expect(folder).toMatch(new RegExp(`^\\d\\d-${head?.id}$`));
  });
});

// `async-tutor check` holds what the lessons say against these runs; here they are held against what they did before,
// and against another Python.
describe.each(programs)('$name', (program) => {
  let recording: Recording;

  it('leaves the recorded trace', async () => {
    const { path, args, golden } = program;
    recording = await recordRun(engine, { file: path, argv0: basename(path), args, cwd: dirname(path) });
    if (golden === undefined) return;
    const kept = goldenOf(eventsOf(recording), dirname(path));
    if (update) writeFileSync(golden, kept);
    const before = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
    expect(kept === before ? 'same' : differenceOf(kept, before)).toBe('same');
  });

  it.skipIf(natives.get(program.name) === undefined)('prints the same lines as native Python', async () => {
    const ours = normal(outcomeOf(recording));
    const quick = normal((await natives.get(program.name)) as NativeOutcome);
    const isConfirmed = JSON.stringify(quick) === JSON.stringify(ours);
    expect(ours).toEqual(isConfirmed ? quick : normal((await runNatively(program, CAREFULLY)) as NativeOutcome));
  });
});

function isFile({ text }: { readonly text: string | undefined }): boolean {
  return text === undefined;
}

/** Where a program and its golden lie. Exercises have none: what they print is for the learner to find. */
function programOf(folder: string, { file, args }: { readonly file: string; readonly args: readonly string[] }) {
  const path = join(LESSONS, folder, file);
  const name = [`${folder}/${file}`, ...args].join(' ');
  const suffix = args.map((arg) => `.${arg.replace(/\W+/g, '')}`).join('');
  return { path, name, golden: file.includes('/') ? undefined : path.replace(/\.py$/, `${suffix}.golden`) };
}

/** Runs a program on a Python of this machine; undefined when it is not meant to, or when there is none for it. */
function runNatively({ file, path, args, head }: Program, scale: number): Promise<NativeOutcome> | undefined {
  const { native, packages } = head;
  const isMeant = typeof native === 'boolean' ? native : native.includes(file);
  const python = isMeant ? findPython(...packages) : undefined;
  return python === undefined ? undefined : runNative({ python, file: path, args, scale });
}

function eventsOf(recording: Recording): TraceEvent[] {
  return Array.from({ length: recording.length }, (_, position) => recording.event(position)).flatMap(
    (event) => event ?? [],
  );
}

function outcomeOf(recording: Recording): NativeOutcome {
  const texts = { stdout: '', stderr: '' };
  for (const event of eventsOf(recording)) if (event.kind === 'output-written') texts[event.stream] += event.text;
  return { ...texts, exitCode: recording.timelineAt(recording.length).ended?.exitCode ?? null };
}

/** What must be the same: measured times to the half second, and of tracebacks what was raised. */
function normal({ stdout, stderr, exitCode }: NativeOutcome): NativeOutcome {
  const halves = (text: string) =>
    text.replace(/\d+\.\d+(?= s)/g, (seconds) => (Math.round(Number(seconds) * 2) / 2).toFixed(1));
  const raised = stderr.split('\n').filter((line) => /^\w*(Error|Exception|Warning)\b/.test(line));
  return { stdout: halves(stdout), stderr: raised.join('\n'), exitCode };
}

/** The first lines that differ. */
function differenceOf(trace: string, golden: string): string {
  const lines = trace.split('\n');
  const before = golden.split('\n');
  const first = lines.findIndex((line, index) => line !== before[index]);
  return `line ${first + 1} was\n${before[first]}\nand is\n${lines[first]}`;
}
