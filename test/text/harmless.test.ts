import fc from 'fast-check';
import { expect, it } from 'vitest';
import { harmless } from '../../src/text/index.ts';

it('makes visible what a terminal would obey, and leaves the rest alone', () => {
  expect(harmless('plain\ttext\n日本語 👩‍👩‍👧 é')).toBe('plain\ttext\n日本語 👩‍👩‍👧 é');
  expect(harmless('\u001b[31m\u0007\r\u007f')).toBe('\u241b[31m\u2407\u240d\u2421');
  expect(harmless('\u202egnp.exe\u2028\u009b2J')).toBe('\ufffdgnp.exe\ufffd\ufffd2J');
});

it('keeps every line and column where it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = harmless(text);
      expect(safe.length).toBe(text.length);
      expect(/(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}]/u.test(safe)).toBe(false);
    }),
  );
});
