import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';
import { type Glyphs, glyphsFor } from './glyphs.ts';
import type { Row } from './text/row.ts';

/** What a piece of text means. A theme decides how that looks; no view names a colour. */
export type Tone =
  // text
  | 'text'
  | 'dim'
  | 'faint'
  | 'title'
  | 'accent'
  | 'key'
  | 'good'
  | 'warning'
  | 'bad'
  // prose
  | 'heading'
  | 'emphasis'
  | 'code'
  | 'term'
  // states of a lane
  | 'running'
  | 'callback'
  | 'ready'
  | 'waiting'
  | 'blocked'
  | 'starving'
  | 'cpu'
  | 'queued'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'playhead'
  // Python
  | 'keyword'
  | 'string'
  | 'number'
  | 'comment'
  | 'definition'
  | 'builtin'
  | 'operator';

/** What lies under text: the line that runs, the lane that is selected, a chip such as a key. */
export type Ground = 'current' | 'alarm' | 'selected' | 'chip';

/** What decides how a theme looks. The command line finds these out; nothing here reads the environment. */
export interface ThemeOptions {
  /** Colours of the terminal: 0 none (NO_COLOR), 1 sixteen, 2 two hundred and fifty-six, 3 all. */
  readonly colour: ColorSupportLevel;
  /** Only printable ASCII on the screen. */
  readonly ascii: boolean;
  /** What the terminal's background is like. */
  readonly background: 'dark' | 'light';
}

/** Turns meanings into the bytes of one terminal. */
export interface Theme {
  readonly options: ThemeOptions;
  readonly glyphs: Glyphs;
  /** A row as a string with its colours. */
  paint(row: Row): string;
}

