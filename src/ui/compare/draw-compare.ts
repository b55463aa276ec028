import { type AppState, type CompareScreen, compareTime, SPEEDS } from '../../app/index.ts';
import { formatClock } from '../../timeline/index.ts';
import { drawPage, pageHeader, pageSpace } from '../page-frame.ts';
import { type Row, span } from '../text/row.ts';
import type { Theme } from '../theme.ts';
import { compareRows } from './compare-rows.ts';

/** The rows of `async-tutor compare`; null when the terminal is too small. */
export function drawCompare(state: AppState, screen: CompareScreen, theme: Theme): readonly Row[] | null {
  const space = pageSpace(state);
  if (space === null) return null;
  const columns = state.columns - 2;
  const body = compareRows(screen.compare, { columns, rows: space.rows, theme });
  const header = pageHeader(state, [screen.title], compareStatus(screen.compare, theme), theme);
  return drawPage(state, { header, body, top: 0, notice: null, margin: 1 }, theme);
}

/** How fast it plays, and when we are. */
export function compareStatus(compare: CompareScreen['compare'], { glyphs }: Theme): Row {
  const speed = SPEEDS[compare.speed] ?? 1;
  const mark = compare.playing ? glyphs.play : glyphs.pause;
  return [
    span(`${mark} `, compare.playing ? 'running' : 'dim'),
    span(Number.isFinite(speed) ? `${speed}${glyphs.times}` : 'max', 'dim'),
    span('   t ', 'dim'),
    span(`${formatClock(compareTime(compare), 2)} s`, 'text', { strong: true }),
  ];
}
