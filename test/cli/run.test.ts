import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJsonLines } from '../../src/trace/index.ts';
import { type CliOptions, type CliResult, runCli } from '../support/run-cli.ts';
import { KEYS, noTerminal, openTerminal } from '../support/terminal.ts';

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'async-tutor-'));
});

afterAll(() => rmSync(cwd, { recursive: true }));

/** Writes a program and runs it. */
function runProgram(
  text: string,
  options: readonly string[],
  rest: CliOptions & { args?: readonly string[] } = {},
): Promise<CliResult> {
  writeFileSync(join(cwd, 'program.py'), text);
  return runCli(['run', ...options, 'program.py', ...(rest.args ?? [])], { cwd, ...rest });
}

const GREETINGS = `import asyncio
async def greet():
    await asyncio.sleep(2)
    print("Hello!")
async def main():
    await asyncio.gather(greet(), asyncio.sleep(1))
asyncio.run(main())
`;

describe('run --quiet', () => {
  /** Runs a program quietly and compares everything it leaves. */
  async function check(
    text: string,
    expected: Partial<CliResult>,
    rest: CliOptions & { args?: readonly string[] } = {},
  ): Promise<void> {
    expect(await runProgram(text, ['--quiet'], rest)).toMatchObject(expected);
  }

  it('gives what the program writes, to the byte, and nothing else', async () => {
    await check('import sys\nprint("a\\033[31m\\0é")\nprint("b", file=sys.stderr)\nprint("c", end="")', {
      code: 0,
      stdout: 'a\u001b[31m\0é\nc',
      stderr: 'b\n',
    });
    await check(GREETINGS, { code: 0, stdout: 'Hello!\n', stderr: '' });
    await check('', { code: 0, stdout: '', stderr: '' });
  });

  it('passes on arguments, input and exit code', async () => {
    await check(
      'import sys\nprint(sys.argv)\nsys.exit(7)',
      { code: 7, stdout: "['program.py', '--plain', '-x', '1']\n" },
      { args: ['--plain', '-x', '1'] },
    );
    await check(
      'print(input("name? "))\nprint(input())',
      { code: 0, stdout: 'name? Zoë\nlast\n' },
      { stdin: 'Zoë\nlast' },
    );
    await check('import os\nos._exit(5)', { code: 5 });
  });

  it('shows errors as Python does', async () => {
    const uncaught = await runProgram('def f():\n    raise ValueError("no")\nf()\n', ['--quiet']);
    expect(uncaught).toMatchObject({ code: 1, stdout: '' });
    expect(uncaught.stderr).toMatch(
      /^Traceback \(most recent call last\):\n {2}File ".*program.py", line 3, in <module>\n/,
    );
    expect(uncaught.stderr).toMatch(/ValueError: no\n$/);
    const syntax = await runProgram('def f(:\n', ['--quiet']);
    expect(syntax).toMatchObject({ code: 1, stdout: '' });
    expect(syntax.stderr).toContain('SyntaxError: invalid syntax');
  });

  it('says in one line why a run ends that Python would never have ended', async () => {
    const deadlock = await runProgram(
      'import asyncio\nasync def main():\n    await asyncio.Future()\nasyncio.run(main())',
      ['--quiet'],
    );
    expect(deadlock).toMatchObject({ code: 123, stdout: '' });
    expect(deadlock.stderr).toMatch(/^async-tutor: The program waits for ever: .* waits for a future\.\n$/);
    const limit = await runProgram('while True: pass', ['--quiet', '--max-wall', '1']);
    expect(limit).toMatchObject({ code: 124, stdout: '' });
    expect(limit.stderr).toMatch(/^async-tutor: The limit of 1 real seconds of work was reached\. .*--max-wall/);
  });
});

