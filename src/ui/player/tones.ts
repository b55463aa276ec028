import type { CellState } from '../../timeline/index.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Tone } from '../theme.ts';

/** The colour of a lane's state. */
export function toneOf(state: CellState): Tone {
  return state === 'none' ? 'faint' : state;
}

/** The sign that a lane's line is drawn with. */
export function glyphOf(state: CellState, glyphs: Glyphs): string {
  return state === 'none' ? ' ' : glyphs[state];
}

/** The sign before a name: how it is doing now. */
export function statusGlyph(state: CellState, glyphs: Glyphs): string {
  switch (state) {
    case 'running':
      return glyphs.play;
    case 'none':
      return ' ';
    default:
      return glyphs[state];
  }
}
