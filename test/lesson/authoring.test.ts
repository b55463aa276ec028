import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

// What somebody does who writes a course: begin one, check it, look at it, break it, repair it.

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'async-tutor-course-'));
  expect(await runCli(['new', 'course'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runCli(args, { cwd: folder });

/** Changes a file of the course for as long as `look` takes. */
async function broken(file: string, change: (text: string) => string, look: () => Promise<void>): Promise<void> {
  const path = join(folder, 'course', file);
  const text = readFileSync(path, 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
  await look().finally(() => writeFileSync(path, text));
}

describe('a new course', () => {
  it('has nothing wrong with it', async () => {
    const { code, stdout, stderr } = await run('check', 'course');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('✓ 01-breakfast  10 programs\n\n1 lesson, 10 programs run, 0 problems\n');
  });

  it('is listed and read like the one that comes with the program', async () => {
    const { stdout } = await run('list', '--lessons', 'course');
    expect(stdout).toBe('Part 1: First steps\n  breakfast   4 min  Two jobs that wait at the same time.\n');
    const lesson = await run('lesson', '--lessons', 'course', 'breakfast');
    expect(lesson).toMatchObject({ code: 0, stderr: '' });
    for (const said of [
      'Before you look at one_by_one.py: How long until breakfast is ready?\n  - 2 s\n  - 3 s\n  - 5 s',
      '- 3.00 s Only now does the toast go in.',
      'How long until breakfast is ready? It took 5 s. The toaster starts when',
      'The kettle is on.\n  The toast goes in.\n  The toast is ready.\n  The tea is ready.',
      '- one_by_one.py takes 5 s, together.py 3 s: 2 s less.',
      '- Both print the same lines, in another order.',
      'how long the kettle needs (together.py, line 5): 3, or 1, 6',
      'The toast is ready.    The toast is ready.',
      'Exercise: Breakfast for a hurry (3 minutes)',
    ]) {
      expect(lesson.stdout).toContain(said);
    }
  });

  it('is not made where something is already', async () => {
    const { code, stderr } = await run('new', 'course');
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('course is not empty.') });
  });
});

describe('check', () => {
  it('finds what a run contradicts, together with what is written wrong, and says where', async () => {
    const change = (text: string) =>
      text.replace('  duration: 5\n', '  duration: 4\n').replace('title: both at once', 'titel: both');
    await broken('01-breakfast/lesson.md', change, async () => {
      const { code, stdout, stderr } = await run('check', join('course', '01-breakfast'));
      expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
      expect(stdout).toContain(
        [
          '✗ 01-breakfast  10 programs',
          '  01-breakfast/lesson.md:30:3: one_by_one.py was expected to be a program that takes exactly 4 s, and it took 5 s',
          '  30 |   duration: 4',
          '     |   ^',
          '    Correct what is expected, or the program.',
        ].join('\n'),
      );
      expect(stdout).toContain('lesson.md:45:1: nobody knows the field "titel"');
      expect(stdout).toContain('    Did you mean title?\n');
      expect(stdout).toContain('1 lesson, 10 programs run, 2 problems');
    });
  });

  it('tells programs the same as JSON', async () => {
    await broken(
      '01-breakfast/exercise/solution.py',
      (text) => text.replace('"egg", 4', '"egg", 5'),
      async () => {
        const { code, stdout } = await run('check', '--json', 'course');
        const { lessons, problems, summary } = JSON.parse(stdout);
        expect({ code, problems, summary }).toEqual({
          code: 2,
          problems: [],
          summary: { lessons: 1, programs: 10, problems: 1 },
        });
        expect(lessons[0]).toMatchObject({ folder: '01-breakfast', id: 'breakfast' });
        expect(lessons[0].problems).toMatchObject([
          {
            path: '01-breakfast/exercise/goal.yaml',
            line: 6,
            message: 'solution.py does not meet the goal "ends by 4 s": it took 5 s',
          },
        ]);
      },
    );
  });

  it('reports what stands in no lesson', async () => {
    await broken(
      'glossary.yaml',
      (text) => text.replace('task:', 'tasks: again\ntask:').replace(/^event loop.*$/m, ''),
      async () => {
        const { code, stdout } = await run('check', 'course');
        expect(code).toBe(2);
        expect(stdout).toContain('01-breakfast/lesson.md:7:20: the glossary has no "event loop"');
      },
    );
  });

  it('says what is wrong with the folder', async () => {
    expect(await run('check', 'nowhere')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no folder nowhere.'),
    });
    expect(await run('check', '.')).toMatchObject({ code: 2, stderr: expect.stringContaining('. holds no lessons.') });
  });
});

describe('a lesson with mistakes', () => {
  it('is not taught, and says why; the list shows the others', async () => {
    await broken(
      '01-breakfast/lesson.md',
      (text) => text.replace('```summary', '```sumary'),
      async () => {
        const lesson = await run('lesson', '--lessons', 'course', 'breakfast');
        expect(lesson).toMatchObject({
          code: 2,
          stdout: '',
          stderr: expect.stringContaining('nobody knows the directive "sumary"'),
        });
        const list = await run('list', '--lessons', 'course');
        expect(list).toMatchObject({
          code: 2,
          stdout: expect.stringContaining('breakfast'),
          stderr: expect.stringContaining('Did you mean summary?'),
        });
      },
    );
  });

  it('cannot run JavaScript that reaches out of its process', async () => {
    const file = '01-breakfast/together.mjs';
    await broken(
      file,
      (text) => `import { readFileSync } from 'node:fs';\n${text}`,
      async () => {
        const { stdout } = await run('check', 'course');
        expect(stdout).toContain('together.mjs, line 1: lessons do not use node:fs');
      },
    );
    const hostile =
      'console.log(typeof fetch, typeof process.binding, process.env.PATH);\nprocess.permission.has("fs.write") && console.log("writes");\n';
    await broken(
      file,
      (text) => hostile + text,
      async () => {
        const { stdout } = await run('lesson', '--lessons', 'course', 'breakfast');
        expect(stdout).toContain('undefined undefined undefined');
        expect(stdout).not.toContain('writes');
      },
    );
  });
});

it('compare tells two programs on one axis', async () => {
  const { code, stdout } = await runCli(['compare', 'one_by_one.py', 'together.py'], {
    cwd: join(folder, 'course', '01-breakfast'),
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ +0 s.*\none_by_one\.py\n {2}event loop {2}█[\s\S]*\n\ntogether\.py\n {2}event loop {2}█/);
  expect(stdout).toContain(
    '- one_by_one.py takes 5 s, together.py 3 s: 2 s less.\n- Both print the same lines, in another order.\n',
  );
  expect(await run('compare', 'x.py', 'y.py')).toMatchObject({ code: 66 });
});