interface Pen {
  /** Truecolor on dark and on light; reduced to 256 by chalk. */
  readonly dark?: string;
  readonly light?: string;
  /** The name of one of the sixteen colours, which people have chosen for their own background. */
  readonly basic?: 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'gray' | 'whiteBright';
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

// Calm blues and greys carry nearly everything. Green, yellow and red are kept for what runs, could run and stands still.
const PENS: Record<Tone, Pen> = {
  text: {},
  dim: { dark: '#8b93a7', light: '#646b7d', basic: 'gray' },
  faint: { dark: '#4b5263', light: '#b4b9c5', basic: 'gray' },
  title: { dark: '#b8c0d4', light: '#3d4457', bold: true },
  accent: { dark: '#82aaff', light: '#2f5fd0', basic: 'blue', bold: true },
  key: { dark: '#c3cbe0', light: '#2c3142', bold: true },
  good: { dark: '#8fd694', light: '#2a8a3a', basic: 'green' },
  warning: { dark: '#f2c572', light: '#9a6700', basic: 'yellow' },
  bad: { dark: '#ff757f', light: '#c8283c', basic: 'red' },
  heading: { dark: '#e6ebf7', light: '#1d2130', bold: true },
  emphasis: { italic: true },
  code: { dark: '#7ccfd8', light: '#0f7884', basic: 'cyan' },
  term: { dark: '#b8c0d4', light: '#3d4457', underline: true },
  running: { dark: '#8fd694', light: '#2a8a3a', basic: 'green', bold: true },
  callback: { dark: '#7ccfd8', light: '#0f7884', basic: 'cyan', bold: true },
  ready: { dark: '#f2c572', light: '#9a6700', basic: 'yellow' },
  waiting: { dark: '#6f86b8', light: '#5a74ad', basic: 'blue' },
  blocked: { dark: '#ff757f', light: '#d1263d', basic: 'red', bold: true },
  starving: { dark: '#f0965f', light: '#b4540a', basic: 'yellow' },
  cpu: { dark: '#c99af7', light: '#8a3fc4', basic: 'magenta' },
  queued: { dark: '#8b93a7', light: '#646b7d', basic: 'gray' },
  done: { dark: '#8fd694', light: '#2a8a3a', basic: 'green' },
  failed: { dark: '#ff757f', light: '#c8283c', basic: 'red', bold: true },
  cancelled: { dark: '#f0965f', light: '#b4540a', basic: 'yellow' },
  playhead: { dark: '#e6ebf7', light: '#1d2130', basic: 'whiteBright', bold: true },
  keyword: { dark: '#c99af7', light: '#8a3fc4', basic: 'magenta' },
  string: { dark: '#a5c98b', light: '#3f7d20', basic: 'green' },
  number: { dark: '#f0b07a', light: '#a4540a', basic: 'yellow' },
  comment: { dark: '#717a90', light: '#848b9c', basic: 'gray', italic: true },
  definition: { dark: '#82aaff', light: '#2f5fd0', basic: 'blue' },
  builtin: { dark: '#7ccfd8', light: '#0f7884', basic: 'cyan' },
  operator: { dark: '#a4adc4', light: '#565d70' },
};

const GROUNDS: Record<Ground, { readonly dark: string; readonly light: string }> = {
  current: { dark: '#2b3a33', light: '#dff2e1' },
  alarm: { dark: '#46252c', light: '#fbdfe1' },
  selected: { dark: '#2a3147', light: '#e2e8f8' },
  chip: { dark: '#2e3445', light: '#e6e9f0' },
};

/** A theme for a terminal with these abilities. */
export function createTheme(options: ThemeOptions): Theme {
  const chalk = new Chalk({ level: options.colour });
  const painters = new Map<string, (text: string) => string>();
  const painterFor = (tone: Tone, ground: Ground | undefined, strong: boolean): ((text: string) => string) => {
    const key = `${tone} ${ground ?? ''} ${strong}`;
    const made = painters.get(key) ?? painterOf(chalk, options, { tone, ground, strong });
    painters.set(key, made);
    return made;
  };
  return {
    options,
    glyphs: glyphsFor(options.ascii),
    paint: (row) => {
      let out = '';
      for (const piece of row) out += painterFor(piece.tone, piece.ground, piece.strong === true)(piece.text);
      return out;
    },
  };
}

interface Look {
  readonly tone: Tone;
  readonly ground: Ground | undefined;
  readonly strong: boolean;
}

/** The escape sequences around a text, found once per look: painting is then two string additions. */
function painterOf(chalk: ChalkInstance, options: ThemeOptions, look: Look): (text: string) => string {
  const pen = PENS[look.tone];
  const marker = '\u0000';
  const [open = '', close = ''] = brushFor(chalk, options, look, pen)(marker).split(marker);
  return (text) => open + text + close;
}

function brushFor(chalk: ChalkInstance, options: ThemeOptions, look: Look, pen: Pen): (text: string) => string {
  const { background, colour } = options;
  let brush: ChalkInstance = chalk;
  // On a ground of ours the terminal's own text colour may be unreadable.
  const hex = pen[background] ?? (look.ground === undefined ? undefined : PENS.playhead[background]);
  if (colour === 1 && pen.basic !== undefined) brush = brush[pen.basic];
  if (colour > 1 && hex !== undefined) brush = brush.hex(hex);
  if (pen.bold === true || look.strong) brush = brush.bold;
  if (pen.italic === true) brush = brush.italic;
  if (pen.underline === true) brush = brush.underline;
  // Sixteen colours hold no calm background: there the marker beside the line has to do.
  if (look.ground !== undefined && colour > 1) brush = brush.bgHex(GROUNDS[look.ground][background]);
  return colour === 0 ? withoutColour(look, pen) : (text) => brush(text);
}

/** Weight and lines are not colour: a terminal under NO_COLOR still has them. */
function withoutColour(look: Look, pen: Pen): (text: string) => string {
  if (pen.underline === true) return (text) => `\u001b[4m${text}\u001b[24m`;
  return pen.bold === true || look.strong ? (text) => `\u001b[1m${text}\u001b[22m` : (text) => text;
}
