import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Message, Program } from '../../app/index.ts';
import type { RunRequest } from '../../python/index.ts';
import type { TraceEvent } from '../../trace/index.ts';
import { type Edited, editFile } from '../editor.ts';
import type { TerminalFeatures } from '../terminal-features.ts';
import { exitCodeOf } from './follow-run.ts';
import type { Showing } from './play-program.ts';
import { playSession } from './session.ts';

/** A run to play on the terminal. */
export interface TerminalShowing extends Showing {
  readonly features: TerminalFeatures;
}

/** Plays a program in the player until the person leaves it, and returns the exit code. */
export async function playInTerminal(showing: TerminalShowing): Promise<number> {
  const { request, options, host, features, source, title } = showing;
  const [app, ui] = await Promise.all([import('../../app/index.ts'), import('../../ui/index.ts')]);
  const ending = createEnding();
  const program: Program = {
    file: request.file,
    args: request.args,
    ...(request.text === undefined ? {} : { text: request.text }),
  };
  const first = app.createPlayerSession(
    { title, program, source, speed: nearestSpeed(app.SPEEDS, options.speed ?? 1) },
    { columns: host.stdout.columns ?? 80, rows: host.stdout.rows ?? 24 },
  );
  const code = await playSession({
    first,
    host,
    features,
    requestFor: ({ args, text }) => ({ ...request, args, ...(text === undefined ? {} : { text }) }),
    edit: (file, line) => editProgram({ file, line, showing }),
    observe: ending.observe,
  });
  host.stderr.write(ending.standardError(ui.harmlessLines));
  return code === 0 ? ending.code : code;
}

/** How a session ended: the exit code of its last run, and its standard error, which is gone with the screen. */
function createEnding() {
  let code = 0;
  let text = '';
  const take = (event: TraceEvent) => {
    if (event.kind === 'program-started') {
      code = 0;
      text = '';
    }
    if (event.kind === 'output-written' && event.stream === 'stderr') text = (text + event.text).slice(-MOST_ERROR);
    if (event.kind === 'program-ended') code = exitCodeOf(event);
  };
  return {
    get code() {
      return code;
    },
    observe(message: Message) {
      if (message.kind === 'events-arrived') message.events.forEach(take);
    },
    standardError: (harmless: (text: string) => readonly string[]) => harmless(text).join('\n'),
  };
}

const MOST_ERROR = 64 * 1024;

/** The place in `speeds` that comes nearest to a factor. */
function nearestSpeed(speeds: readonly number[], factor: number): number {
  const distances = speeds.map((speed) => Math.abs(Math.log(speed / factor)));
  return distances.indexOf(Math.min(...distances));
}

interface Editing {
  readonly file: string;
  readonly line: number;
  readonly showing: TerminalShowing;
}

/** Opens the person's own program itself, and a copy of a program that is not theirs to change. */
async function editProgram({ file, line, showing }: Editing): Promise<Edited> {
  const { isOwnFile, request, host, source } = showing;
  if (isOwnFile) return editFile(file, line, host.env);
  const copy = await copyOf(request, source);
  return editFile(copy, line, host.env);
}

const copies = new WeakMap<RunRequest, string>();

async function copyOf(request: RunRequest, source: string): Promise<string> {
  const known = copies.get(request);
  if (known !== undefined) return known;
  const folder = await mkdtemp(join(tmpdir(), 'async-tutor-'));
  const copy = join(folder, basename(request.file).replace(/[<>]/g, ''));
  await writeFile(copy, source);
  copies.set(request, copy);
  return copy;
}
