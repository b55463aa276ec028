import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, runCli } from '../support/run-cli.ts';
import { KEYS, noTerminal, openTerminal } from '../support/terminal.ts';

const root = dirname(dirname(BIN));
const MEGABYTE = 1024 * 1024;
let folder: string;
let bin: string;

// What a user gets: the tarball, installed in an empty folder without our development tools.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'async-tutor-pack-'));
  // Only what is built already is packed: the tests have built it.
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
  });
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const tarball = join(folder, packed.toString().trim().split('\n').at(-1) ?? '');
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', ['install', '--prefix', empty, ...quietly, tarball], { cwd: empty });
  bin = join(empty, 'node_modules', 'async-tutor', 'bin', 'async-tutor.js');
  writeFileSync(
    join(empty, 'hello.py'),
    'import asyncio\nasync def main():\n    print("hello")\nasyncio.run(main())\n',
  );
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed tarball, installed', () => {
  it('holds what it needs and nothing that it does not', () => {
    const own = readdirSync(dirname(dirname(bin))).sort();
    expect(own).toEqual(expect.arrayContaining(['LICENSE', 'bin', 'dist', 'lessons', 'package.json']));
    expect(own).not.toContain('src');
    expect(sizeOf(join(folder, 'empty', 'node_modules')) / MEGABYTE).toBeLessThan(40);
  });

  it('runs a program', async () => {
    const cwd = join(folder, 'empty');
    expect(await runCli(['run', '--quiet', 'hello.py'], { cwd, bin })).toEqual({
      code: 0,
      signal: null,
      stdout: 'hello\n',
      stderr: '',
    });
    const shim = execFileSync('npx', ['--no-install', 'async-tutor', '--version'], { cwd });
    expect(shim.toString()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.skipIf(noTerminal !== undefined)('walks into a lesson and gives the terminal back', async () => {
    const terminal = openTerminal(['lesson', 'run-in-executor'], {
      command: [process.execPath, bin],
      env: { ASYNC_TUTOR_DATA: join(folder, 'data') },
    });
    await terminal.waitFor('step 1 of');
    terminal.send(KEYS.right);
    // The player has no room for the words.
    await terminal.waitFor(/(^|\s)2\/\d+ /);
    terminal.send('q');
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.isAlternate()).toBe(false);
  });
});

function sizeOf(path: string): number {
  const about = lstatSync(path);
  if (!about.isDirectory()) return about.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
