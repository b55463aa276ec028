import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Starts the child that runs Python, closed in on all sides: it may read this package's files and its snapshot, and
 * can write, connect, spawn and load nothing (Node's permission model); JavaScript cannot be made from strings, which
 * closes the way from Python through constructors to the process object; its environment is empty.
 */
export function startChild(snapshotPath: string): ChildProcessWithoutNullStreams {
  const { child, probe, pyodide, readable } = locate();
  return spawn(
    process.execPath,
    [
      ...permissionFlags(),
      ...[...readable, snapshotPath].map((path) => `--allow-fs-read=${path}`),
      '--disallow-code-generation-from-strings',
      '--no-warnings',
      ...engineFlags(),
      child,
      probe,
      pyodide,
      snapshotPath,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: minimalEnvironment(), windowsHide: true },
  );
}

interface Located {
  readonly child: string;
  readonly probe: string;
  /** The module to import. */
  readonly pyodide: string;
  readonly readable: readonly string[];
}

let located: Located | undefined;

/** Where the child's program and Pyodide lie. Links are resolved: the permission model compares real paths. */
function locate(): Located {
  if (located) return located;
  const here = fileURLToPath(import.meta.url);
  const dist = here.endsWith('.ts') ? join(dirname(here), '..', '..', '..', 'dist') : dirname(here);
  const require = createRequire(import.meta.url);
  const pyodide = dirname(require.resolve('pyodide/package.json'));
  const real = realpathSync(dist);
  const realPyodide = realpathSync(pyodide);
  located = {
    child: join(real, 'child.js'),
    probe: join(real, 'probe'),
    pyodide: join(realPyodide, 'pyodide.mjs'),
    readable: [real, realPyodide].map((folder) => folder + sep),
  };
  return located;
}

const [MAJOR = 0, MINOR = 0] = process.versions.node.split('.').map(Number);

function permissionFlags(): string[] {
  return MAJOR >= 24 || (MAJOR === 22 && MINOR >= 13) ? ['--permission'] : ['--experimental-permission'];
}

/**
 * Stack switching (JSPI) is on by default from Node 24. The stack sizes let Python find out that it recurses too
 * deeply before V8 does; Windows gives a process too small a stack for that. A larger tiering budget lets hot code be
 * optimised later: small programs are over before the optimiser has stolen time from them. Booting makes
 * much garbage: with room for it, fewer collections are needed.
 */
function engineFlags(): string[] {
  const switching =
    MAJOR >= 24 ? [] : [MAJOR >= 22 ? '--experimental-wasm-jspi' : '--experimental-wasm-stack-switching'];
  const stacks = process.platform === 'win32' ? [] : ['--stack-size=3900'];
  return [
    ...switching,
    ...stacks,
    '--wasm-stack-switching-stack-size=8192',
    '--wasm-tiering-budget=20000000',
    '--min-semi-space-size=16',
    '--max-old-space-size=1024',
  ];
}

/** Windows cannot start a process without its system root. */
function minimalEnvironment(): NodeJS.ProcessEnv {
  return process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {};
}
