import type { AppState, Prompt } from '../../app/index.ts';
import { textOf } from '../../app/index.ts';
import { keyLabel } from '../key-label.ts';
import { type Binding, bindingsFor } from '../keymap.ts';
import { harmless } from '../text/harmless.ts';
import { fitRow, type Row, rowWidth, span, spread } from '../text/row.ts';
import type { Theme } from '../theme.ts';
import { failureOf } from './header.ts';
import type { Scene } from './scene.ts';

/** The bottom row: keys, or a line to type in, or what just went wrong. */
export function drawFooter(state: AppState, scene: Scene): Row {
  const { player, layout, theme } = scene;
  if (player.prompt?.purpose === 'time') return drawTimePrompt(scene, layout.columns);
  const trouble = failureOf(player);
  const said: Row = trouble === null ? [] : [span(` ${theme.glyphs.warning} ${scene.safe(trouble)}  `, 'warning')];
  const keys = keysRow(state, theme, layout.columns - rowWidth(said));
  return fitRow([...said, ...keys], layout.columns, { mark: theme.glyphs.ellipsis });
}

/** As many keys as fit, in the order of the table; help and quit always. */
export function keysRow(state: AppState, theme: Theme, columns: number): Row {
  const items = footerItems(
    bindingsFor(state).flatMap((group) => group.bindings),
    theme,
  );
  const last = items.slice(-2);
  let row: Row = [];
  const right: Row = last.flatMap((item) => [...item, span('  ')]);
  for (const item of items.slice(0, -2)) {
    const longer: Row = [...row, span('  '), ...item];
    if (rowWidth(longer) + rowWidth(right) + 2 > columns) break;
    row = longer;
  }
  return spread([span(' '), ...row.slice(1)], right, columns);
}

/** Bindings with the same word share one item: "left/right step". */
function footerItems(bindings: readonly Binding[], theme: Theme): readonly Row[] {
  const words = new Map<string, string[]>();
  for (const { short, keys } of bindings) {
    if (short === undefined) continue;
    words.set(short, [...(words.get(short) ?? []), keyLabel(keys[0] as string, theme)]);
  }
  const joint = theme.options.ascii ? '/' : '';
  return [...words].map(([word, keys]) => [
    span(keys.join(keys.every((key) => key.length === 1) ? joint : '/'), 'key'),
    span(` ${word}`, 'dim'),
  ]);
}

function drawTimePrompt({ player, theme }: Scene, columns: number): Row {
  if (player.prompt === null) return [];
  const hint = 'a time (1.5 or 250ms), a step (#12) or end';
  return drawTextLine(player.prompt, { label: ' go to ', hint, columns, theme });
}

/** What stands around a line that is typed. */
export interface TextLine {
  readonly label: string;
  /** Shown while nothing is typed. */
  readonly hint: string;
  readonly columns: number;
  readonly theme: Theme;
}

/** A line that is typed at the bottom of the screen; what was wrong with it at the right. */
export function drawTextLine(prompt: Prompt, { label, hint: usual, columns, theme }: TextLine): Row {
  const { characters, cursor } = prompt.input;
  const hint = prompt.problem ?? usual;
  const safe = (text: readonly string[]) => harmless(text.join(''), theme.options);
  const row: Row = [
    span(label, 'accent'),
    span(`${theme.glyphs.prompt} `, 'dim'),
    span(safe(characters.slice(0, cursor))),
    span(theme.glyphs.cursor, 'accent'),
    span(safe(characters.slice(cursor))),
  ];
  const note: Row = [
    span(
      textOf(prompt.input) === '' || prompt.problem !== null ? `${harmless(hint, theme.options)} ` : '',
      prompt.problem === null ? 'dim' : 'warning',
    ),
  ];
  return rowWidth(row) + rowWidth(note) + 2 <= columns ? spread(row, note, columns) : fitRow(row, columns);
}
