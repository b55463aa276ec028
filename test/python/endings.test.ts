import { describe, expect, it } from 'vitest';
import { check, type Expected } from './support/check.ts';
import { runProgram, testEngine } from './support/run-program.ts';

const engine = testEngine();
const HERE = /File ".*\/program\.py"/g;

/** Runs a program and compares standard error with the path of the program left out. */
async function checkStderr(program: string, stderr: string, rest: Expected = {}): Promise<void> {
  const ran = await check(engine, program, rest);
  expect(ran.stderr.replace(HERE, 'File "program.py"')).toBe(stderr);
}

describe('a program ends', () => {
  it.each<readonly [string, string, Expected]>([
    ['by itself', 'print("hello")', { exitCode: 0, cause: 'finished', stdout: 'hello\n', stderr: '' }],
    ['at once when it is empty', '', { exitCode: 0, cause: 'finished', stdout: '', stderr: '' }],
    ['at once when it is a comment', '# nothing', { exitCode: 0, cause: 'finished' }],
    ['with sys.exit()', 'import sys; sys.exit()', { exitCode: 0, cause: 'finished', stderr: '' }],
    ['with a code', 'import sys; sys.exit(300)', { exitCode: 300 % 256, cause: 'exit', stderr: '' }],
    ['with a negative code', 'import sys; sys.exit(-1)', { exitCode: 255, cause: 'exit' }],
    ['with a message', 'import sys; sys.exit("bye")', { exitCode: 1, cause: 'exit', stderr: 'bye\n' }],
    ['with exit()', 'exit(3)', { exitCode: 3, cause: 'exit' }],
    [
      'without unwinding, by os._exit',
      'import os\ntry:\n    print("before")\n    os._exit(7)\nfinally:\n    print("after")',
      { exitCode: 7, cause: 'exit', stdout: 'before\n' },
    ],
    ['by os.abort', 'import os; print("before"); os.abort()', { exitCode: 134, cause: 'exit', stdout: 'before\n' }],
    ['by killing itself', 'import os; print("before"); os.kill(os.getpid(), 9)', { exitCode: 137, stdout: 'before\n' }],
    ['by a signal', 'import signal; signal.raise_signal(signal.SIGTERM)', { exitCode: 143, cause: 'exit' }],
    [
      'by a crash of the interpreter',
      'import ctypes; print("before"); ctypes.string_at(0xfffffff0, 100)',
      { exitCode: 139, cause: 'crashed', stdout: 'before\n', message: /^the interpreter crashed: / },
    ],
    [
      'with a task that exits',
      'import asyncio, sys\n' +
        'async def child():\n    sys.exit(4)\n' +
        'async def main():\n    child_task = asyncio.create_task(child())\n    try:\n        await asyncio.sleep(1)\n' +
        '    finally:\n        print("cleaned up")\n' +
        'asyncio.run(main())',
      { exitCode: 4, cause: 'exit', stdout: 'cleaned up\n' },
    ],
    [
      'not with a thread that exits',
      'import sys, threading\n' +
        'thread = threading.Thread(target=sys.exit, args=(3,))\nthread.start()\nthread.join()\nprint("goes on")',
      { exitCode: 0, cause: 'finished', stdout: 'goes on\n', stderr: '' },
    ],
    ['by KeyboardInterrupt', 'raise KeyboardInterrupt', { exitCode: 130, uncaught: 'KeyboardInterrupt: ' }],
  ])('%s', async (_name, program, expected) => {
    await check(engine, program, expected);
  });

  it('after its threads, exit functions and objects', async () => {
    const program = `import atexit, threading, time
class Last:
    def __del__(self):
        print("object")
last = Last()
atexit.register(print, "exit function")
threading.Thread(target=lambda: (time.sleep(1), print("thread"))).start()
print("main")`;
    await check(engine, program, { exitCode: 0, stdout: 'main\nthread\nexit function\nobject\n' });
  });

  it('with its signal handlers called', async () => {
    const program = `import asyncio, os, signal
signal.signal(signal.SIGTERM, lambda number, frame: print("handled", number))
os.kill(os.getpid(), signal.SIGTERM)
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, print, "in the loop")
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.sleep(0)
    print("removed:", loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
asyncio.run(main())`;
    const stdout = 'handled 15\ninterrupted\nin the loop\nremoved: True False\n';
    await check(engine, program, { exitCode: 0, stdout });
  });
});

