// Draws the pictures of the README from the real program: runs it on a pseudo-terminal, types keys, and writes what the
// screen shows as SVG. `npm run pictures`, then look at the difference before you commit it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import xterm from '@xterm/headless';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const COLUMNS = 100;
const ROWS = 30;
const CELL = { width: 8.43, height: 18 };
const PADDING = 12;
const COLOURS = { foreground: '#cdd6f4', background: '#11111b' };
const KEYS = {
  enter: '\r',
  right: '\u001b[C',
  left: '\u001b[D',
  down: '\u001b[B',
  end: '\u001b[F',
  two: '2',
  think: 't',
};

/**
 * Each picture: what to run, and the steps before it is taken. A step is a key to press, or a text (or pattern) to wait
 * for. All of them share one empty profile, in this order.
 */
const PICTURES = [
  {
    name: 'player',
    title: 'The player: a blocking call stops the event loop, and heartbeat starves',
    args: ['run', 'lessons/12-blocking/monitor.py'],
    steps: ['recorded', KEYS.end, 'ended', ...Array(22).fill(KEYS.left), /step \d+/],
  },
  {
    name: 'home',
    title: 'Home: the lessons, part by part',
    args: [],
    steps: ['Waiting well', KEYS.down, KEYS.down, KEYS.down, 'Waiting well'],
  },
  {
    name: 'lesson',
    title: 'A lesson: a prediction before the run',
    args: ['lesson', 'gather'],
    steps: ['step 1', KEYS.right, 'step 2', KEYS.right, 'step 3'],
  },
  {
    name: 'compare',
    title: 'Two programs on one axis: one job after the other, and all at once',
    args: ['compare', 'lessons/01-sync-vs-async/one_after_another.py', 'lessons/01-sync-vs-async/all_at_once.py'],
    steps: ['is 3 s faster', KEYS.end, 'Dinner after 3 seconds.'],
  },
  {
    name: 'quiz',
    title: 'The quiz: the answer is shown in the run that decides it',
    args: ['quiz', 'gather', '--seed', '12'],
    steps: ['Press the number', KEYS.two, 'How sure', KEYS.think, 'What decides', 'recorded'],
  },
];

const data = mkdtempSync(join(tmpdir(), 'async-tutor-pictures-'));
try {
  mkdirSync(`${root}docs`, { recursive: true });
  for (const picture of PICTURES) {
    writeFileSync(`${root}docs/${picture.name}.svg`, await photograph(picture));
    console.log(`docs/${picture.name}.svg`);
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}

async function photograph({ title, args, steps }) {
  const screen = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  const env = {
    ...process.env,
    TERM: 'xterm-256color',
    COLORTERM: 'truecolor',
    LANG: 'C.UTF-8',
    ASYNC_TUTOR_DATA: data,
  };
  delete env.NO_COLOR;
  const child = require('@lydell/node-pty').spawn(process.execPath, [`${root}bin/async-tutor.js`, ...args], {
    cols: COLUMNS,
    rows: ROWS,
    cwd: root,
    env,
  });
  let written = Promise.resolve();
  child.onData((text) => {
    written = new Promise((resolve) => screen.write(text, resolve));
  });
  screen.onData((answer) => child.write(answer));
  for (const step of steps) {
    const isKey = typeof step === 'string' && Object.values(KEYS).includes(step);
    if (isKey) child.write(step);
    else await shows(screen, step);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  await written;
  const svg = drawScreen(screen, title);
  child.kill();
  return svg;
}

/** Waits until the screen shows a text, for 20 s at most. */
async function shows(screen, wanted) {
  for (let tries = 0; tries < 400; tries++) {
    const text = rowsOf(screen)
      .map((row) => row.translateToString(true))
      .join('\n');
    if (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the screen never showed ${wanted}`);
}

function rowsOf(screen) {
  return Array.from({ length: ROWS }, (_, row) => screen.buffer.active.getLine(row));
}

function drawScreen(screen, title) {
  const width = Math.ceil(COLUMNS * CELL.width + 2 * PADDING);
  const height = ROWS * CELL.height + 2 * PADDING;
  const rows = rowsOf(screen).flatMap((line, row) => drawRow(line, row));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">`,
    `<title>${title}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${COLOURS.background}"/>`,
    ...rows,
    '</svg>\n',
  ].join('\n');
}

/** The cells of one look become one text element each, stretched to their columns whatever font there is. */
function drawRow(line, row) {
  const parts = [];
  for (let column = 0; column < COLUMNS; ) {
    const start = column;
    const look = lookOf(line.getCell(column));
    let text = '';
    while (column < COLUMNS && sameLook(look, lookOf(line.getCell(column)))) {
      const cell = line.getCell(column);
      text += cell.getChars() || (cell.getWidth() === 0 ? '' : ' ');
      column += 1;
    }
    parts.push(...drawPart(text, { look, start, length: column - start, row }));
  }
  return parts;
}

function drawPart(text, { look, start, length, row }) {
  const x = (PADDING + start * CELL.width).toFixed(2);
  const y = PADDING + row * CELL.height;
  const width = (length * CELL.width).toFixed(2);
  const parts = [];
  if (look.background)
    parts.push(`<rect x="${x}" y="${y}" width="${width}" height="${CELL.height}" fill="${look.background}"/>`);
  if (text.trim() === '') return parts;
  const style = `${look.bold ? ' font-weight="bold"' : ''}${look.italic ? ' font-style="italic"' : ''}${look.dim ? ' opacity=".55"' : ''}`;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  parts.push(
    `<text x="${x}" y="${y + 14}" textLength="${width}" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="${look.foreground}"${style}>${escaped}</text>`,
  );
  return parts;
}

function lookOf(cell) {
  const foreground = colour(cell.isFgRGB(), cell.isFgPalette(), cell.getFgColor()) ?? COLOURS.foreground;
  const background = colour(cell.isBgRGB(), cell.isBgPalette(), cell.getBgColor());
  const isInverse = cell.isInverse() !== 0;
  return {
    foreground: isInverse ? (background ?? COLOURS.background) : foreground,
    background: isInverse ? foreground : background,
    bold: cell.isBold() !== 0,
    italic: cell.isItalic() !== 0,
    dim: cell.isDim() !== 0,
  };
}

function sameLook(a, b) {
  return Object.keys(a).every((key) => a[key] === b[key]);
}

function colour(isRgb, isPalette, value) {
  if (isRgb) return `#${value.toString(16).padStart(6, '0')}`;
  return isPalette ? PALETTE[value] : undefined;
}

/** The sixteen colours of terminals; the program itself uses exact ones. */
const PALETTE = [
  ...['#1e1e2e', '#f38ba8', '#a6e3a1', '#f9e2af', '#89b4fa', '#cba6f7', '#94e2d5', '#bac2de'],
  ...['#6c7086', '#f38ba8', '#a6e3a1', '#f9e2af', '#89b4fa', '#cba6f7', '#94e2d5', '#ffffff'],
];
