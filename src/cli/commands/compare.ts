import { basename } from 'node:path';
import type { Host } from '../host.ts';
import { readProgram } from '../read-program.ts';
import { tellComparison } from '../run/compare-plain.ts';
import { isInteractive } from '../run/play-program.ts';
import { recordRun } from '../run/record.ts';
import type { RunOptions } from '../run/run-options.ts';
import { terminalFeatures } from '../terminal-features.ts';

/** What `async-tutor compare` is asked for. */
export interface CompareRequest {
  readonly files: readonly [string, string];
  readonly options: RunOptions;
}

/** `async-tutor compare A B`: two programs on one axis, and how they differ; without a terminal as text. */
export async function compare({ files, options }: CompareRequest, host: Host): Promise<number> {
  if (isInteractive(options, host) && !files.includes('-')) return compareInTerminal({ files, options }, host);
  const engine = await host.engine();
  const record = async (name: string) => {
    const { file, argv0, text, fromStdin } = await readProgram({ name, cwd: host.cwd, stdin: host.stdin });
    const request = { file, argv0, args: [], cwd: host.cwd, ...(fromStdin ? { text } : {}) };
    return { name: shortName(name, files), recording: await recordRun(engine, request, host.stopped) };
  };
  const first = await record(files[0]);
  const second = await record(files[1]);
  if (host.stopped.aborted) return host.stopped.reason.code;
  const { stdout, env } = host;
  const features = terminalFeatures({ isTTY: stdout.isTTY === true, columns: stdout.columns, env, options });
  stdout.write(tellComparison(first, second, features));
  return 0;
}

/** Both programs side by side on the terminal, with one play head. */
async function compareInTerminal({ files, options }: CompareRequest, host: Host): Promise<number> {
  const [app, { playSession }] = await Promise.all([import('../../app/index.ts'), import('../run/session.ts')]);
  const read = (name: string) => readProgram({ name, cwd: host.cwd, stdin: host.stdin });
  const programs = [await read(files[0]), await read(files[1])];
  const names = files.map((name) => shortName(name, files));
  const { stdout, env } = host;
  const first = app.createCompareSession(
    {
      title: names.join(' and '),
      programs: programs.map(({ file }) => ({ file, args: [] })),
      sources: programs.map(({ text }) => text),
      names,
      speed: app.speedPlace(options.speed ?? 1),
    },
    { columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 },
  );
  return playSession({
    first,
    host,
    features: terminalFeatures({ isTTY: true, columns: stdout.columns, env, options }),
    requestFor: ({ file, args }) => {
      const argv0 = programs.find((program) => program.file === file)?.argv0 ?? file;
      return { file, argv0, args, cwd: host.cwd };
    },
    edit: async () => ({ text: null }),
  });
}

/** A file without its folder, where that tells the two apart. */
function shortName(name: string, [one, other]: readonly [string, string]): string {
  return basename(one) === basename(other) ? name : basename(name);
}
