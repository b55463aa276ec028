import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editFile } from '../../src/cli/editor.ts';
import { exitCodeLines, exitCodes } from '../../src/cli/exit-codes.ts';
import { renderProblem } from '../../src/cli/problem.ts';
import { fillProse } from '../../src/cli/prose.ts';
import { stdinLines } from '../../src/cli/stdin-lines.ts';

describe('prose', () => {
  it('fills paragraphs and list items, and leaves code as it is', () => {
    const markdown = [
      '## A heading',
      '',
      'One two three',
      'four five six.',
      '- first item',
      '  goes on',
      '- second',
      '',
      '```python',
      'x = 1  # as it is, however long it may be',
      '```',
      'End.',
    ].join('\n');
    expect(fillProse(markdown, 18).split('\n')).toEqual([
      'A heading',
      '---------',
      '',
      'One two three four',
      'five six.',
      '- first item goes',
      '  on',
      '- second',
      '',
      '    x = 1  # as it is, however long it may be',
      'End.',
    ]);
  });
});

describe('lines of standard input', () => {
  it('are read one at a time, whole, with their ends', async () => {
    let read = 0;
    const lines = stdinLines(
      (async function* () {
        for (const chunk of ['on', 'e\ntwo\nZo', Buffer.from([0xc3]), Buffer.from([0xab]), '\nlast']) {
          read += 1;
          yield chunk;
        }
      })(),
    );
    expect(read).toBe(0);
    expect(await lines.next()).toBe('one\n');
    expect(await lines.next()).toBe('two\n');
    expect(read).toBe(2);
    expect(await lines.next()).toBe('Zoë\n');
    expect(await lines.next()).toBe('last');
    expect(await lines.next()).toBeNull();
    expect(await lines.next()).toBeNull();
  });
});

describe('a problem', () => {
  it('names the program once and keeps its lines together', () => {
    expect(renderProblem({ message: 'no such thing.', remedy: 'Try another.', exitCode: 2 })).toBe(
      'async-tutor: no such thing.\n             Try another.\n',
    );
  });
});

describe('the exit codes', () => {
  it('are all different, and all listed', () => {
    const codes = Object.values(exitCodes).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(exitCodeLines().join('\n')).toMatch(new RegExp(`^ +${code} {2}`, 'm'));
  });
});

describe('the editor', () => {
  it('gives what the file holds afterwards, or says what is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'async-tutor-'));
    try {
      const file = join(folder, 'a.py');
      writeFileSync(file, 'old\n');
      writeFileSync(join(folder, 'editor.cjs'), 'require("node:fs").writeFileSync(process.argv[3], process.argv[2])');
      const env = { EDITOR: `${process.execPath} ${join(folder, 'editor.cjs')}` };
      expect(await editFile(file, 7, env)).toEqual({ text: '+7' });
      expect(await editFile(file, 1, { VISUAL: 'no-such-editor' })).toEqual({
        text: '+7',
        message: 'there is no editor "no-such-editor": set EDITOR to yours',
      });
      expect(await editFile(file, 1, { EDITOR: 'false' })).toEqual({
        text: '+7',
        message: 'false ended with exit code 1',
      });
      rmSync(file);
      expect(await editFile(file, 1, { EDITOR: 'true' })).toEqual({ text: null });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