describe('run -', () => {
  it('reads the program from standard input, which is then at its end', async () => {
    const program = 'import sys\nprint(sys.argv)\ntry:\n    input()\nexcept EOFError:\n    print("EOF")\n';
    const result = await runCli(['run', '--quiet', '-', 'x'], { stdin: program, cwd });
    expect(result).toMatchObject({ code: 0, stdout: "['-', 'x']\nEOF\n", stderr: '' });
  });
});

describe.skipIf(noTerminal !== undefined)('run - on a terminal', () => {
  it('reads the program as it is typed, and tells the run as text', async () => {
    const terminal = openTerminal(['run', '-'], { cwd });
    terminal.send('print(6 * 7)\n\u0004');
    await terminal.waitFor('│ 42');
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
  });

  it('can be interrupted at once', async () => {
    const terminal = openTerminal(['run', '-'], { cwd });
    terminal.send('print(1)\n');
    await terminal.waitFor('print(1)');
    terminal.send(KEYS.ctrlC);
    // The signal itself ends a process that has not yet begun to listen to it.
    expect([
      { exitCode: 130, signal: 0 },
      { exitCode: 0, signal: 2 },
    ]).toContainEqual(await terminal.exited);
  });
});

describe('run without a terminal', () => {
  it('tells the steps, the output with its times, the timelines and a summary', async () => {
    const { code, stdout, stderr } = await runProgram(GREETINGS, []);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('   2.000  │ Hello!\n');
    expect(stdout).toMatch(/^ +greet .*─ sleep 2 s ─/m);
    expect(stdout).toMatch(/^Finished after 2 s of virtual time: /m);
  });

  it('is the same every time, and without a colour', async () => {
    const first = await runProgram(GREETINGS, ['--plain']);
    expect(await runProgram(GREETINGS, [], { env: { FORCE_COLOR: '3' } })).toEqual(first);
    expect(first.stdout).not.toContain('\u001b');
  });

  it('keeps to a width and to ASCII', async () => {
    const { stdout } = await runProgram(GREETINGS, ['--ascii', '--width', '60']);
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('passes on the exit code, and sends standard error to standard error', async () => {
    const { code, stdout, stderr } = await runProgram(
      'import sys\nprint("out")\nprint("err", file=sys.stderr)\n1/0\n',
      [],
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^err\nTraceback[\s\S]*ZeroDivisionError: division by zero\n$/);
    expect(stdout).toContain('│ out');
    expect(stdout).toContain('Uncaught ZeroDivisionError: division by zero (line 4)');
  });

  it('says what is unusual', async () => {
    expect(await runProgram('# nothing\n', [])).toMatchObject({ code: 0, stderr: '' });
    expect((await runProgram('\n', [])).stderr).toBe('async-tutor: program.py is empty: it does nothing.\n');
    expect((await runProgram('', [], { args: ['--plain'] })).stderr).toContain('--plain stands after the file');
  });
});

describe('run --json', () => {
  it('prints the trace', async () => {
    const { code, stdout, stderr } = await runProgram(GREETINGS, ['--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { events, problems, skipped } = await readJsonLines(stdout);
    expect({ problems, skipped }).toEqual({ problems: [], skipped: 0 });
    expect(events[0]).toMatchObject({ kind: 'program-started', version: 1, at: 0 });
    expect(events.at(-1)).toMatchObject({ kind: 'program-ended', exitCode: 0, cause: 'finished' });
  });
});

describe('a run that is ended from outside', () => {
  it('ends with 141 when nobody reads any more', async () => {
    const result = await runProgram('while True: print("x" * 1000)', ['--quiet'], {
      onStart: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect(result).toMatchObject({ code: 141, stderr: '' });
  });

  it('ends with 130 on SIGINT and with 143 on SIGTERM', async () => {
    const endless = 'import time\nprint("on", flush=True)\nwhile True: time.sleep(0.001)';
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const result = await runProgram(endless, ['--quiet', '--max-time', '1000000'], {
        onStart: (child) => child.stdout?.once('data', () => child.kill(signal)),
      });
      expect(result).toMatchObject({ code, stdout: 'on\n' });
    }
  });
});
