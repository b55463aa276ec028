import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import type { JavaScriptRun } from '../../lesson/index.ts';
import type { StopSignal } from '../host.ts';

/** Lessons show a few lines; their programs take seconds. */
const LONGEST_MS = 20_000;
const MOST_OUTPUT = 1_000_000;

/** Takes away what reaches out of the process and needs no import (the lesson room refuses the imports). */
const PRELOAD = `for (const name of ['fetch', 'WebSocket', 'EventSource']) delete globalThis[name];
for (const name of ['binding', 'getBuiltinModule', 'dlopen']) process[name] = undefined;`;

/**
 * Runs a JavaScript program of a lesson in a Node of its own, which may read the program's folder and do nothing else:
 * no writing, no processes, no network, an empty environment. Real time passes.
 */
export function runJavaScript(file: string, stopped?: StopSignal): Promise<JavaScriptRun> {
  const real = realpathSync(file);
  const child = spawn(process.execPath, [...flags(dirname(real) + sep), real], {
    cwd: dirname(real),
    env: process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {},
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let stdout = '';
  let stderr = '';
  let reason = '';
  const end = (why: string) => {
    reason ||= why;
    child.kill('SIGKILL');
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (stdout.length > MOST_OUTPUT) end('it prints without end');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-MOST_OUTPUT);
  });
  const timer = setTimeout(() => end(`it did not end within ${LONGEST_MS / 1000} s`), LONGEST_MS);
  const stop = () => end('it was stopped');
  stopped?.addEventListener('abort', stop);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      stopped?.removeEventListener('abort', stop);
      const lines = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n');
      resolve({ exitCode: reason === '' ? (code ?? 1) : 1, lines, error: reason || errorIn(stderr) });
    });
  });
}

const [MAJOR = 0, MINOR = 0] = process.versions.node.split('.').map(Number);

function flags(folder: string): string[] {
  const permission = MAJOR >= 24 || (MAJOR === 22 && MINOR >= 13) ? '--permission' : '--experimental-permission';
  return [
    permission,
    `--allow-fs-read=${folder}`,
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=256',
    '--no-warnings',
    '--import',
    `data:text/javascript,${encodeURIComponent(PRELOAD)}`,
  ];
}

/** The line of standard error that says what is wrong: Node writes the place above it and the stack below. */
function errorIn(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  return lines.find((line) => /^(\w*Error\b|\[?\w*Error)/.test(line)) ?? lines.find((line) => line !== '') ?? '';
}
