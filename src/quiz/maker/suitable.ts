import type { Recording } from '../../timeline/index.ts';
import type { LimitName, SimulationType, TraceEvent } from '../../trace/index.ts';
import { leavesToChance } from '../chance.ts';

/** Longer runs are nothing to think through, and slow to ask about. */
const MOST_EVENTS = 20_000;

/** What says that a program is not complete yet. */
const NOT_RUNNING: ReadonlySet<string> = new Set([
  'SyntaxError',
  'IndentationError',
  'TabError',
  'ImportError',
  'ModuleNotFoundError',
]);

const LIMITS: Partial<Record<LimitName, string>> = {
  events: 'too much happens in it to follow',
  'virtual-time': 'it does not end within an hour of its clock',
  'wall-time': 'it computes for too long',
  output: 'it prints too much',
  memory: 'it needs too much memory',
};

/** Why no question about a run makes sense, as the rest of "... because"; undefined when questions do. */
export function unsuitable(recording: Recording): string | undefined {
  const end = recording.timelineAt(recording.length);
  for (let position = 0; position < recording.length; position++) {
    const reason = reasonOf(recording.event(position));
    if (reason !== undefined) return reason;
  }
  if (end.ended === undefined || end.ended.cause === 'stopped') return 'its run was stopped';
  if (end.ended.cause === 'crashed') return 'its run broke off';
  if (recording.length > MOST_EVENTS || end.omitted > 0) return 'too much happens in it to follow';
  const { uncaught } = end;
  if (uncaught !== undefined && NOT_RUNNING.has(uncaught.type))
    return `it does not run: ${uncaught.type}: ${uncaught.message}`;
  if ([...end.sources].some(({ text }) => leavesToChance(text))) return 'chance decides what it does';
  if (printsAddresses(recording)) return 'it prints where objects lie in memory, and nobody can know that';
  return undefined;
}

const SIMULATED: Readonly<Record<SimulationType, string>> = {
  network: 'network',
  http: 'network',
  files: 'disk',
  database: 'database',
};

function reasonOf(event: TraceEvent | undefined): string | undefined {
  switch (event?.kind) {
    case 'input-requested':
      return 'it asks for input';
    case 'limit-reached':
      return LIMITS[event.limit] ?? 'it reaches a limit';
    case 'simulation-used':
      return `its ${SIMULATED[event.what]} is simulated here, and nobody can know how long that takes`;
    default:
      return undefined;
  }
}

/** How a run ended, to tell whether another one ended in the same way. */
export function endingOf(recording: Recording): string {
  const { ended } = recording.timelineAt(recording.length);
  return `${ended?.cause} ${ended?.exitCode}`;
}

function printsAddresses(recording: Recording): boolean {
  return recording.outputUpTo(recording.length).some(({ stream, text }) => stream === 'stdout' && ADDRESS.test(text));
}

const ADDRESS = / at 0x[0-9a-f]+/;
