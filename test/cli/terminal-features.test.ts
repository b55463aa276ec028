import { expect, it } from 'vitest';
import { type TerminalFacts, terminalFeatures } from '../../src/cli/terminal-features.ts';

function check(facts: Partial<TerminalFacts>, expected: Partial<ReturnType<typeof terminalFeatures>>): void {
  expect(terminalFeatures({ isTTY: true, columns: 80, env: {}, options: {}, ...facts })).toMatchObject(expected);
}

it('takes the colours of the terminal', () => {
  check({ env: { TERM: 'xterm' } }, { colour: 1, ascii: false, background: 'dark', width: 80 });
  check({ env: { TERM: 'xterm-256color' } }, { colour: 2 });
  check({ env: { TERM: 'xterm-256color', COLORTERM: 'truecolor' } }, { colour: 3 });
  check({ env: { TERM: 'dumb' } }, { colour: 0, ascii: true });
  check({ isTTY: false, columns: undefined }, { colour: 0, width: 100 });
});

it('obeys NO_COLOR, FORCE_COLOR and the options, the last ones first', () => {
  check({ env: { NO_COLOR: '1', FORCE_COLOR: '3' } }, { colour: 0 });
  check({ env: { NO_COLOR: '' } }, { colour: 1 });
  check({ isTTY: false, env: { FORCE_COLOR: '1' } }, { colour: 1 });
  check({ isTTY: false, env: { FORCE_COLOR: '3' } }, { colour: 3 });
  check({ env: { FORCE_COLOR: '0' } }, { colour: 0 });
  check({ env: { FORCE_COLOR: '1' }, options: { color: false } }, { colour: 0 });
  check({ options: { ascii: true, width: 60 } }, { ascii: true, width: 60 });
});

it('draws with ASCII where nothing else can be shown', () => {
  check({ env: { TERM: 'linux' } }, { ascii: true });
  check({ env: { LANG: 'de_DE.ISO-8859-1' } }, { ascii: true });
  check({ env: { LANG: 'de_DE.UTF-8' } }, { ascii: false });
  check({ env: { LC_ALL: 'C' } }, { ascii: false });
});

it('knows a light background when the terminal tells', () => {
  check({ env: { COLORFGBG: '0;15' } }, { background: 'light' });
  check({ env: { COLORFGBG: '15;0' } }, { background: 'dark' });
});
