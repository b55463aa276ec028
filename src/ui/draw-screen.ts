import { type AppState, SMALLEST, topScreen } from '../app/index.ts';
import { drawCompare } from './compare/draw-compare.ts';
import { drawHelp } from './help-overlay.ts';
import { drawHome } from './home/draw-home.ts';
import { drawLesson } from './lesson/draw-lesson.ts';
import { drawPlayer } from './player/draw-player.ts';
import { drawPractice } from './practice/draw-practice.ts';
import { drawQuiz } from './quiz/draw-quiz.ts';
import { fitRow, type Row, span } from './text/row.ts';
import { wrapText } from './text/wrap.ts';
import type { Theme } from './theme.ts';

/** The rows of the whole screen: each exactly as wide as the terminal, and one row less than it has. */
export function drawScreen(state: AppState, theme: Theme): readonly Row[] {
  if (state.screens.length === 0) return [];
  const rows = drawTop(state, theme);
  if (rows === null) return drawTooSmall(state);
  return state.help === null ? rows : drawHelp(rows, state, theme);
}

function drawTop(state: AppState, theme: Theme): readonly Row[] | null {
  const screen = topScreen(state);
  switch (screen.kind) {
    case 'player':
      return drawPlayer(state, screen, theme);
    case 'home':
      return drawHome(state, screen, theme);
    case 'lesson':
      return drawLesson(state, screen, theme);
    case 'compare':
      return drawCompare(state, screen, theme);
    case 'quiz':
      return drawQuiz(state, screen, theme);
    case 'practice':
      return drawPractice(state, screen, theme);
    default:
      return screen satisfies never;
  }
}

/** What can be said in any space at all. */
function drawTooSmall({ columns, rows }: AppState): readonly Row[] {
  const text = `This terminal has ${columns}x${rows} characters. The player needs at least ${SMALLEST.columns}x${SMALLEST.rows}: please make the window larger, or press q.`;
  const room = Math.max(1, rows - 1);
  const lines = columns < 12 ? ['larger!'.slice(0, columns)] : wrapText(text, columns);
  return Array.from({ length: room }, (_, index) => fitRow([span(lines[index] ?? '', 'dim')], Math.max(1, columns)));
}
