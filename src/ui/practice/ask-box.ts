import type { Desk } from '../../app/index.ts';
import { drawBox } from '../box.ts';
import { keysRow } from '../player/footer.ts';
import { overlay, plainRow, type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { PracticeScene } from './practice-scene.ts';

type Ask = NonNullable<Desk['ask']>;

/** What is asked, over the page. */
export function drawAsk(base: readonly Row[], scene: PracticeScene, ask: Ask): readonly Row[] {
  const { state, theme } = scene;
  const columns = Math.min(state.columns - 4, 64);
  const { title, text } = words(scene, ask);
  const content: readonly Row[] = [
    [],
    ...wrapRow([span(text)], columns - 4),
    [],
    [span('y', 'key'), span(' yes    ', 'dim'), span('n', 'key'), span(' not now', 'dim')],
  ];
  const rows = Math.min(base.length - 2, content.length + 2);
  const box = drawBox(content, { columns, rows, frame: 'box', title: [span(title, 'title')], focused: true }, theme);
  const faded = base.slice(0, -1).map((row) => [span(plainRow(row), 'faint')]);
  const at = {
    column: Math.floor((state.columns - columns) / 2),
    row: Math.max(1, Math.floor((base.length - 1 - rows) / 2)),
  };
  return [...overlay(faded, box, at), keysRow(state, theme, state.columns)];
}

function words({ desk }: PracticeScene, ask: Ask): { readonly title: string; readonly text: string } {
  if (ask === 'restart') {
    const text = 'Your file is kept beside the new one, under another name. Begin this exercise anew?';
    return { title: 'begin anew', text };
  }
  const left = desk.opened.exercise.hints.length - desk.hints;
  const hints = left === 0 ? '' : left === 1 ? 'There is one more hint. ' : `There are ${left} more hints. `;
  return {
    title: 'the solution',
    text: `${hints}Once you have read the solution, you cannot find it yourself any more. Show it?`,
  };
}
