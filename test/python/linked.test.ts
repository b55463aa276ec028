import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'async-tutor-linked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the built package, without node_modules. */
function installed(name: string): string {
  const home = join(folder, name);
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(ROOT, part), join(home, part), { recursive: true });
  return home;
}

/** Runs a program with the package at `home`. */
async function check(home: string): Promise<void> {
  const program = join(folder, 'hello.py');
  writeFileSync(program, 'print("hello")\n');
  const bin = join(home, 'bin', 'async-tutor.js');
  expect(await runCli(['run', '--quiet', program], { bin })).toMatchObject({ code: 0, stdout: 'hello\n', stderr: '' });
}

it('a package whose node_modules is a link runs', async () => {
  const home = installed('modules');
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'), 'junction');
  await check(home);
});

it('a package that is a link runs, as with npm link', async () => {
  symlinkSync(installed('package'), join(folder, 'linked'), 'junction');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'package', 'node_modules'), 'junction');
  await check(join(folder, 'linked'));
});

it('a package and its dependency that are links into a store run, as with pnpm', async () => {
  const home = installed('store/async-tutor');
  const beside = join(folder, 'project', 'node_modules');
  mkdirSync(beside, { recursive: true });
  mkdirSync(join(home, 'node_modules'));
  cpSync(join(ROOT, 'node_modules', 'pyodide'), join(folder, 'store', 'pyodide'), { recursive: true });
  symlinkSync(join(dirname(home), 'pyodide'), join(home, 'node_modules', 'pyodide'), 'junction');
  symlinkSync(home, join(beside, 'async-tutor'), 'junction');
  await check(join(beside, 'async-tutor'));
});
