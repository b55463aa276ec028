import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LESSONS } from '../support/fake-host.ts';
import { KEYS, noTerminal, openTerminal, type TerminalOptions, type TestTerminal } from '../support/terminal.ts';
import { withProgram } from '../support/with-program.ts';

if (noTerminal !== undefined) console.warn(`Skipped: ${noTerminal}`);

const GREETINGS = join(LESSONS, '05-gather', 'greetings.py');
const HAS_PROC = process.platform === 'linux';

/** Plays a program and waits until it has been recorded to its end. */
async function play(args: readonly string[], options: TerminalOptions = {}): Promise<TestTerminal> {
  const terminal = openTerminal(['run', ...args], options);
  onTestFinished(() => terminal.kill('SIGKILL'));
  await terminal.waitFor('recorded');
  return terminal;
}

/** Expects that the program ends with this code and leaves the terminal as it was. */
async function expectRestored(terminal: TestTerminal, exitCode: number): Promise<void> {
  expect(await terminal.exited).toEqual({ exitCode, signal: 0 });
  expect(terminal.isAlternate()).toBe(false);
  // The cursor is shown again after it was hidden for the last time.
  expect(terminal.raw().lastIndexOf('\u001b[?25h')).toBeGreaterThan(terminal.raw().lastIndexOf('\u001b[?25l'));
}

describe.skipIf(noTerminal !== undefined)('the player on a terminal', () => {
  it('plays a program to its end, goes back to the start, and quits', async () => {
    const terminal = await play([GREETINGS]);
    expect(terminal.isAlternate()).toBe(true);
    terminal.send(KEYS.end);
    const end = await terminal.waitFor("['greeted', 'something else']");
    expect(end).toContain('t 2.00 s');
    terminal.send(KEYS.home);
    await terminal.waitFor('t 0.00 s   step 0/');
    terminal.send('q');
    await expectRestored(terminal, 0);
  });

  it('shows the same screens stepping back as stepping forward', async () => {
    const terminal = await play([GREETINGS]);
    terminal.send(KEYS.home);
    await terminal.waitFor('step 0/');
    const paused = (step: number) => new RegExp(`paused .* step ${step}/`);
    const steps = 12;
    const forward: string[] = [];
    for (let step = 1; step <= steps; step += 1) {
      terminal.send(KEYS.right);
      forward.push(await terminal.waitFor(paused(step)));
    }
    for (let step = steps - 1; step >= 1; step -= 1) {
      terminal.send(KEYS.left);
      expect(await terminal.waitFor(paused(step))).toBe(forward[step - 1]);
    }
    terminal.send('q');
    await expectRestored(terminal, 0);
  });

  it('follows the size of the terminal, also when that is too small', async () => {
    const terminal = await play([GREETINGS]);
    terminal.send(KEYS.end);
    for (const [columns, rows] of [
      [60, 20],
      [160, 50],
      [80, 24],
    ] as const) {
      terminal.resize(columns, rows);
      const screen = await terminal.waitFor((text) => text.includes('quit') && fills(text, columns, rows));
      expect(screen).toContain('event loop');
    }
    terminal.resize(20, 5);
    await terminal.waitFor('This terminal has');
    terminal.resize(100, 30);
    await terminal.waitFor('timelines');
    terminal.send('q');
    await expectRestored(terminal, 0);
  });

  it('gives the terminal back on Ctrl-C, SIGTERM and a crash of our own', async () => {
    const interrupted = await play([GREETINGS]);
    interrupted.send(KEYS.ctrlC);
    await expectRestored(interrupted, 130);

    const terminated = await play([GREETINGS]);
    terminated.kill('SIGTERM');
    await expectRestored(terminated, 143);

    const bug = "data:text/javascript,process.on('SIGUSR2',()=>{throw(Error('boom'))})";
    const crashed = await play([GREETINGS], { env: { NODE_OPTIONS: `--import=${bug}` } });
    crashed.kill('SIGUSR2');
    await expectRestored(crashed, 70);
    expect(crashed.screen()).toContain('Please report it');
    expect(crashed.screen()).toContain('Error: boom');
  });

  it('asks for input where the program does', async () => {
    const terminal = openTerminal(['run', withProgram('name = input("Your name? ")\nprint(f"Hello, {name}!")\n')]);
    onTestFinished(() => terminal.kill('SIGKILL'));
    await terminal.waitFor('waits for input');
    terminal.send(`Ada${KEYS.enter}`);
    await terminal.waitFor('recorded');
    terminal.send(KEYS.end);
    await terminal.waitFor('Hello, Ada!');
    terminal.send('q');
    await expectRestored(terminal, 0);
  });

  it('passes on the exit code, and what the program wrote to standard error', async () => {
    const terminal = await play([withProgram('import sys\nprint("trouble", file=sys.stderr)\nsys.exit(3)\n')]);
    terminal.send('q');
    await expectRestored(terminal, 3);
    expect(terminal.screen()).toContain('trouble');
  });

  it('can stop a program that never ends', async () => {
    const server =
      'import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\n        print("tick")\nasyncio.run(main())\n';
    const terminal = openTerminal(['run', '--speed', '16', withProgram(server)]);
    onTestFinished(() => terminal.kill('SIGKILL'));
    await terminal.waitFor('tick');
    terminal.send('q');
    await terminal.exited;
    expect(terminal.isAlternate()).toBe(false);
  });

  it.skipIf(!HAS_PROC)('survives the death of the process that runs Python', async () => {
    const terminal = openTerminal(['run', withProgram('import time\nwhile True: time.sleep(1)\n')]);
    onTestFinished(() => terminal.kill('SIGKILL'));
    await terminal.waitFor('MainThread');
    for (const child of childrenOf(terminal.pid)) process.kill(child, 'SIGKILL');
    terminal.send(KEYS.end);
    await terminal.waitFor(/died|killed/, 20);
    terminal.send('q');
    await terminal.exited;
    expect(terminal.isAlternate()).toBe(false);
  });

  it('draws with ASCII and without colours where it is told to', async () => {
    const terminal = await play(['--ascii', '--no-color', GREETINGS]);
    terminal.send(KEYS.end);
    expect(await terminal.waitFor('Hello, world!')).toMatch(/^[\x20-\x7e\n]*$/);
    expect(terminal.raw()).not.toMatch(/\u001b\[(?:\d+;)*(?:3\d|4\d|9\d)(?:;\d+)*m/);
    terminal.send('q');
    await expectRestored(terminal, 0);
  });
});

/** True when the drawing reaches the last column and (nearly) the last row. */
function fills(screen: string, columns: number, rows: number): boolean {
  const lines = screen.split('\n');
  return (
    lines.length >= rows - 1 &&
    lines.length <= rows &&
    lines.some((line) => line.length === columns || line.length === columns - 1)
  );
}

/** The processes that a process has started, by what Linux tells. */
function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(pid);
      } catch {
        return false;
      }
    })
    .map(Number);
}
