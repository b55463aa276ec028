import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/cli/problem.ts';
import { readProgram } from '../../src/cli/read-program.ts';

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'async-tutor-'));
  writeFileSync(join(cwd, 'greetings.py'), 'print("hi")\n');
  mkdirSync(join(cwd, 'folder'));
  writeFileSync(join(cwd, 'folder', 'inside.py'), '');
});

afterAll(() => rmSync(cwd, { recursive: true }));

/** Reads a program and compares its text, or the first line of the problem with its exit code: `66 there is no file x`. */
async function check(name: string, expected: string, stdin: readonly (string | Uint8Array)[] = []): Promise<void> {
  expect(await outcomeOf(name, stdin)).toContain(expected);
}

async function outcomeOf(name: string, stdin: readonly (string | Uint8Array)[]): Promise<string> {
  async function* chunks() {
    yield* stdin;
  }
  try {
    return (await readProgram({ name, cwd, stdin: chunks() })).text;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { exitCode, message, remedy } = error.problem;
    return `${exitCode} ${message} ${remedy}`;
  }
}

function write(name: string, ...bytes: (string | number)[]): string {
  const parts = bytes.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part])));
  writeFileSync(join(cwd, name), Buffer.concat(parts));
  return name;
}

describe('a program that can be read', () => {
  it('comes from a file, or from standard input', async () => {
    await check('greetings.py', 'print("hi")\n');
    await check('-', 'print("häppy")\n', ['print("h', 'äppy")\n']);
    expect(await readProgram({ name: '-', cwd, stdin: (async function* () {})() })).toMatchObject({
      argv0: '-',
      fromStdin: true,
    });
  });

  it('may begin with a byte order mark, and may say that it is UTF-8', async () => {
    await check(write('bom.py', 0xef, 0xbb, 0xbf, 'x = 1\n'), 'x = 1\n');
    await check(write('utf8.py', '# -*- coding: utf_8 -*-\nx = "é"\n'), 'x = "é"\n');
    await check(write('latin-ascii.py', '# coding: latin-1\nx = 1\n'), 'x = 1\n');
    await check(write('third-line.py', 'x = "é"\n\n# coding: latin-1\n'), 'x = "é"\n');
  });

  it('may hold the character that stands for broken text', async () => {
    await check(write('replacement.py', 'x = "\ufffd"\n'), '\ufffd');
  });
});

describe('a program that cannot be read says why and what to do', () => {
  it('there is no such file', async () => {
    await check('greeting.py', '66 there is no file greeting.py. Did you mean greetings.py?');
    await check('greetings', '66 there is no file greetings. Did you mean greetings.py?');
    await check('folder/insid.py', '66 there is no file folder/insid.py. Did you mean folder/inside.py?');
    await check('zzz.py', '66 there is no file zzz.py. Check the name and the folder.');
    await check('greetings.py/x.py', '66 there is no file greetings.py/x.py.');
  });

  it('it is a folder', async () => {
    await check('folder', '66 folder is a folder. Name the file to run, for example folder/inside.py.');
  });

  it('it is not UTF-8', async () => {
    await check(
      write('latin.py', 'x = 1\n# caf', 0xe9, ' au lait\n'),
      '65 latin.py is not UTF-8: byte 0xe9 at offset 11, in line 2.',
    );
    await check(write('cut.py', 'x = "', 0xc3), '65 cut.py is not UTF-8: byte 0xc3 at offset 5, in line 1.');
    await check(write('mixed.py', 'x = "\ufffd', 0xff), '65 mixed.py is not UTF-8: byte 0xff at offset 8, in line 1.');
    await check(
      write('bom-bad.py', 0xef, 0xbb, 0xbf, 0x80),
      '65 bom-bad.py is not UTF-8: byte 0x80 at offset 3, in line 1.',
    );
    await check('-', '65 standard input is not UTF-8', [new Uint8Array([0xff])]);
  });

  it('it says that it is written in something else', async () => {
    await check(
      write('declared.py', '#!/usr/bin/python3\n# vim: set fileencoding=latin-1 :\n# é\n'),
      'written in latin-1.',
    );
  });

  it('it is larger than any program', async () => {
    await check('-', '65 standard input is larger than 8 MB.', [new Uint8Array(9 * 1024 * 1024)]);
  });
});

describe('the check helper', () => {
  it('can fail', async () => {
    await expect(check('greetings.py', 'something else')).rejects.toThrow();
  });
});
