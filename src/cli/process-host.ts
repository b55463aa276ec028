import { getEventListeners } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../python/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Host, Output, StopSignal } from './host.ts';

declare const __VERSION__: string;

/** This process as a {@link Host}, and the ways in which it ends. */
export interface ProcessHost {
  readonly host: Host;
  /** Ends the process with an exit code when everything has been written. */
  finish(code: number): Promise<never>;
  /** Ends the process because of a mistake of ours: gives the terminal back and asks for a report. */
  crash(error: unknown): never;
}

/** How long a run may take to end after Ctrl-C before the process ends without it, in milliseconds. */
const PATIENCE = 1500;

/** Takes over the signals of this process. */
export function createProcessHost(): ProcessHost {
  const stopping = new AbortController();
  const restorers = new Set<() => void>();
  let engine: Promise<Engine> | undefined;
  let running: Engine | undefined;

  const stop = (why: ExitCode) => {
    if (stopping.signal.aborted) process.exit(why.code);
    const isFollowed = getEventListeners(stopping.signal, 'abort').length > 0;
    stopping.abort(why);
    // Nobody is at work who would have to end something first.
    if (!isFollowed) process.exit(why.code);
    setTimeout(() => process.exit(why.code), PATIENCE).unref();
  };
  process.on('SIGINT', () => stop(exitCodes.interrupted));
  process.on('SIGTERM', () => stop(exitCodes.terminated));
  process.on('SIGHUP', () => stop(exitCodes.hungUp));
  process.on('exit', () => {
    for (const restore of restorers) restore();
    running?.close();
  });

  const guarded = guard((error) => {
    if (error.code !== 'EPIPE') throw error;
    if (!stopping.signal.aborted) stop(exitCodes.readerGone);
  });
  const host: Host = {
    // Looked at only when they are needed: each costs milliseconds to open.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return guarded(process.stdout);
    },
    get stderr() {
      return guarded(process.stderr);
    },
    env: process.env,
    cwd: process.cwd(),
    lessons: fileURLToPath(new URL('../lessons', import.meta.url)),
    engine: () => {
      engine ??= import('../python/index.ts').then(({ createEngine }) => {
        running = createEngine();
        return running;
      });
      return engine;
    },
    stopped: stopping.signal as StopSignal,
    onExit: (restore) => {
      restorers.add(restore);
      return () => restorers.delete(restore);
    },
  };
  return {
    host,
    async finish(code) {
      await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
      process.exit(code);
    },
    crash(error) {
      for (const restore of restorers) restore();
      process.stderr.write(reportOf(error));
      process.exit(exitCodes.bug.code);
    },
  };
}

/** Handles the errors of a stream once, the first time it is used. */
function guard(onError: (error: NodeJS.ErrnoException) => void): (stream: NodeJS.WriteStream) => Output {
  const seen = new Set<NodeJS.WriteStream>();
  return (stream) => {
    if (!seen.has(stream)) stream.on('error', onError);
    seen.add(stream);
    return stream;
  };
}

/** Resolves when what was written has left this process (on Windows pipes are written in the background). */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableLength === 0) resolve();
    else stream.write('', () => resolve());
  });
}

function reportOf(error: unknown): string {
  const about = `async-tutor ${__VERSION__}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}`;
  const stack = error instanceof Error ? error.stack : String(error);
  return `async-tutor: this is a mistake in async-tutor itself. Please report it together with these lines:\n\n${about}\n${stack}\n`;
}
