import type { RunRequest } from '../../python/index.ts';
import type { Host } from '../host.ts';
import { type TerminalFeatures, terminalFeatures } from '../terminal-features.ts';
import { followRun } from './follow-run.ts';
import { jsonWriter } from './json.ts';
import { plainWriter } from './plain.ts';
import { quietWriter } from './quiet.ts';
import type { RunOptions } from './run-options.ts';

/** A program to run and how to show it. */
export interface Showing {
  readonly request: RunRequest;
  /** The program's text. */
  readonly source: string;
  /** Where the player says we are, from the outermost: lesson, program. */
  readonly title: readonly string[];
  /** The file is the person's, to be changed in the editor. */
  readonly isOwnFile: boolean;
  /** Standard input is at its end: the program itself came from it. */
  readonly inputIsUsedUp: boolean;
  readonly options: RunOptions;
  readonly host: Host;
}

/** True when a program is played on the terminal and not told as text. */
export function isInteractive(options: RunOptions, { stdin, stdout, env }: Host): boolean {
  if (options.quiet || options.json || options.plain) return false;
  return stdin.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb';
}

/** Runs a program the way the options and the terminal ask for, and returns the exit code. */
export async function playProgram(showing: Showing): Promise<number> {
  const { request, options, host, inputIsUsedUp } = showing;
  const { stdout, env } = host;
  const features = terminalFeatures({ isTTY: stdout.isTTY === true, columns: stdout.columns, env, options });
  // A program that came from the keyboard has used it up.
  if (!inputIsUsedUp && isInteractive(options, host)) {
    const { playInTerminal } = await import('./terminal.ts');
    return playInTerminal({ ...showing, features });
  }
  const run = (await host.engine()).run(request);
  const writer = writerFor(options, host, features);
  const code = await followRun({ run, host, inputIsUsedUp, onBatch: writer.onBatch });
  await writer.end();
  return code;
}

/** Writes a run as the options ask for. */
export function writerFor(options: RunOptions, host: Host, features: TerminalFeatures) {
  if (options.quiet) return quietWriter(host);
  return options.json ? jsonWriter(host) : plainWriter(host, features);
}
