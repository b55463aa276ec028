/** One exit code of async-tutor's own, as `--help` and the README list it. */
export interface ExitCode {
  readonly code: number;
  readonly meaning: string;
}

/**
 * The exit codes that are async-tutor's own. Every other code is the program's: `run` and `lesson` pass on what
 * `python3` would have given (0, 1 after an uncaught exception, N after `sys.exit(N)`).
 * 64 to 78 are the meanings of BSD's sysexits.h; 124 is what `timeout` gives; above 128 stands the signal.
 */
export const exitCodes = {
  badArguments: { code: 2, meaning: 'an argument or a lesson is wrong' },
  notText: { code: 65, meaning: 'the program is not UTF-8 text' },
  noInput: { code: 66, meaning: 'the program cannot be read: no such file, a folder, no permission' },
  cannotStart: { code: 69, meaning: 'async-tutor cannot start: Node.js is too old, or it is not built' },
  bug: { code: 70, meaning: 'a mistake in async-tutor itself: please report it' },
  deadlock: { code: 123, meaning: 'the program waits for something that can never happen' },
  limit: { code: 124, meaning: 'the program reached a limit (--max-time, --max-events, ...)' },
  hungUp: { code: 129, meaning: 'the terminal was closed' },
  interrupted: { code: 130, meaning: 'stopped with Ctrl-C' },
  killed: { code: 137, meaning: 'the process that runs the program was killed from outside' },
  readerGone: { code: 141, meaning: 'nobody reads standard output any more' },
  terminated: { code: 143, meaning: 'ended by SIGTERM' },
} as const satisfies Readonly<Record<string, ExitCode>>;

/** The table as text, one line for each code. */
export function exitCodeLines(): string[] {
  const own = Object.values<ExitCode>(exitCodes).map(
    ({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning}`,
  );
  return ['    0  it went well; otherwise the program’s own code comes through (1: an uncaught exception)', ...own];
}
