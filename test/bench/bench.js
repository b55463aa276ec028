// Measures the figures that the README gives, as ratios within one run, and prints them as a Markdown table.
//   npm run bench              takes some minutes
//   npm run bench -- --quick   fewer repetitions
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { measureInTurns, median, peakMemory, timeProcess } from './measure.js';

const quick = process.argv.includes('--quick');
const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = `${root}bin/async-tutor.js`;
const hello = `${root}test/bench/programs/hello.py`;
const tasks = `${root}test/bench/programs/tasks.py`;
const hybrid = `${root}lessons/13-run-in-executor/report.py`;
const node = process.execPath;
const rows = [];
const hasPython = spawnSync('python3', ['--version']).status === 0;

await main();

async function main() {
  // The first run of all builds the memory snapshot.
  await timeProcess(node, [bin, 'run', '--quiet', hello]);
  await startUp();
  await programs();
  await manyTasks();
  await memory();
  print();
}

async function startUp() {
  const [empty, version, list, frame] = await measureInTurns(quick ? 7 : 21, [
    () => timeProcess(node, ['-e', '0']),
    () => timeProcess(node, [bin, '--version']),
    () => timeProcess(node, [bin, 'list']),
    firstFrame,
  ]);
  row('`node -e 0`', ms(empty), '', '');
  row('`async-tutor --version`', ms(version), `${ratio(version, empty)} of \`node -e 0\``, '1.6x');
  row('`async-tutor list`', ms(list), `${ratio(list, empty)} of \`node -e 0\``, '4.5x');
  if (Number.isNaN(frame)) row('first frame of the player', 'no pseudo-terminal here', '', '9x');
  else row('first frame of the player', ms(frame), `${ratio(frame, empty)} of \`node -e 0\``, '9x');
}

async function programs() {
  const [plain, bare] = await measureInTurns(quick ? 5 : 11, [
    () => timeProcess(node, [bin, 'run', '--plain', hello]),
    () => timeProcess(node, [...stackSwitching(), `${root}test/bench/bare-pyodide.mjs`]),
  ]);
  row(
    'hello world, `--plain`, whole process',
    ms(plain),
    `${ratio(plain, bare)} of bare \`loadPyodide()\` (${ms(bare)})`,
    '0.25x',
  );
  if (!hasPython) return;
  const [ours, native] = await measureInTurns(quick ? 1 : 3, [
    () => timeProcess(node, [bin, 'run', '--plain', hybrid]),
    () => timeProcess('python3', [hybrid]),
  ]);
  row(
    'a 5 s call in an executor, `--plain`',
    ms(ours),
    `${ratio(ours, native)} of \`python3\` (${ms(native)})`,
    '0.1x',
  );
}

async function manyTasks() {
  const bench = await loadInProcess();
  const [start, observed, unobserved] = await measureInTurns(quick ? 3 : 7, [
    async () => (await bench.timeRun(hello, { unobserved: false })).took,
    async () => (await bench.timeRun(tasks, { unobserved: false })).took,
    async () => (await bench.timeRun(tasks, { unobserved: true })).took,
  ]);
  const { events } = await bench.timeRun(tasks, { unobserved: false });
  const took = observed - start;
  const alone = unobserved - start;
  const name = `10,000 tasks x 10 sleeps, ${events.toLocaleString('en')} events`;
  row(name, ms(took), `${ratio(took, alone)} of the same unobserved (${ms(alone)})`, '2.2x');
  if (hasPython) {
    const [nativeStart, native] = await measureInTurns(quick ? 3 : 7, [
      () => timeProcess('python3', [hello]),
      () => timeProcess('python3', [tasks]),
    ]);
    row(name, ms(took), `${ratio(took, native - nativeStart)} of \`python3\` (${ms(native - nativeStart)})`, '5x');
  }
  const trace = (await bench.recordEvents(tasks, 20_000)).slice(0, 1_000_000);
  const { fold, seeks, frames } = bench.timeFold(trace, quick ? 20 : 100);
  const count = trace.length.toLocaleString('en');
  row(`${count} events folded`, ms(fold), '', '');
  row(`a seek among ${count} events`, tenths(median(seeks)), `slowest ${tenths(Math.max(...seeks))}`, '');
  row(
    `a frame of 120x40 among ${count} events`,
    tenths(median(frames)),
    `slowest ${tenths(Math.max(...frames))}`,
    '16 ms',
  );
}

async function memory() {
  for (const [name, file] of [
    ['hello world', hello],
    ['the 10,000 tasks', tasks],
  ]) {
    const peak = await peakMemory(node, [bin, 'run', '--plain', file]);
    if (peak !== undefined) row(`peak memory of ${name}, both processes`, `${Math.round(peak)} MB`, '', '');
  }
}

/** Milliseconds until the player has drawn its first whole frame; NaN where there are no pseudo-terminals. */
function firstFrame() {
  const pty = loadPty();
  if (pty === undefined) return Promise.resolve(Number.NaN);
  return new Promise((resolve) => {
    const started = performance.now();
    const env = { ...process.env, TERM: 'xterm-256color' };
    const terminal = pty.spawn(node, [bin, 'run', hello], { cols: 120, rows: 40, cwd: root, env });
    let seen = '';
    let took;
    terminal.onData((data) => {
      seen += data;
      // The end of a synchronized update: see src/ui/terminal-session.ts.
      if (took !== undefined || !seen.includes('\u001b[?2026l')) return;
      took = performance.now() - started;
      terminal.kill('SIGTERM');
    });
    terminal.onExit(() => resolve(took ?? Number.NaN));
  });
}

function loadPty() {
  try {
    return createRequire(import.meta.url)('@lydell/node-pty');
  } catch {
    return undefined;
  }
}

/** Node before 24 needs a flag for Pyodide's stack switching. */
function stackSwitching() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return [];
  return [major >= 22 ? '--experimental-wasm-jspi' : '--experimental-wasm-stack-switching'];
}

/** The measurements that call our own modules, bundled like the product, beside the child that they start. */
async function loadInProcess() {
  const outfile = `${root}dist/bench.js`;
  await build({
    entryPoints: [`${root}test/bench/in-process.ts`],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    external: ['pyodide', 'react-devtools-core'],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'warning',
  });
  return import(outfile);
}

function row(...cells) {
  rows.push(cells);
  process.stderr.write(`${cells.filter(Boolean).join('  ')}\n`);
}

function print() {
  const about = `Node.js ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
  const lines = [['what', 'median', 'ratio', 'at most'], ['---', '---', '---', '---'], ...rows];
  process.stdout.write(`\n${about}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
}

function ms(value) {
  return `${Math.round(value)} ms`;
}

function tenths(value) {
  return `${value.toFixed(1)} ms`;
}

function ratio(value, base) {
  return `${(value / base).toFixed(2)}x`;
}
