import { type AppState, innerSize, type PaneBox, type PaneName, type PlayerScreen } from '../../app/index.ts';
import { drawBox } from '../box.ts';
import { fitRow, type Row, rowWidth, type Span, span } from '../text/row.ts';
import type { Theme } from '../theme.ts';
import { detailsPane } from './details-pane.ts';
import { drawFooter } from './footer.ts';
import { drawHeader } from './header.ts';
import { lanesPane } from './lanes-pane.ts';
import { loopPane } from './loop-pane.ts';
import { outputPane } from './output-pane.ts';
import { type PaneView, type Scene, sceneOf } from './scene.ts';
import { sourcePane } from './source-pane.ts';
import { storyPane } from './story-pane.ts';

const PANES: Readonly<Record<PaneName, PaneView>> = {
  source: sourcePane,
  loop: loopPane,
  details: detailsPane,
  lanes: lanesPane,
  story: storyPane,
  output: outputPane,
};

/** The rows of the player; null when the terminal is too small for it. */
export function drawPlayer(state: AppState, player: PlayerScreen, theme: Theme): readonly Row[] | null {
  const scene = sceneOf(state, player, theme);
  if (scene === null) return null;
  const { layout } = scene;
  const body: Span[][] = Array.from({ length: layout.rows }, () => []);
  for (const box of layout.panes) {
    for (const [index, row] of drawPane(scene, box).entries()) place(body[box.rect.row + index], row, box.rect.column);
  }
  body[0] = [...drawHeader(scene)];
  body[layout.rows - 1] = [...drawFooter(state, scene)];
  return body.map((row) => fitRow(row, layout.columns));
}

/** Puts a piece into a row that is filled from left to right. */
function place(row: Span[] | undefined, piece: Row, column: number): void {
  const gap = row === undefined ? 0 : column - rowWidth(row);
  if (gap > 0) row?.push(span(' '.repeat(gap)));
  row?.push(...piece);
}

function drawPane(scene: Scene, box: PaneBox): readonly Row[] {
  const content = PANES[box.pane](scene, innerSize(box), box);
  const focused = scene.player.view.focus === box.pane;
  return drawBox(
    content.rows,
    {
      columns: box.rect.columns,
      rows: box.rect.rows,
      frame: box.frame,
      title: titleOf(scene, content.title, box),
      focused,
      ...(content.note === undefined ? {} : { note: content.note }),
      ...(content.scroll === undefined ? {} : { scroll: content.scroll }),
    },
    scene.theme,
  );
}

const TAB_TITLES: Readonly<Record<PaneName, string>> = {
  source: 'program',
  loop: 'event loop',
  details: 'details',
  lanes: 'timelines',
  story: 'what happens',
  output: 'output',
};

/** The pane's own title, marked when it has the focus, and those of the panes that share its place. */
function titleOf({ player, theme }: Scene, title: string, box: PaneBox): Row {
  const focused = player.view.focus === box.pane;
  const mark: Row = focused ? [span(`${theme.glyphs.stands} `, 'accent')] : [];
  return box.tabs.flatMap((tab, index): Row => {
    const gap = index === 0 ? [] : [span('  ')];
    if (tab === box.pane) return [...gap, ...mark, span(title, focused ? 'accent' : 'title')];
    return [...gap, span(TAB_TITLES[tab], 'faint')];
  });
}
