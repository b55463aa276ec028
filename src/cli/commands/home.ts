import type { Host } from '../host.ts';
import { coursePlace } from '../lessons/course-place.ts';
import { type TutorOptions, teachInTerminal } from '../lessons/tutor-session.ts';
import { isInteractive } from '../run/play-program.ts';
import { terminalFeatures } from '../terminal-features.ts';
import { startPage } from './start-page.ts';

/** What `async-tutor` alone is asked for. */
export interface HomeOptions extends TutorOptions {
  readonly ascii?: boolean;
  readonly color?: boolean;
  readonly plain?: boolean;
}

/** `async-tutor` alone: home on a terminal, else what there is as text. */
export async function home(options: HomeOptions, host: Host): Promise<number> {
  if (!isInteractive(options, host)) return startPage(host, options);
  const { stdout, env } = host;
  const features = terminalFeatures({ isTTY: true, columns: stdout.columns, env, options });
  return teachInTerminal({ host, features, options, place: await coursePlace(options.lessons, host) });
}
