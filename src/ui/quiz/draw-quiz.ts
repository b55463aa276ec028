import type { AppState, QuizScreen } from '../../app/index.ts';
import { drawPage, pageHeader, pageSpace } from '../page-frame.ts';
import type { Row } from '../text/row.ts';
import type { Theme } from '../theme.ts';

/** The rows of a quiz; null when the terminal is too small. */
export function drawQuiz(state: AppState, screen: QuizScreen, theme: Theme): readonly Row[] | null {
  if (pageSpace(state) === null) return null;
  const header = pageHeader(state, ['quiz', screen.title], [], theme);
  return drawPage(state, { header, body: [], top: 0, notice: screen.notice }, theme);
}