describe('an exception that nobody catches', () => {
  it('is shown with the frames of the program and the library only', async () => {
    await checkStderr(
      'import json\ndef read(text):\n    return json.loads(text)\nread("{")\n',
      `Traceback (most recent call last):
  File "program.py", line 4, in <module>
    read("{")
    ~~~~^^^^^
  File "program.py", line 3, in read
    return json.loads(text)
           ~~~~~~~~~~^^^^^^
  File "/lib/python314.zip/json/__init__.py", line 352, in loads
    return _default_decoder.decode(s)
           ~~~~~~~~~~~~~~~~~~~~~~~^^^
  File "/lib/python314.zip/json/decoder.py", line 345, in decode
    obj, end = self.raw_decode(s, idx=_w(s, 0).end())
               ~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^
  File "/lib/python314.zip/json/decoder.py", line 361, in raw_decode
    obj, end = self.scan_once(s, idx)
               ~~~~~~~~~~~~~~^^^^^^^^
json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
`,
      { exitCode: 1, cause: 'exception' },
    );
  });

  it.each([
    ['the loop', 'import asyncio\nasync def main():\n    raise KeyboardInterrupt\nasyncio.run(main())'],
    [
      'a task that was left',
      'import asyncio\nasync def main():\n    asyncio.create_task(f())\n    await asyncio.sleep(1)\nasync def f():\n    raise SystemExit(1)\nasyncio.run(main())',
    ],
    ['a thread', 'import threading\nthreading.Thread(target=lambda: 1 / 0).start()'],
    ['a thread of _thread', 'import _thread, time\n_thread.start_new_thread(lambda: 1 / 0, ())\ntime.sleep(1)'],
    [
      'a callback',
      'import asyncio\nasync def main():\n    asyncio.get_running_loop().call_soon(lambda: 1 / 0)\n    await asyncio.sleep(1)\nasyncio.run(main())',
    ],
    ['recursion', 'def f():\n    f()\nf()'],
    [
      'a call in a pool',
      'from concurrent.futures import *\nwith ThreadPoolExecutor() as pool:\n    pool.submit(lambda: 1 / 0).result()',
    ],
    [
      'log and print',
      'import logging, traceback\ntry:\n    1 / 0\nexcept Exception:\n    logging.exception("")\n    traceback.print_exc()\n    traceback.print_stack()',
    ],
  ])('has no frame of ours below %s', async (_name, program) => {
    const { stderr } = await runProgram(engine, program);
    expect(stderr).toMatch(/^ {2}File /m);
    expect(stderr).not.toContain('async_tutor');
  });

  it('is an event with its place', async () => {
    const ran = await runProgram(engine, 'def f():\n    raise LookupError("lost")\nf()\n');
    expect(ran.of('exception-uncaught')).toMatchObject([
      { type: 'LookupError', message: 'lost', where: { source: 0, line: 2 } },
    ]);
  });

  it('is shown with its cause, its notes and its group', async () => {
    const program = `try:
    raise ExceptionGroup("several", [ValueError(1), TypeError(2)]) from KeyError("b")
except ExceptionGroup as group:
    group.add_note("a note")
    raise`;
    const { stderr } = await check(engine, program, {
      exitCode: 1,
      uncaught: 'ExceptionGroup: several (2 sub-exceptions)',
    });
    expect(stderr).toMatch(
      /^KeyError: 'b'\n\nThe above exception was the direct cause of the following exception:\n\n {2}\+ /,
    );
    expect(stderr).toMatch(/\| ExceptionGroup: several \(2 sub-exceptions\)\n {2}\| a note\n/);
    expect(stderr).toMatch(/---- 2 -+\n {4}\| TypeError: 2\n/);
  });

  it('goes through excepthook, also if that fails', async () => {
    const hook = 'import sys\ndef hook(kind, error, traceback):\n    BODY\nsys.excepthook = hook\n1 / 0\n';
    const prints = hook.replace('BODY', 'print("hook", kind.__name__)');
    await check(engine, prints, { exitCode: 1, stdout: 'hook ZeroDivisionError\n', stderr: '' });
    await checkStderr(
      hook.replace('BODY', 'raise OSError("hook")'),
      `Error in sys.excepthook:
Traceback (most recent call last):
  File "program.py", line 3, in hook
    raise OSError("hook")
OSError: hook

Original exception was:
Traceback (most recent call last):
  File "program.py", line 5, in <module>
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
`,
    );
  });

  it('in a place where nothing can catch it is shown and ignored', async () => {
    const program = `import atexit, threading
class A:
    def __del__(self):
        raise ValueError("del")
A()
atexit.register(lambda: 1 / 0)
threading.excepthook = lambda args: print("thread", args.exc_type.__name__)
threading.Thread(target=lambda: 1 / 0).start()
print("goes on")`;
    const ran = await check(engine, program, { exitCode: 0, stdout: 'thread ZeroDivisionError\ngoes on\n' });
    expect(ran.stderr).toMatch(/^Exception ignored while calling deallocator <function A\.__del__ at 0x\w+>:\n/);
    expect(ran.stderr).toMatch(
      /\nValueError: del\nException ignored in atexit callback <function <lambda> at 0x\w+>:\n/,
    );
  });

  it('is shown although the program has broken its streams', async () => {
    await check(engine, 'import sys; sys.stdout.close(); sys.exit("x")', { exitCode: 1, stderr: 'x\n' });
    await check(engine, 'import sys; sys.stdout = sys.stderr = None; print(1); 1 / 0', { exitCode: 1, stderr: '' });
    await check(engine, 'import builtins, sys; builtins.print = None; sys.exit("x")', { exitCode: 1, stderr: 'x\n' });
  });
});

