/** Every sign that is drawn and not read: the whole difference between the Unicode and the ASCII screen. */
export interface Glyphs {
  /** The states of a lane, one sign each: they must be told apart without colour. */
  readonly running: string;
  readonly callback: string;
  readonly ready: string;
  readonly waiting: string;
  readonly blocked: string;
  readonly starving: string;
  readonly cpu: string;
  readonly queued: string;
  readonly done: string;
  readonly failed: string;
  readonly cancelled: string;
  readonly playhead: string;
  readonly playheadTop: string;
  readonly tick: string;
  readonly ruler: string;
  /** Fast-forward: what happens here takes less time on the screen than it should. */
  readonly skip: string;
  // markers
  readonly here: string;
  readonly stands: string;
  readonly selected: string;
  readonly arrow: string;
  readonly from: string;
  readonly crumb: string;
  readonly bullet: string;
  readonly more: string;
  readonly play: string;
  readonly pause: string;
  readonly live: string;
  readonly ended: string;
  readonly cross: string;
  readonly check: string;
  readonly warning: string;
  readonly times: string;
  readonly ellipsis: string;
  readonly left: string;
  readonly right: string;
  readonly up: string;
  readonly down: string;
  readonly cursor: string;
  readonly prompt: string;
  readonly error: string;
  readonly branch: string;
  readonly lastBranch: string;
  readonly scrollThumb: string;
  // progress
  readonly seen: string;
  readonly ahead: string;
  readonly begun: string;
  readonly fresh: string;
  // boxes
  readonly horizontal: string;
  readonly vertical: string;
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomRight: string;
  /** Keys as the footer names them. */
  readonly arrowKeys: { readonly left: string; readonly right: string; readonly up: string; readonly down: string };
}

const UNICODE: Glyphs = {
  running: '━',
  callback: '◆',
  ready: '○',
  waiting: '╌',
  blocked: '█',
  starving: '░',
  cpu: '▓',
  queued: '·',
  done: '✓',
  failed: '✗',
  cancelled: '⊘',
  playhead: '│',
  playheadTop: '▼',
  tick: '╷',
  ruler: ' ',
  skip: '»',
  here: '►',
  stands: '▸',
  selected: '▌',
  arrow: '→',
  from: '←',
  crumb: '›',
  bullet: '•',
  more: '…',
  play: '►',
  pause: '‖',
  live: '●',
  ended: '■',
  cross: '✗',
  check: '✓',
  warning: '▲',
  times: '×',
  ellipsis: '…',
  left: '‹',
  right: '›',
  up: '▲',
  down: '▼',
  cursor: '█',
  prompt: '›',
  error: '▏',
  branch: '├',
  lastBranch: '└',
  scrollThumb: '┃',
  seen: '━',
  ahead: '─',
  begun: '◐',
  fresh: '○',
  horizontal: '─',
  vertical: '│',
  topLeft: '╭',
  topRight: '╮',
  bottomLeft: '╰',
  bottomRight: '╯',
  arrowKeys: { left: '←', right: '→', up: '↑', down: '↓' },
};

const ASCII: Glyphs = {
  running: '=',
  callback: '@',
  ready: 'o',
  waiting: '.',
  blocked: '#',
  starving: '!',
  cpu: '%',
  queued: ',',
  done: '+',
  failed: 'X',
  cancelled: 'c',
  playhead: '|',
  playheadTop: 'v',
  tick: "'",
  ruler: ' ',
  skip: '>',
  here: '>',
  stands: '>',
  selected: '>',
  arrow: '->',
  from: '<-',
  crumb: '>',
  bullet: '*',
  more: '~',
  play: '>',
  pause: '||',
  live: '*',
  ended: '#',
  cross: 'x',
  check: '+',
  warning: '!',
  times: 'x',
  ellipsis: '~',
  left: '<',
  right: '>',
  up: '^',
  down: 'v',
  cursor: '_',
  prompt: '>',
  error: '|',
  branch: '|',
  lastBranch: '`',
  scrollThumb: '#',
  seen: '=',
  ahead: '-',
  begun: 'o',
  fresh: '.',
  horizontal: '-',
  vertical: '|',
  topLeft: '+',
  topRight: '+',
  bottomLeft: '+',
  bottomRight: '+',
  arrowKeys: { left: 'left', right: 'right', up: 'up', down: 'down' },
};

/** The signs for a terminal. */
export function glyphsFor(ascii: boolean): Glyphs {
  return ascii ? ASCII : UNICODE;
}
