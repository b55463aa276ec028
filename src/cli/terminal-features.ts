/** What the terminal, or the pipe in its place, can show. */
export interface TerminalFeatures {
  /** 0 no colours, 1 sixteen, 2 two hundred and fifty-six, 3 all. */
  readonly colour: 0 | 1 | 2 | 3;
  /** Only printable ASCII: no box drawing. */
  readonly ascii: boolean;
  readonly background: 'dark' | 'light';
  /** Columns to fill. */
  readonly width: number;
}

/** What is known when the features are decided. */
export interface TerminalFacts {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** From `--no-color`, `--ascii`, `--width`. */
  readonly options: { readonly color?: boolean; readonly ascii?: boolean; readonly width?: number };
}

/** What a pipe gets: room for a text timeline, not too much for an e-mail. */
const WIDTH_WITHOUT_TERMINAL = 100;

/** Options win over the environment. */
export function terminalFeatures({ isTTY, columns, env, options }: TerminalFacts): TerminalFeatures {
  return {
    colour: options.color === false ? 0 : colourOf(env, isTTY),
    ascii: options.ascii === true || !speaksUnicode(env),
    background: hasLightBackground(env) ? 'light' : 'dark',
    width: options.width ?? columns ?? WIDTH_WITHOUT_TERMINAL,
  };
}

/** NO_COLOR (https://no-color.org) and FORCE_COLOR (https://force-color.org) count when they are not empty. */
function colourOf(env: TerminalFacts['env'], isTTY: boolean): TerminalFeatures['colour'] {
  if (env.NO_COLOR) return 0;
  if (env.FORCE_COLOR) return forcedColour(env.FORCE_COLOR, env);
  return isTTY && env.TERM !== 'dumb' ? terminalColour(env) : 0;
}

function forcedColour(wanted: string, env: TerminalFacts['env']): TerminalFeatures['colour'] {
  if (wanted === '0' || wanted === 'false') return 0;
  if (wanted === '2' || wanted === '3') return Number(wanted) as 2 | 3;
  return wanted === '1' ? 1 : terminalColour(env);
}

function terminalColour(env: TerminalFacts['env']): 1 | 2 | 3 {
  if (/^(truecolor|24bit)$/i.test(env.COLORTERM ?? '') || env.WT_SESSION !== undefined) return 3;
  if (/-direct$|^xterm-(kitty|ghostty)$/.test(env.TERM ?? '')) return 3;
  return /256/.test(env.TERM ?? '') ? 2 : 1;
}

/** The Linux console and dumb terminals lack the characters; a locale that is not set says nothing against them. */
function speaksUnicode(env: TerminalFacts['env']): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return locale === undefined || locale === '' || locale === 'C' || locale === 'POSIX' || /utf-?8/i.test(locale);
}

/** rxvt, Konsole and others tell: "foreground;background", where 7 and 9 to 15 are bright. */
function hasLightBackground(env: TerminalFacts['env']): boolean {
  const background = Number(env.COLORFGBG?.split(';').at(-1) ?? '0');
  return background === 7 || (background >= 9 && background <= 15);
}
