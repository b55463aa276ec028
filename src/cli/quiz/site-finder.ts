import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine, Run } from '../../python/index.ts';
import { parseSites, type Site } from '../../quiz/index.ts';

/** Finds the places of a program that can be changed. */
export interface SiteFinder {
  /** The sites of a source; none for one that does not compile. */
  find(source: string): Promise<readonly Site[]>;
  /** Ends its process. */
  close(): void;
}

interface Asked {
  readonly source: string;
  answer(sites: readonly Site[]): void;
}

/** How often one source is tried: a process may reach its limits after many others. */
const ATTEMPTS = 2;

/**
 * The finder of `quiz/variations/finder`, which runs in the embedded Python like any program and reads one source after
 * the other: its process is started once, and an answer takes milliseconds.
 */
export function createSiteFinder(engine: Engine): SiteFinder {
  const waiting: Asked[] = [];
  let run: Run | undefined;
  let isReading = false;
  let isClosed = false;

  const ask = () => {
    if (!isReading || run === undefined || waiting[0] === undefined) return;
    isReading = false;
    run.sendInput(`${JSON.stringify(waiting[0].source)}\n`);
  };
  const follow = async (started: Run) => {
    let printed = '';
    for await (const batch of started.events) {
      for (const event of batch) {
        if (event.kind === 'output-written' && event.stream === 'stdout') printed += event.text;
        if (event.kind === 'input-requested') {
          if (printed.endsWith('\n')) waiting.shift()?.answer(parseSites(printed));
          printed = '';
          isReading = true;
          ask();
        }
      }
    }
  };
  const start = () => {
    isReading = false;
    const started = engine.run({ file: finderFile(), argv0: 'sites.py', args: [], cwd: dirname(finderFile()) });
    run = started;
    void follow(started).finally(() => {
      if (run === started) run = undefined;
      // Whoever still waits asked a process that is gone.
      for (const asked of waiting.splice(0)) asked.answer([]);
    });
  };
  const findOnce = (source: string) =>
    new Promise<readonly Site[]>((answer) => {
      waiting.push({ source, answer });
      if (run === undefined) start();
      else ask();
    });
  return {
    async find(source) {
      for (let attempt = 1; ; attempt++) {
        const sites = await findOnce(source);
        if (run !== undefined || isClosed || attempt === ATTEMPTS) return sites;
      }
    },
    close() {
      isClosed = true;
      run?.stop();
    },
  };
}

/** Where the finder lies: in `src`, or copied beside the bundle. */
function finderFile(): string {
  const here = fileURLToPath(import.meta.url);
  const folder = join(dirname(here), ...(here.endsWith('.ts') ? ['..', '..', 'quiz', 'variations'] : []), 'finder');
  return join(folder, 'sites.py');
}
