import { describe, it } from 'vitest';
import { check } from './support/check.ts';
import { testEngine } from './support/run-program.ts';

const engine = testEngine();

/** Runs attempts that fail; compares what a program prints of each error with what it would print on Linux. */
async function checkErrors(attempts: readonly string[], expected: readonly string[]): Promise<void> {
  const program = `import errno, os, shutil, socket, pathlib, tempfile
home = tempfile.mkdtemp()
pathlib.Path(home, "file").write_text("")
for attempt in (${attempts.map((attempt) => `lambda: ${attempt}`).join(', ')},):
    try:
        attempt()
    except OSError as error:
        print(type(error).__name__, str(error).replace(home, "~"), error.args[0] == error.errno)
`;
  await check(engine, program, { exitCode: 0, stdout: expected.map((line) => `${line}\n`).join(''), stderr: '' });
}

describe('errors have the numbers and words of Linux', () => {
  it('of files', async () => {
    await checkErrors(
      [
        'open("missing")',
        'os.mkdir(home)',
        'open(home)',
        'os.listdir(home + "/file")',
        'os.rmdir(home)',
        'shutil.copy("missing", home)',
        'pathlib.Path("missing").read_text()',
        'os.chmod(home + "/file", 0) or open(home + "/file")',
      ],
      [
        "FileNotFoundError [Errno 2] No such file or directory: 'missing' True",
        "FileExistsError [Errno 17] File exists: '~' True",
        "IsADirectoryError [Errno 21] Is a directory: '~' True",
        "NotADirectoryError [Errno 20] Not a directory: '~/file' True",
        "OSError [Errno 39] Directory not empty: '~' True",
        "FileNotFoundError [Errno 2] No such file or directory: 'missing' True",
        "FileNotFoundError [Errno 2] No such file or directory: 'missing' True",
        "PermissionError [Errno 13] Permission denied: '~/file' True",
      ],
    );
  });

  it('of the network, and of the program itself', async () => {
    await checkErrors(
      [
        'socket.create_connection(("localhost", 9))',
        'exec("raise OSError(errno.ETIMEDOUT, \'late\')")',
        'exec("raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), \'mine\')")',
      ],
      [
        'ConnectionRefusedError [Errno 111] Connection refused True',
        'TimeoutError [Errno 110] late True',
        "FileNotFoundError [Errno 2] No such file or directory: 'mine' True",
      ],
    );
  });

  it('and so has the module errno', async () => {
    const program =
      'import errno, os\nprint(errno.ENOENT, errno.EAGAIN, errno.EWOULDBLOCK, errno.EPIPE, errno.errorcode[13], os.strerror(40))';
    await check(engine, program, { stdout: '2 11 11 32 EACCES Too many levels of symbolic links\n' });
  });

  it('and looking at exceptions costs a program nothing', async () => {
    const timed = (body: string) =>
      `import time\ndef work():\n    for i in range(500_000):\n        ${body}\nwork()\nprint(round(time.monotonic(), 1))`;
    const raises = 'try:\n            {}[i]\n        except KeyError:\n            pass';
    await check(engine, timed('pass'), { stdout: '0.1\n' });
    await check(engine, timed(raises), { stdout: '0.1\n' });
  });
});
