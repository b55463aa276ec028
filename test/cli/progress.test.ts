import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyIn, EMPTY_PROGRESS, readProgress, writeProgress } from '../../src/progress/index.ts';
import { runCli } from '../support/run-cli.ts';
import { noTerminal, openTerminal } from '../support/terminal.ts';

const OTHER = '/somewhere/else';

/** A data folder of a learner who has begun a lesson here and one in another course. */
function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const visit = { kind: 'visit-step', lesson: 'gather', step: 'prose-1', steps: 4 } as const;
  const all = applyIn(applyIn(EMPTY_PROGRESS, '', visit), OTHER, visit);
  writeFileSync(join(folder, 'progress.json'), writeProgress(all));
  return folder;
}

function savedIn(data: string) {
  const read = readProgress(readFileSync(join(data, 'progress.json'), 'utf8'));
  if (read.kind !== 'progress') throw new Error(`the file is ${read.kind}`);
  return read.progress;
}

const progress = (args: readonly string[], data: string) =>
  runCli(['progress', ...args], { env: { ASYNC_TUTOR_DATA: data } });

describe('async-tutor progress', () => {
  it('shows how far somebody is, also as JSON', async () => {
    const data = dataFolder();
    const shown = await progress([], data);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toMatch(/^Python's asyncio, watched at work\n0 of \d+ lessons finished/);
    expect(shown.stdout).toMatch(/^ {2}gather +\S+ +25 % /m);
    expect(shown.stdout).toContain('lessons ahead');
    const { stdout, code } = await progress(['--json'], data);
    const report = JSON.parse(stdout);
    expect(code).toBe(0);
    const gather = report.lessons.find((lesson: { id: string }) => lesson.id === 'gather');
    expect(gather).toMatchObject({ seen: 0.25, finished: false, mastery: 0 });
    expect(gather.ideas.all).toBeGreaterThan(5);
  });

  it('of another course is another one', async () => {
    const course = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
    onTestFinished(() => rmSync(course, { recursive: true, force: true }));
    expect((await runCli(['new', join(course, 'mine')])).code).toBe(0);
    const { code, stdout } = await progress(['--lessons', join(course, 'mine')], dataFolder());
    expect(code).toBe(0);
    expect(stdout).not.toContain('25 %');
    expect(stdout).not.toContain('gather');
  });

  it('is ASCII and narrow when asked', async () => {
    const { stdout } = await progress(['--ascii', '--width', '60'], dataFolder());
    expect(stdout).toMatch(/^[\n\x20-\x7e]*$/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('of a damaged file says where it is kept', async () => {
    const data = dataFolder();
    writeFileSync(join(data, 'progress.json'), '{');
    const { code, stderr } = await progress([], data);
    expect(code).toBe(0);
    expect(stderr).toContain('It is kept as');
    expect(readFileSync(join(data, 'progress.json.damaged-1'), 'utf8')).toBe('{');
  });
});

describe('async-tutor progress --reset', () => {
  it('needs somebody to ask, or --yes', async () => {
    const data = dataFolder();
    const { code, stdout, stderr } = await progress(['--reset'], data);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('progress --reset --yes');
    expect(Object.keys(savedIn(data).lessons)).toEqual(['gather']);
  });

  it('forgets with --yes, and keeps a copy', async () => {
    const data = dataFolder();
    const before = readFileSync(join(data, 'progress.json'), 'utf8');
    const copy = join(data, 'progress.json.before-reset-1');
    const { code, stdout } = await progress(['--reset', '--yes'], data);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `Forgotten. What was there is kept as ${copy}\n` });
    expect(savedIn(data)).toEqual(EMPTY_PROGRESS);
    expect(readFileSync(copy, 'utf8')).toBe(before);
    expect((await progress(['--reset', '--yes'], join(data, 'nothing'))).stdout).toBe('There was nothing to forget.\n');
  });

  it.skipIf(noTerminal !== undefined)('asks on a terminal, and only "yes" means yes', async () => {
    const data = dataFolder();
    const copy = join(data, 'progress.json.before-reset-1');
    const answer = async (typed: string): Promise<string> => {
      const terminal = openTerminal(['progress', '--reset'], { env: { ASYNC_TUTOR_DATA: data } });
      await terminal.waitFor('Type "yes" to go on:');
      terminal.send(`${typed}\r`);
      expect((await terminal.exited).exitCode).toBe(0);
      return terminal.screen();
    };
    expect(await answer('y')).toContain('Nothing was changed.');
    expect(Object.keys(savedIn(data).lessons)).toEqual(['gather']);
    expect(existsSync(copy)).toBe(false);
    expect(await answer('yes')).toContain('Forgotten.');
    expect(savedIn(data).lessons).toEqual({});
    expect(existsSync(copy)).toBe(true);
  });

  it('refuses a file of a newer version', async () => {
    const data = dataFolder();
    writeFileSync(join(data, 'progress.json'), '{"version":9}');
    const { code, stderr } = await progress(['--reset', '--yes'], data);
    expect(code).toBe(2);
    expect(stderr).toContain('a newer async-tutor has written the file');
    expect(readFileSync(join(data, 'progress.json'), 'utf8')).toBe('{"version":9}');
  });
});
