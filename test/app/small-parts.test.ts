import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutPlayer, type PaneName, SMALLEST } from '../../src/app/index.ts';
import { parseTarget } from '../../src/app/player/prompt.ts';
import { editText, type TextEdit, textInput, textOf } from '../../src/app/text-input.ts';

describe('a line of text', () => {
  /** `|` is the cursor. */
  const check = (before: string, edit: TextEdit, after: string): void => {
    const [left = '', right = ''] = before.split('|');
    const input = { characters: [...left, ...right], cursor: [...left].length };
    const { characters, cursor } = editText(input, edit);
    expect(`${characters.slice(0, cursor).join('')}|${characters.slice(cursor).join('')}`).toBe(after);
  };

  it('is edited as everywhere', () => {
    check('ab|c', { kind: 'insert', text: 'X🎉' }, 'abX🎉|c');
    check('a🎉|c', { kind: 'delete-back' }, 'a|c');
    check('|c', { kind: 'delete-back' }, '|c');
    check('a|bc', { kind: 'delete-forward' }, 'a|c');
    check('one two |three', { kind: 'delete-word' }, 'one |three');
    check('one two|', { kind: 'delete-all' }, '|');
    check('ab|', { kind: 'left' }, 'a|b');
    check('|ab', { kind: 'left' }, '|ab');
    check('a|b', { kind: 'right' }, 'ab|');
    check('a|b', { kind: 'start' }, '|ab');
    check('a|b', { kind: 'end' }, 'ab|');
  });

  it('has a limit', () => {
    const long = editText(textInput('x'), { kind: 'insert', text: 'y'.repeat(9999) });
    expect(textOf(long)).toHaveLength(4096);
  });

  it('is checked by a check that can fail', () => {
    expect(() => check('ab|', { kind: 'left' }, 'ab|')).toThrow();
  });
});

describe('where to go', () => {
  it('is a time, a step or the end', () => {
    expect(parseTarget('1.5')).toEqual({ kind: 'time', at: 1.5e9 });
    expect(parseTarget(' 2,25 s ')).toEqual({ kind: 'time', at: 2.25e9 });
    expect(parseTarget('.25')).toEqual({ kind: 'time', at: 0.25e9 });
    expect(parseTarget('250ms')).toEqual({ kind: 'time', at: 0.25e9 });
    expect(parseTarget('#12')).toEqual({ kind: 'step', step: 12 });
    expect(parseTarget('END')).toMatchObject({ kind: 'step' });
    expect(parseTarget('')).toEqual({ kind: 'stay' });
    for (const nonsense of ['soon', '-1', '1h', '#', '1.2.3', '1e9']) expect(parseTarget(nonsense)).toBeNull();
  });
});

describe('the layout', () => {
  const sizes = fc.record({
    columns: fc.integer({ min: 1, max: 260 }),
    rows: fc.integer({ min: 1, max: 90 }),
    lanes: fc.integer({ min: 0, max: 60 }),
    focus: fc.constantFrom<PaneName>('source', 'loop', 'details', 'lanes', 'story', 'output'),
    details: fc.boolean(),
  });

  it('covers every cell between header and footer once, and leaves the last row of the terminal free', () => {
    const run = fc.property(sizes, (input) => {
      const layout = layoutPlayer(input);
      if (layout === null) {
        expect(input.columns < SMALLEST.columns || input.rows < SMALLEST.rows).toBe(true);
        return;
      }
      expect(layout.rows).toBe(input.rows - 1);
      const cells = new Set<string>();
      let area = 0;
      for (const { rect } of layout.panes) {
        expect(rect.rows).toBeGreaterThanOrEqual(2);
        for (let row = rect.row; row < rect.row + rect.rows; row++) {
          for (let column = rect.column; column < rect.column + rect.columns; column++) {
            cells.add(`${row}:${column}`);
            area++;
          }
        }
        expect(rect.row).toBeGreaterThanOrEqual(1);
        expect(rect.row + rect.rows).toBeLessThanOrEqual(layout.rows - 1);
        expect(rect.column + rect.columns).toBeLessThanOrEqual(layout.columns);
      }
      expect(cells.size).toBe(area);
      for (let row = 1; row < layout.rows - 1; row++) {
        expect(cells.has(`${row}:0`) && cells.has(`${row}:${layout.columns - 1}`)).toBe(true);
      }
    });
    fc.assert(run, { seed: 3, numRuns: 150 });
  });

  it('always shows the program, the timelines, the story and the output, unless another tab is in front', () => {
    const run = fc.property(sizes, (input) => {
      const shown = layoutPlayer(input)?.panes.flatMap((box) => box.tabs);
      if (shown !== undefined)
        expect(shown).toEqual(expect.arrayContaining(['source', 'loop', 'lanes', 'story', 'output']));
    });
    fc.assert(run, { seed: 4, numRuns: 300 });
  });
});
