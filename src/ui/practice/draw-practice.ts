import type { AppState, PracticeScreen } from '../../app/index.ts';
import { drawPage, pageHeader, pageSpace } from '../page-frame.ts';
import { setMarkdown } from '../text/markdown.ts';
import type { Row } from '../text/row.ts';
import type { Theme } from '../theme.ts';

/** The rows of an exercise; null when the terminal is too small. */
export function drawPractice(state: AppState, screen: PracticeScreen, theme: Theme): readonly Row[] | null {
  const space = pageSpace(state);
  if (space === null) return null;
  const header = pageHeader(state, ['practice'], [], theme);
  const body = setMarkdown(screen.desk?.opened.exercise.task ?? '', { columns: space.columns, theme });
  return drawPage(state, { header, body, top: 0, notice: screen.notice }, theme);
}
