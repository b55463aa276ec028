import { followedPlace, shownSource } from '../../app/index.ts';
import { highlightPython } from '../highlight.ts';
import { fitRow, type Row, rowWidth, span, takeRow } from '../text/row.ts';
import type { Ground } from '../theme.ts';
import type { PaneView, Scene } from './scene.ts';
import { type Standing, standingOn } from './standing.ts';
import { statusGlyph, toneOf } from './tones.ts';

/** The program, with a marker and the names of all who stand on a line. */
export const sourcePane: PaneView = (scene, size) => {
  const { player, theme } = scene;
  const shown = shownSource(player);
  const lines = highlightPython(shown.text, { ascii: theme.options.ascii });
  const place = followedPlace(player);
  const most = Math.max(0, lines.length - size.rows);
  const follow = place.line - 1 - Math.floor(size.rows / 2);
  const top = Math.max(0, Math.min(most, player.view.source ?? follow));
  const digits = Math.max(2, String(lines.length).length);
  const rows = lines.slice(top, top + size.rows).map((code, index) => {
    const number = top + index + 1;
    const standing = standingOn(scene, { source: place.source, line: number });
    return sourceRow({ scene, code, number, digits, standing, columns: size.columns });
  });
  const title = scene.safe(shown.path.split(/[\\/]/).at(-1) ?? shown.path);
  return { title: title === '' ? 'program' : title, rows, scroll: { top, total: lines.length } };
};

interface SourceLine {
  readonly scene: Scene;
  readonly code: Row;
  readonly number: number;
  readonly digits: number;
  readonly standing: readonly Standing[];
  readonly columns: number;
}

function sourceRow({ scene, code, number, digits, standing, columns }: SourceLine): Row {
  const { glyphs } = scene.theme;
  const first = standing[0];
  const active = first !== undefined && first.state !== 'waiting' && first.state !== 'ready';
  const ground: Ground | undefined = active ? (first.state === 'blocked' ? 'alarm' : 'current') : undefined;
  const gutter = span(`${String(number).padStart(digits)} `, active ? 'text' : 'faint');
  const marker =
    first === undefined
      ? span('  ')
      : span(`${first.state === 'waiting' ? glyphs.stands : statusGlyph(first.state, glyphs)} `, toneOf(first.state));
  const names = namesRow(scene, standing, Math.floor(columns * 0.45));
  const room = columns - digits - 3 - (names.length > 0 ? rowWidth(names) + 1 : 0);
  const text =
    rowWidth(code) > room ? fitRow(code, room, { mark: glyphs.ellipsis }) : fitRow(takeRow(code, room), room);
  const tail: Row = names.length > 0 ? [span(' '), ...names] : [];
  return onGround([gutter, marker, ...text, ...tail], ground);
}

/** The names at the right edge, as many as fit. */
function namesRow(scene: Scene, standing: readonly Standing[], most: number): Row {
  const named = standing.filter((who) => who.name !== '');
  let row: Row = [];
  for (let shown = 0; shown < named.length; shown++) {
    const { name, state } = named[shown] as Standing;
    const rest = named.length - shown - 1;
    const piece: Row = [...(shown === 0 ? [] : [span(', ', 'faint')]), span(scene.safe(name), toneOf(state))];
    const more: Row = rest === 0 ? [] : [span(` +${rest}`, 'dim')];
    if (shown > 0 && rowWidth([...row, ...piece, ...more]) > most) return [...row, span(` +${rest + 1}`, 'dim')];
    row = [...row, ...piece];
  }
  return rowWidth(row) <= most ? row : fitRow(row, most, { mark: scene.theme.glyphs.ellipsis });
}

function onGround(row: Row, ground: Ground | undefined): Row {
  return ground === undefined ? row : row.map((piece) => ({ ...piece, ground }));
}
