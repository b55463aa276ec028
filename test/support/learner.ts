import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openTerminal, type TerminalOptions, type TestTerminal } from './terminal.ts';

/** A folder, for example for a learner's data, that goes when the test is over. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** async-tutor on a terminal, for the learner whose data lie in a folder; killed at the latest when the test is over. */
export function openFor(data: string, args: readonly string[] = [], options: TerminalOptions = {}): TestTerminal {
  const terminal = openTerminal(args, { ...options, env: { ASYNC_TUTOR_DATA: data, ...options.env } });
  onTestFinished(() => terminal.kill('SIGKILL'));
  return terminal;
}

/** What the progress file of a folder holds. */
export function progressIn(data: string) {
  return JSON.parse(readFileSync(join(data, 'progress.json'), 'utf8'));
}