describe('a program that cannot be compiled', () => {
  it.each([
    ['def f(:\n    pass\n', 1, '    def f(:\n          ^\nSyntaxError: invalid syntax\n'],
    [
      'if True:\nprint(1)\n',
      2,
      "    print(1)\n    ^^^^^\nIndentationError: expected an indented block after 'if' statement on line 1\n",
    ],
    [
      'def f():\n    x = 1\n\ty = 2\n',
      3,
      '    \ty = 2\n    ^\nTabError: inconsistent use of tabs and spaces in indentation\n',
    ],
    ['await x\n', 1, "    await x\n    ^^^^^^^\nSyntaxError: 'await' outside function\n"],
  ])('is shown as Python shows it: %j', async (program, line, shown) => {
    await checkStderr(program, `  File "program.py", line ${line}\n${shown}`, { exitCode: 1, cause: 'exception' });
    const ran = await runProgram(engine, program);
    expect(ran.of('source-loaded')).toMatchObject([{ source: 0, text: program }]);
    expect(ran.of('exception-uncaught')[0]?.where).toEqual({ source: 0, line });
  });

  it('because of a NUL is told so', async () => {
    await checkStderr('x = 1\0', 'SyntaxError: source code string cannot contain null bytes\n', { exitCode: 1 });
  });
});

describe('what is unusual in a file', () => {
  it.each([
    ['a byte order mark', '\ufeffprint(1)', '1\n'],
    ['line ends of Windows', 'def f():\r\n    print(1)\r\nf()\r\n', '1\n'],
    ['old line ends of the Mac', 'x = 1\rprint(x)\r', '1\n'],
    ['tabs', 'def f():\n\tprint(1)\nf()\n', '1\n'],
    ['names and texts in any script', 'größe = "数"\nprint(größe, "🐍", "\\N{BULLET}")\n', '数 🐍 •\n'],
    ['an encoding that is not its own', '# -*- coding: latin-1 -*-\nprint("é")\n', 'é\n'],
    ['no end of the last line', 'print(1)', '1\n'],
    ['a form feed', 'x = 1\n\f\nprint(x)\n', '1\n'],
  ])('is understood: %s', async (_name, program, stdout) => {
    await check(engine, program, { exitCode: 0, stdout, stderr: '' });
  });
});

describe('a module that is not there', () => {
  it.each([
    ['of somebody else', 'import numpy', 'numpy'],
    ['a part of it', 'import numpy.linalg', 'numpy'],
    ['of a browser', 'import js', 'js'],
  ])('is named, with what there is instead: %s', async (_name, program, module) => {
    const ran = await check(engine, program, {
      exitCode: 1,
      uncaught: `ModuleNotFoundError: No module named '${module}'`,
    });
    expect(ran.stderr).toMatch(
      new RegExp(`^Traceback[\\s\\S]*\\nModuleNotFoundError: No module named '${module}'\\n$`),
    );
    expect(ran.of('warning-raised')).toMatchObject([
      {
        warning: 'engine-note',
        message: expect.stringMatching(
          `^No module named '${module}' here: .* has the standard library, the files beside your program, and simulated stand-ins for .*aiohttp`,
        ),
      },
    ]);
  });
});

describe('output', () => {
  it('is in the trace as it was written, whatever it would do to a terminal', async () => {
    const text = '\u001b[31mred\u001b]0;title\u0007\u0000\r\u0085\u202e\ud83d\udc0d';
    const ran = await check(engine, `print(${JSON.stringify(text).replaceAll('\\ud83d\\udc0d', '🐍')})`, {
      stdout: `${text}\n`,
    });
    expect(ran.of('output-written')).toHaveLength(1);
  });

  it('that cannot be encoded is an error, and shown in ASCII where errors are shown', async () => {
    const program = 'import sys\nprint("\\ud800", file=sys.stderr)\nprint("\\ud800")';
    const ran = await check(engine, program, {
      exitCode: 1,
      stdout: '',
      uncaught: /^UnicodeEncodeError: 'utf-8' codec/,
    });
    expect(ran.stderr).toMatch(/^\\ud800\n/);
  });

  it('in bytes and in text keeps its order, and waits for the end of a line or a flush', async () => {
    const program = `import os, sys
sys.stdout.write("a")
sys.stdout.flush()
sys.stdout.write("b\\n")
sys.stdout.buffer.write(b"c\\n")
sys.stdout.buffer.flush()
print("d", end="", flush=True)
os.write(1, b"\\xc3")
os.write(1, b"\\xa9\\n")
print("e", file=sys.stderr)`;
    const ran = await check(engine, program, { stdout: 'ab\nc\ndé\n', stderr: 'e\n' });
    expect(ran.of('output-written').map(({ text }) => text)).toEqual(['a', 'b\n', 'c\n', 'd', 'é\n', 'e\n']);
  });
});
