import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file with this program, in a folder of its own that goes when the test is over. */
export function withProgram(text: string, name = 'program.py'): string {
  const folder = mkdtempSync(join(tmpdir(), 'async-tutor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
