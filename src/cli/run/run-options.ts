import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RunLimits } from '../../python/index.ts';

/** What the options of `run` and `lesson` say. */
export interface RunOptions {
  readonly plain?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  /** Virtual seconds shown in one real second. */
  readonly speed?: number;
  readonly ascii?: boolean;
  /** False after `--no-color`. */
  readonly color?: boolean;
  readonly width?: number;
  readonly maxEvents?: number;
  readonly maxTime?: number;
  readonly maxWall?: number;
  readonly maxOutput?: number;
  readonly maxTasks?: number;
  readonly maxThreads?: number;
  readonly maxMemory?: number;
}

/** The options that say how a run is shown. */
export function addShowingOptions(command: Command): Command {
  command
    .addOption(new Option('--plain', 'tell the run as text (this is what a pipe gets)').conflicts(['quiet', 'json']))
    .addOption(new Option('--json', 'print the trace as JSON Lines').conflicts('quiet'));
  return addDrawingOptions(command);
}

/** The options that say how something is drawn. */
export function addDrawingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--speed <factor>', 'how fast to play: 2 is twice as fast').argParser(numberBetween(0.25, 1000)),
    )
    .option('--ascii', 'draw with ASCII characters only')
    .option('--no-color', 'no colours (so does NO_COLOR in the environment)')
    .addOption(new Option('--width <columns>', 'width of the text timeline').argParser(wholeBetween(40, 1000)));
}

/** What the help says of the engine's own limits: loading the engine to ask it would cost more than the whole help. */
export const SHOWN_LIMITS: RunLimits = {
  events: 3_000_000,
  virtualSeconds: 259_200,
  wallSeconds: 30,
  outputBytes: 10_000_000,
  tasks: 100_000,
  threads: 1_000,
  memoryMegabytes: 512,
};

/** The options that say what a run may use up. */
export function addLimitOptions(command: Command): Command {
  const limit = (flags: string, description: string, name: keyof RunLimits, parse: (text: string) => number) =>
    command.addOption(new Option(flags, `${description} (${shown(SHOWN_LIMITS[name])})`).argParser(parse));
  limit('--max-events <n>', 'end the run after so many events', 'events', wholeBetween(1, 100_000_000));
  limit(
    '--max-time <seconds>',
    'end it after so many virtual seconds',
    'virtualSeconds',
    numberBetween(0.001, 9_000_000),
  );
  limit('--max-wall <seconds>', 'end it after so many real seconds of work', 'wallSeconds', numberBetween(0.1, 86_400));
  limit('--max-output <bytes>', 'end it after so many bytes of output', 'outputBytes', wholeBetween(1, 2 ** 31));
  limit('--max-tasks <n>', 'how many tasks may be alive at once', 'tasks', wholeBetween(1, 10_000_000));
  limit('--max-threads <n>', 'how many threads may be alive at once', 'threads', wholeBetween(1, 10_000));
  limit('--max-memory <megabytes>', 'how large Python’s memory may grow', 'memoryMegabytes', wholeBetween(64, 1024));
  return command;
}

/** The limits that were given; the engine knows the others. */
export function limitsOf(options: RunOptions): Partial<RunLimits> {
  const given = {
    events: options.maxEvents,
    virtualSeconds: options.maxTime,
    wallSeconds: options.maxWall,
    outputBytes: options.maxOutput,
    tasks: options.maxTasks,
    threads: options.maxThreads,
    memoryMegabytes: options.maxMemory,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Reads a number such as `2`, `0.5`, `1e6` or `1_000_000`. */
function numberBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^[\d_.e+]+$/i.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a number from ${shown(least)} to ${shown(most)}.`);
  };
}

/** Reads a whole number. */
export function wholeBetween(least: number, most: number): (text: string) => number {
  const read = numberBetween(least, most);
  return (text) => {
    const value = read(text);
    if (Number.isInteger(value)) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${shown(least)} to ${shown(most)}.`);
  };
}

function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}
