import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN } from '../support/run-cli.ts';
import { type CorpusProgram, readCorpus } from './support/corpus.ts';

// NODE_BINARIES=/path/to/node22/bin/node,/path/to/node24/bin/node npx vitest run test/python/node-versions.test.ts
const others = (process.env.NODE_BINARIES ?? '').split(',').filter(Boolean);
if (others.length === 0) {
  console.warn('Skipped: other versions of Node. List their executables in NODE_BINARIES, with commas between them.');
}

describe.skipIf(others.length > 0)('other versions of Node', () => {
  it.skip('are listed in NODE_BINARIES', () => undefined);
});

describe.each(others)('%s', (node) => {
  it('can be started', () => {
    expect(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout).toMatch(/^v\d+/);
  });

  it.each(readCorpus())('leaves the same trace of $name', (program) => {
    expect(traceOn(node, program)).toBe(traceOn(process.execPath, program));
  });
});

const known = new Map<string, string>();

/** The trace of a program as the built command line writes it under some Node, with what it says on standard error. */
function traceOn(node: string, { file = '', args = [], stdin = '', name }: CorpusProgram): string {
  const key = `${node} ${name}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const { stdout, stderr } = spawnSync(node, [BIN, 'run', '--json', file, ...args], {
    cwd: dirname(file),
    input: stdin,
    encoding: 'utf8',
  });
  known.set(key, stdout + stderr);
  return stdout + stderr;
}
