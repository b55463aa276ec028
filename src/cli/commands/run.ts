import { basename } from 'node:path';
import type { Host } from '../host.ts';
import { type ProgramText, readProgram } from '../read-program.ts';
import { playProgram } from '../run/play-program.ts';
import { limitsOf, type RunOptions } from '../run/run-options.ts';

/** What `async-tutor run` is asked for. */
export interface RunArguments {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: RunOptions;
}

/** `async-tutor run FILE [ARGS...]`. */
export async function run({ file, args, options }: RunArguments, host: Host): Promise<number> {
  const program = await readProgram({ name: file, cwd: host.cwd, stdin: host.stdin });
  if (!options.quiet) writeNotes({ program, args }, host);
  const request = {
    file: program.file,
    argv0: program.argv0,
    args,
    cwd: host.cwd,
    ...(program.fromStdin ? { text: program.text } : {}),
    limits: limitsOf(options),
  };
  const title = [basename(program.file)];
  const { text: source, fromStdin } = program;
  return playProgram({ request, source, title, isOwnFile: !fromStdin, inputIsUsedUp: fromStdin, options, host });
}

/** Options of ours that people write behind the file by mistake. */
const OUR_OPTIONS = ['--plain', '--quiet', '--json', '--ascii', '--no-color', '--speed', '--width'];

/** Says what is unusual, on standard error: the program runs all the same. */
function writeNotes({ program, args }: { program: ProgramText; args: readonly string[] }, { stderr }: Host): void {
  if (program.text.trim() === '') stderr.write(`async-tutor: ${program.argv0} is empty: it does nothing.\n`);
  const misplaced = args.find((arg) => OUR_OPTIONS.includes(arg));
  if (misplaced === undefined) return;
  stderr.write(
    `async-tutor: ${misplaced} stands after the file, so it is the program's. Options of async-tutor stand before it.\n`,
  );
}
