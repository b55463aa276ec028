// How long a frame of the player takes at 120x40 with a million events: the drawing alone, and with Ink around it.
// Run it with: node test/bench/frame.js
import { PassThrough } from 'node:stream';
import { createPlayerSession, createStore } from '../../src/app/index.ts';
import { drawScreen } from '../../src/ui/draw-screen.ts';
import { mountApp } from '../../src/ui/index.ts';
import { createTheme } from '../../src/ui/theme.ts';
import { serverTrace } from '../support/example-traces.ts';

const COLUMNS = 120;
const ROWS = 40;
const EVENTS = 1_000_000;

const example = serverTrace(Math.ceil(EVENTS / 26));
const session = createPlayerSession(
  { title: ['bench'], program: { file: 'server.py', args: [] }, source: example.source, paused: true },
  { columns: COLUMNS, rows: ROWS },
);
const store = createStore(session, () => {});
let started = performance.now();
for (let from = 0; from < example.events.length; from += 10_000) {
  store.dispatch({ kind: 'events-arrived', run: 1, events: example.events.slice(from, from + 10_000) });
}
report(`${example.events.length} events taken in`, [performance.now() - started]);

const options = { colour: 3, ascii: false, background: 'dark' } as const;
const theme = createTheme(options);
const draw = () => drawScreen(store.getState(), theme).map((row) => theme.paint(row)).length;
store.dispatch({ kind: 'go-to-index', index: 500_000 });
draw();
measure('draw: step forward', 300, () => store.dispatch({ kind: 'step-forward' }), draw);
measure('draw: step back', 300, () => store.dispatch({ kind: 'step-back' }), draw);
measure('draw: seek anywhere', 60, (n) => store.dispatch({ kind: 'go-to-index', index: (n * 611_953) % EVENTS }), draw);

let bytes = 0;
const stdout = Object.assign(new PassThrough(), { columns: COLUMNS, rows: ROWS, isTTY: true });
stdout.on('data', (chunk: Buffer) => {
  bytes += chunk.length;
});
const stdin = Object.assign(new PassThrough(), {
  isTTY: true,
  setRawMode: () => stdin,
  ref: () => stdin,
  unref: () => stdin,
});
const mounted = mountApp({ store, theme: options, stdin: stdin as unknown as NodeJS.ReadStream, stdout });
for (const kind of ['step-forward', 'step-back'] as const) {
  store.dispatch({ kind: 'go-to-index', index: 500_000 });
  const times: number[] = [];
  bytes = 0;
  for (let n = 0; n < 300; n++) {
    started = performance.now();
    store.dispatch({ kind });
    // The frame is on its way when the microtasks are done.
    await Promise.resolve();
    await Promise.resolve();
    times.push(performance.now() - started);
    await new Promise((resolve) => setImmediate(resolve));
  }
  report(`whole frame with Ink: ${kind}, ${Math.round(bytes / 300)} bytes each`, times);
}
mounted.close();

function measure(name: string, count: number, act: (n: number) => void, then: () => void): void {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const from = performance.now();
    act(n);
    then();
    times.push(performance.now() - from);
  }
  report(name, times);
}

function report(name: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] as number).toFixed(1);
  console.log(`${name.padEnd(60)} median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}
