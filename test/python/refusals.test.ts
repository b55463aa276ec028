import { describe, expect, it } from 'vitest';
import { check } from './support/check.ts';
import { testEngine } from './support/run-program.ts';

const engine = testEngine();

/** Runs a program that wants what the sandbox does not have; its last words name the reason and what to use instead. */
async function checkRefused(program: string, uncaught: RegExp): Promise<void> {
  await check(engine, program, { exitCode: 1, cause: 'exception', uncaught });
}

const inMain = (body: string) => `import asyncio, sys\nasync def main():\n    ${body}\nasyncio.run(main())\n`;
const guarded = (head: string, body: string) =>
  `${head}\ndef job(*args):\n    return args\nif __name__ == "__main__":\n    ${body}\n`;

it('fails when a program is not refused', async () => {
  await expect(checkRefused('print(1)', /sandbox/)).rejects.toThrow('deeply equal');
});

describe('what the sandbox does not have is refused with what to use instead', () => {
  it.each<readonly [string, string, RegExp]>([
    [
      'subprocess.run',
      'import subprocess\nsubprocess.run(["ls", "-l"])',
      /^OSError: .*'ls' cannot be started: .*own Python/,
    ],
    ['os.system', 'import os\nos.system("ls")', /^OSError: .*os\.system: .* cannot start other programs/],
    ['os.popen', 'import os\nos.popen("ls")', /^OSError: .*'ls' cannot be started/],
    ['os.fork', 'import os\nos.fork()', /^OSError: .*os\.fork: .*ProcessPoolExecutor/],
    [
      'a subprocess of asyncio',
      inMain('await asyncio.create_subprocess_exec("ls")'),
      /^NotImplementedError: 'ls' cannot/,
    ],
    ['a shell', inMain('await asyncio.create_subprocess_shell("ls | wc")'), /^NotImplementedError: 'ls \| wc' cannot/],
    [
      'a pipe',
      inMain('await asyncio.get_running_loop().connect_read_pipe(asyncio.Protocol, sys.stdin)'),
      /to_thread\(input\)/,
    ],
    [
      'a unix socket',
      inMain('await asyncio.get_running_loop().create_unix_server(asyncio.Protocol, "a")'),
      /start_server/,
    ],
    ['a process', guarded('from multiprocessing import Process', 'Process(target=job).start()'), /ProcessPoolExecutor/],
    ['a pool', guarded('from multiprocessing import Pool', 'Pool(2).map(job, [1])'), /ProcessPoolExecutor/],
    ['a pool of threads', 'from multiprocessing.pool import ThreadPool\nThreadPool(2)', /ThreadPoolExecutor/],
    ['an alarm', 'import signal\nsignal.alarm(1)', /^AttributeError: signal\.alarm .*asyncio\.timeout\(\)/],
    ['a timer', 'import signal\nsignal.setitimer(0, 1)', /^AttributeError: signal\.setitimer .*threading\.Timer/],
    ['a pause', 'import signal\nsignal.pause()', /^AttributeError: signal\.pause /],
  ])('%s', async (_name, program, uncaught) => {
    await checkRefused(program, uncaught);
  });

  it('and a program that asks whether it is there goes on', async () => {
    const program = 'import multiprocessing, signal\nprint(hasattr(signal, "alarm"), multiprocessing.cpu_count())';
    await check(engine, program, { exitCode: 0, stdout: 'False 4\n' });
  });
});

it('a program that waits for a signal is told that none comes', async () => {
  const program = inMain(
    'stop = asyncio.Event()\n    asyncio.get_running_loop().add_signal_handler(2, stop.set)\n    await stop.wait()',
  );
  const ran = await check(engine, program, { exitCode: 123, cause: 'deadlock' });
  expect(ran.of('warning-raised')).toMatchObject([
    { warning: 'engine-note', message: expect.stringContaining('not even Ctrl-C') },
  ]);
});

describe('select.select', () => {
  it.each([
    ['waits in virtual time', 'print(select.select([], [], [], 2), time.monotonic() - t)', '([], [], []) 2.0\n'],
    [
      'does not wait for what is ready',
      'a, b = socket.socketpair()\nb.send(b"x")\nr, w, x = select.select([a, b], [a], [], 2)\nprint(r == [a], w == [a], x, time.monotonic() - t)',
      'True True [] 0.0\n',
    ],
    ['takes standard input as ready', 'print(select.select([0], [], [], 2)[0], time.monotonic() - t)', '[0] 0.0\n'],
    [
      'checks its arguments',
      'for bad in (([], [], [], -1), ([-1], [], []), (["a"], [], [])):\n    try:\n        select.select(*bad)\n    except (ValueError, AttributeError, TypeError) as error:\n        print(type(error).__name__)',
      'ValueError\nValueError\nAttributeError\n',
    ],
  ])('%s', async (_name, program, stdout) => {
    const head = 'import select, socket, time\nt = time.monotonic()\n';
    await check(engine, head + program, { exitCode: 0, stdout, stderr: '' });
  });
});
