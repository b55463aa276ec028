import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, runCli } from '../support/run-cli.ts';

describe('async-tutor', () => {
  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(dirname(BIN), '..', 'package.json'), 'utf8'));
    for (const flag of ['--version', '-V']) {
      expect(await runCli([flag])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
    }
  });

  it('alone shows the lessons and how to begin', async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect(code).toBe(0);
    expect(stdout).toContain('Part 1: Waiting well\n  sync-vs-async ');
    expect(stdout).toContain('async-tutor lesson sync-vs-async');
    expect(stderr).toBe('');
  });

  it('has help with examples and exit codes for everything', async () => {
    for (const command of [[], ['run'], ['lesson'], ['list']]) {
      const { code, stdout, stderr } = await runCli([...command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(['Usage: async-tutor', ...command].join(' '));
      expect(stdout).toContain('Examples:');
      expect(stderr).toBe('');
    }
    expect((await runCli(['--help'])).stdout).toContain('124  the program reached a limit');
    expect((await runCli(['help', 'run'])).stdout).toContain('--max-events');
  });

  it('lists the lessons, also as JSON', async () => {
    const table = await runCli(['list']);
    expect(table).toMatchObject({ code: 0, stderr: '' });
    expect(table.stdout).toContain('gather');
    const lessons = JSON.parse((await runCli(['list', '--json'])).stdout);
    const gather = lessons.find((lesson: { id: string }) => lesson.id === 'gather');
    expect(gather).toMatchObject({ title: 'asyncio.gather', part: 1, minutes: expect.any(Number) });
    for (const { id, summary } of lessons) {
      expect(table.stdout).toContain(`  ${id} `);
      expect(summary).not.toBe('');
    }
  });
});

describe('a wrong argument', () => {
  /** Expects exit code 2 and, on standard error alone, these words. */
  async function check(args: readonly string[], ...words: string[]): Promise<void> {
    const { code, stdout, stderr } = await runCli(args);
    expect(stderr).not.toMatch(/^ +at /m);
    for (const word of words) expect(stderr).toContain(word);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  }

  it('is an unknown command or option, with what was probably meant', async () => {
    await check(['rum', 'x.py'], "unknown command 'rum'", 'Did you mean run?');
    await check(['run', '--plian', 'x.py'], "unknown option '--plian'", 'Did you mean --plain?');
    await check(['list', '--jsno'], "unknown option '--jsno'");
    await check(['--wrong'], "unknown option '--wrong'", 'async-tutor --help');
  });

  it('is a missing or superfluous argument', async () => {
    await check(['run'], "missing required argument 'file'");
    await check(['lesson'], "missing required argument 'id'", 'async-tutor list');
    await check(['list', 'gather'], 'too many arguments');
  });

  it('is a number out of its range, or options that exclude each other', async () => {
    await check(
      ['run', '--max-events', 'many', 'x.py'],
      "'--max-events <n>' argument 'many' is invalid",
      'a number from 1 to 100,000,000',
    );
    await check(['run', '--max-tasks', '1.5', 'x.py'], 'whole number');
    await check(['run', '--max-time', '-1', 'x.py'], 'a number from 0.001');
    await check(['run', '--speed', '0', 'x.py'], 'a number from 0.25');
    await check(['run', '--json', '--quiet', 'x.py'], 'cannot be used with');
  });

  it('is an unknown lesson', async () => {
    await check(['lesson', 'gahter'], 'there is no lesson "gahter".', 'Did you mean gather?');
    await check(['lesson', 'zzz'], 'The lessons are sync-vs-async, ');
  });
});

describe('a program that cannot be started', () => {
  it('is told without a stack', async () => {
    const { code, stdout, stderr } = await runCli(['run', 'nothing-here.py'], { cwd: '/' });
    expect({ code, stdout, stderr }).toEqual({
      code: 66,
      stdout: '',
      stderr: 'async-tutor: there is no file nothing-here.py.\n             Check the name and the folder.\n',
    });
  });

  it('is told when it is not built', () => {
    const folder = mkdtempSync(join(tmpdir(), 'async-tutor-'));
    try {
      cpSync(BIN, join(folder, 'bin', 'async-tutor.js'), { recursive: true });
      cpSync(join(dirname(BIN), '..', 'package.json'), join(folder, 'package.json'));
      const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin', 'async-tutor.js'), 'list'], {
        encoding: 'utf8',
      });
      expect(stderr).toBe('async-tutor: it is not built yet.\n             Run "npm install" in its folder.\n');
      expect(status).toBe(69);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
