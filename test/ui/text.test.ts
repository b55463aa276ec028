import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { harmless, harmlessLines } from '../../src/ui/text/harmless.ts';
import { fitRow, overlay, plainRow, rowWidth, sliceRow, span, spread } from '../../src/ui/text/row.ts';
import { codePointWidth, takeColumns, textWidth } from '../../src/ui/text/width.ts';
import { chopText, wrapRow, wrapText } from '../../src/ui/text/wrap.ts';

const SEED = { seed: 11, numRuns: 400 };
/** string-width takes signs such as U+2198 as emoji, which terminals draw in one column, and misses some marks. */
function widthOf(character: string): number {
  if (/^[\p{Mn}\p{Me}]$/u.test(character)) return 0;
  return /^\p{Emoji}$/u.test(character) && !/^\p{Emoji_Presentation}$/u.test(character) ? 1 : stringWidth(character);
}

/** Text with everything in it: any code point, lone surrogates, escape sequences, wide and combining characters. */
const anything = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '\u001b[31m',
        '\u001b]0;x\u0007',
        '日本',
        '🎉',
        '👩‍👩‍👧',
        'e\u0301',
        '\u202e',
        '\t',
        '\ud800',
        '\u0000',
        '\u009b',
        'é',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('harmless text', () => {
  const check = (text: string, shown: string, ascii = false): void => expect(harmless(text, { ascii })).toBe(shown);

  it('shows what must not be passed on', () => {
    check('plain text', 'plain text');
    check('\u001b[2J', '␛[2J');
    check('a\tb', 'a       b');
    check('\u009b31m', '<009B>31m');
    check('\u007f', '␡');
    check('\u202egnp.exe', '<202E>gnp.exe');
    check('\ud800', '\ufffd');
    check('日本語 🎉', '日本語 🎉');
    check('👍🏽 ❤️ 👩‍👩‍👧', '👍 ❤ 👩👩👧');
    check(`Z${'\u0335'.repeat(20)}`, 'Z\u0335\u0335');
    check('\u0301x', 'x');
  });

  it('shows foreign letters in ASCII as Python does', () => {
    check('café 日 🎉 \u001b', 'caf\\xe9 \\u65e5 \\U0001f389 \\x1b', true);
  });

  it('keeps lines apart', () => {
    expect(harmlessLines('a\r\nb\nc\r')).toEqual(['a', 'b', 'c␍']);
  });

  it('never lets a control character through, and has the width it is measured with', () => {
    const run = fc.property(anything, (text) => {
      const shown = harmless(text);
      expect(shown).not.toMatch(/\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|\u200d|\ufe0f|[\u202a-\u202e]|[\u2066-\u2069]/u);
      expect(textWidth(shown)).toBe([...shown].reduce((sum, character) => sum + widthOf(character), 0));
      expect(harmless(shown)).toBe(shown);
      expect(harmless(text, { ascii: true })).toMatch(/^[\x20-\x7e]*$/);
    });
    fc.assert(run, SEED);
  });

  it('is checked by a check that can fail', () => {
    expect(() => check('\u001b', '\u001b')).toThrow();
  });
});

describe('widths', () => {
  it('agree with string-width for single characters', () => {
    for (let codePoint = 0x20; codePoint < 0x20000; codePoint += 7) {
      const character = String.fromCodePoint(codePoint);
      if (harmless(character) !== character) continue;
      expect([character, codePointWidth(codePoint)]).toEqual([character, widthOf(character)]);
    }
  });

  it('never cut a wide character in half', () => {
    expect(takeColumns('a日b', 2)).toEqual({ text: 'a', width: 1 });
    expect(takeColumns('a日b', 3)).toEqual({ text: 'a日', width: 3 });
  });
});

const rows = fc
  .array(anything, { maxLength: 4 })
  .map((texts) => texts.map((text, index) => span(harmless(text), index % 2 === 0 ? 'text' : 'dim')));

describe('rows', () => {
  it('fit exactly', () => {
    const run = fc.property(rows, fc.integer({ min: 1, max: 60 }), fc.constantFrom('', '…'), (row, width, mark) => {
      expect(rowWidth(fitRow(row, width, { mark }))).toBe(width);
      expect(rowWidth(spread(row, [span('ab')], width, mark))).toBe(width);
    });
    fc.assert(run, SEED);
  });

  it('can be cut and put together again', () => {
    const run = fc.property(rows, fc.integer({ min: 0, max: 30 }), (row, at) => {
      const width = rowWidth(row);
      const cut = Math.min(at, width);
      expect(rowWidth(sliceRow(row, 0, cut)) + rowWidth(sliceRow(row, cut, width))).toBe(width);
    });
    fc.assert(run, SEED);
  });

  it('lie over each other without moving what is beside', () => {
    const base = ['abcdefgh', 'ab日本gh', 'abcdefgh'].map((text) => [span(text)]);
    const top = [[span('XXX')], [span('YYY')]];
    expect(overlay(base, top, { column: 3, row: 1 }).map(plainRow)).toEqual(['abcdefgh', 'ab XXXgh', 'abcYYYgh']);
  });
});

describe('wrapping', () => {
  it('breaks at spaces, cuts long words, hangs', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapText('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(wrapText('日本語 です', 5)).toEqual(['日本', '語', 'です']);
    expect(wrapText('', 5)).toEqual(['']);
    expect(wrapText('a sleep of 2 s.', 13)).toEqual(['a sleep of', '2 s.']);
    expect(wrapRow([span('0.00  '), span('a b c d e')], 9, { hang: 6 }).map(plainRow)).toEqual([
      '0.00  a b',
      '      c d',
      '      e',
    ]);
  });

  it('chops where spaces mean something', () => {
    expect(chopText('a  b   c', 3)).toEqual(['a  ', 'b  ', ' c']);
    expect(chopText('', 3)).toEqual(['']);
  });

  it('loses nothing but spaces and keeps to the width', () => {
    const run = fc.property(
      rows,
      fc.integer({ min: 4, max: 40 }),
      fc.integer({ min: 0, max: 3 }),
      (row, width, hang) => {
        const wrapped = wrapRow(row, width, { hang });
        for (const line of wrapped) expect(rowWidth(line)).toBeLessThanOrEqual(width);
        expect(wrapped.map(plainRow).join('').replace(/ /g, '')).toBe(plainRow(row).replace(/ /g, ''));
        expect(chopText(plainRow(row), width).join('')).toBe(plainRow(row));
      },
    );
    fc.assert(run, SEED);
  });
});
