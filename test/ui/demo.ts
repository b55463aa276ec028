// Plays a hand-made trace on this terminal: for looking at the screen while working on it.
// Bundle it with esbuild as bin/build.js does, then: node demo.mjs gather|blocking|executor|hostile|server [ascii] [light]
import { createPlayerSession, createStore, type Effect } from '../../src/app/index.ts';
import type { TraceEvent } from '../../src/trace/index.ts';
import { mountApp } from '../../src/ui/index.ts';
import {
  blockingTrace,
  type ExampleTrace,
  executorTrace,
  gatherTrace,
  hostileTrace,
  serverTrace,
} from '../support/example-traces.ts';

const EXAMPLES: Readonly<Record<string, () => ExampleTrace>> = {
  gather: gatherTrace,
  blocking: blockingTrace,
  executor: executorTrace,
  hostile: hostileTrace,
  server: () => serverTrace(2000),
};

const [name = 'gather', ...flags] = process.argv.slice(2);
const example = (EXAMPLES[name] ?? gatherTrace)();
const batches: (readonly TraceEvent[])[] = [example.events.slice(0, 3), example.events.slice(3)];
const title = ['demo', example.file];
const session = createPlayerSession(
  { title, program: { file: example.file, args: [] }, source: example.source, paused: flags.includes('paused') },
  { columns: process.stdout.columns, rows: process.stdout.rows },
);

const store = createStore(session, (effect: Effect) => {
  switch (effect.kind) {
    case 'start-run':
      batches.splice(0, batches.length, example.events);
      break;
    case 'pull-events': {
      const events = batches.shift();
      setImmediate(() =>
        store.dispatch(
          events === undefined
            ? { kind: 'run-ended', run: effect.run }
            : { kind: 'events-arrived', run: effect.run, events },
        ),
      );
      break;
    }
    case 'schedule-tick': {
      const asked = performance.now();
      setTimeout(() => store.dispatch({ kind: 'tick', elapsed: performance.now() - asked }), effect.after);
      break;
    }
    case 'quit':
      mounted.close();
      process.exit(0);
      break;
    default:
  }
});

const colour = process.env.NO_COLOR ? 0 : flags.includes('16') ? 1 : 3;
const background = flags.includes('light') ? 'light' : 'dark';
const mounted = mountApp({
  store,
  theme: { colour, ascii: flags.includes('ascii'), background },
  stdin: process.stdin,
  stdout: process.stdout,
});
store.start();
