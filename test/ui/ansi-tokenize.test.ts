import { styledCharsFromTokens, styledCharsToString, tokenize } from '@alcalzone/ansi-tokenize';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import * as ours from '../../src/ui/ansi-tokenize.ts';
import { drawScreen } from '../../src/ui/draw-screen.ts';
import ourWidth from '../../src/ui/string-width.ts';
import { createTheme } from '../../src/ui/theme.ts';
import { blockingTrace, executorTrace, hostileTrace } from '../support/example-traces.ts';
import { session, told } from '../support/sessions.ts';

interface Cell {
  readonly value: string;
  readonly styles: readonly string[];
}

const cellsOf = (
  chars: readonly { readonly value: string; readonly styles: readonly { readonly code: string }[] }[],
): readonly Cell[] => chars.map(({ value, styles }) => ({ value, styles: styles.map((style) => style.code).sort() }));

/** The stand-in takes a row apart as the original does, and what it puts together means the same. */
function check(row: string): void {
  const theirs = cellsOf(styledCharsFromTokens(tokenize(row)));
  expect(cellsOf(ours.styledCharsFromTokens(ours.tokenize(row)))).toEqual(theirs);
  const again = ours.styledCharsToString(ours.styledCharsFromTokens(ours.tokenize(row)));
  expect(cellsOf(styledCharsFromTokens(tokenize(again)))).toEqual(theirs);
  expect(again.length).toBeLessThanOrEqual(styledCharsToString(styledCharsFromTokens(tokenize(row))).length + 30);
}

describe('the stand-in for string-width', () => {
  it('agrees with it on every row of a screen', () => {
    for (const example of [blockingTrace(), executorTrace(), hostileTrace()]) {
      const theme = createTheme({ colour: 3, ascii: false, background: 'dark' });
      const rows = drawScreen(told(session(example), { kind: 'go-to-end' }), theme).map((row) => theme.paint(row));
      expect(rows.map(ourWidth)).toEqual(rows.map((row) => stringWidth(row)));
    }
  });
});

describe('the stand-in for ansi-tokenize', () => {
  it('agrees with it on every row of every kind of screen', () => {
    for (const example of [blockingTrace(), executorTrace(), hostileTrace()]) {
      for (const colour of [0, 1, 2, 3] as const) {
        const theme = createTheme({ colour, ascii: false, background: 'dark' });
        const state = told(session(example), { kind: 'go-to-index', index: 30 }, { kind: 'select-lane', by: 1 });
        for (const row of drawScreen(state, theme)) check(theme.paint(row));
      }
    }
  });

  it('agrees on the corners', () => {
    check('');
    check('\u001b[1mbold \u001b[2mboth\u001b[22m none\u001b[0m');
    check('\u001b[31;1;44mthree\u001b[39m two\u001b[49m\u001b[22m');
    check('\u001b[38;5;12mfive\u001b[38;2;1;2;3mtrue\u001b[39m日本e\u0301');
  });

  it('is checked by a check that can fail', () => {
    expect(() => check('\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007')).toThrow();
  });
});
