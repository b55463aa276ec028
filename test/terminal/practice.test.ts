import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../support/fake-host.ts';
import { newFolder, openFor, progressIn } from '../support/learner.ts';
import { KEYS, noTerminal, type TerminalOptions, type TestTerminal } from '../support/terminal.ts';

if (noTerminal !== undefined) console.warn(`Skipped: ${noTerminal}`);

/** Under load a first run makes its snapshot. */
const PATIENCE = 60;

interface Practice {
  readonly terminal: TestTerminal;
  readonly data: string;
  /** The learner's file of the exercise about gather. */
  readonly file: string;
}

function practise(args: readonly string[], options: TerminalOptions = {}): Practice {
  const data = newFolder();
  const programs = newFolder();
  const env = { ASYNC_TUTOR_PRACTICE: programs, ...options.env };
  const terminal = openFor(data, ['practice', ...args], { ...options, env });
  return { terminal, data, file: join(programs, 'gather', 'exercise.py') };
}

const solution = () => readFileSync(join(LESSONS, '05-gather', 'exercise', 'solution.py'), 'utf8');

/** Saves as most editors do: another file is renamed over it. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

describe.skipIf(noTerminal !== undefined)('an exercise on a terminal', () => {
  it.each([
    [100, 30],
    [80, 24],
  ])('of %ix%i is solved in an editor, with feedback on every save', { timeout: 240_000 }, async (columns, rows) => {
    const { terminal, data, file } = practise(['gather'], { columns, rows });
    await terminal.waitFor('it took 6 s', PATIENCE);
    expect(terminal.screen()).toContain(file.slice(0, 40));
    const start = readFileSync(file, 'utf8');

    terminal.send('h');
    await terminal.waitFor('Hint 1 of 4');

    writeFileSync(file, start.replace('asyncio.run(main())', 'asyncio.run(mian())'));
    await terminal.waitFor(/NameError/, PATIENCE);
    expect(terminal.screen()).toContain('mian()');

    replace(file, start.replace('"North Cape", 3', '"North Cape", 2'));
    await terminal.waitFor('it took 5 s', PATIENCE);

    terminal.send(KEYS.enter);
    await terminal.waitFor('timelines');
    terminal.send(KEYS.escape);
    await terminal.waitFor('Goals');

    replace(file, solution());
    await terminal.waitFor('Solved: Six seconds become three', PATIENCE);
    await terminal.waitFor('2 times as fast', PATIENCE);
    terminal.send('s');
    await terminal.waitFor('The solution');
    terminal.send(KEYS.escape);
    await terminal.waitFor('solved');
    terminal.send('q');
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.isAlternate()).toBe(false);
    expect(progressIn(data).exercises.gather).toMatchObject({ attempts: 3, hints: 1, solvedAt: expect.any(Number) });
    expect(readFileSync(file, 'utf8')).toBe(solution());
  });

  it('is chosen from the list, stops a program without an end, and begins anew', { timeout: 240_000 }, async () => {
    const { terminal, file } = practise([]);
    await terminal.waitFor('Six seconds become three', PATIENCE);
    terminal.send('jjj');
    terminal.send(KEYS.enter);
    await terminal.waitFor('it took 6 s', PATIENCE);
    // It waits for ever in virtual time, and a save ends it.
    writeFileSync(file, 'while True:\n    pass\n');
    await terminal.waitFor('it runs', PATIENCE);
    writeFileSync(file, 'print("hello")\n');
    await terminal.waitFor('is missing', PATIENCE);
    terminal.send('o');
    await terminal.waitFor('begin anew');
    terminal.send('y');
    await terminal.waitFor('it took 6 s', PATIENCE);
    expect(readFileSync(file.replace('.py', '-1.py'), 'utf8')).toBe('print("hello")\n');
    terminal.send('q');
    await terminal.waitFor('0 of');
    terminal.send('q');
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
  });

  it('opens the editor and takes what it saves', { timeout: 120_000 }, async () => {
    const editor = join(newFolder(), 'editor.sh');
    const wanted = `${editor}.py`;
    writeFileSync(wanted, solution());
    writeFileSync(editor, `#!/bin/sh\ncp "${wanted}" "$2"\n`);
    chmodSync(editor, 0o755);
    const { terminal } = practise(['gather'], { env: { VISUAL: editor } });
    await terminal.waitFor('it took 6 s', PATIENCE);
    terminal.send('e');
    await terminal.waitFor('Solved: Six seconds become three', PATIENCE);
    terminal.send(KEYS.ctrlC);
    expect((await terminal.exited).exitCode).toBe(130);
    expect(terminal.isAlternate()).toBe(false);
  });

  it('survives being resized', { timeout: 120_000 }, async () => {
    const { terminal } = practise(['gather']);
    await terminal.waitFor('it took 6 s', PATIENCE);
    terminal.resize(60, 20);
    await terminal.waitFor('Goals');
    terminal.resize(30, 8);
    await terminal.waitFor('at least');
    terminal.resize(120, 40);
    await terminal.waitFor('the goal', PATIENCE);
    terminal.send('q');
    expect((await terminal.exited).exitCode).toBe(0);
  });
});
