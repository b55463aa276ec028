import {
  type AppState,
  LONG_WAIT,
  latestAnswer,
  panelRows,
  type QuizScreen,
  streakOf,
  UNNOTICED,
} from '../../app/index.ts';
import { drawPage, pageHeader, pageSpace } from '../page-frame.ts';
import { drawPlayer } from '../player/draw-player.ts';
import { fitRow, type Row, span } from '../text/row.ts';
import type { Theme } from '../theme.ts';
import { askingPage } from './asking-page.ts';
import { LEAST_STREAK, type QuizScene, quizScene } from './quiz-scene.ts';
import { reasonsPage } from './reasons-page.ts';
import { summaryPage } from './summary-page.ts';
import { verdictPanel } from './verdict-panel.ts';

/** The rows of a quiz; null when the terminal is too small. */
export function drawQuiz(state: AppState, screen: QuizScreen, theme: Theme): readonly Row[] | null {
  const space = pageSpace(state);
  if (space === null) return null;
  const scene = quizScene(state, screen, { space, theme });
  const { phase } = screen;
  switch (phase.kind) {
    case 'waiting':
      return drawWaiting(scene, phase.waited);
    case 'asking': {
      const { rows, margin } = askingPage(scene, phase);
      const { notice } = screen;
      return drawPage(state, { header: headerRow(scene), body: rows, top: 0, notice, margin }, theme);
    }
    case 'showing':
      return drawShowing(scene);
    case 'over': {
      const { rows, focus } = summaryPage(scene, phase);
      const page = { header: headerRow(scene), body: rows, top: phase.top, notice: screen.notice };
      return drawPage(state, phase.top > 0 ? page : { ...page, focus }, theme);
    }
    default:
      return phase satisfies never;
  }
}

/** Nothing for a moment, then a calm line, and why it takes long when it does. */
function drawWaiting(scene: QuizScene, waited: number): readonly Row[] {
  const { state, screen, theme, space } = scene;
  const text = screen.answered.length === 0 ? 'Preparing the first question.' : 'Preparing the next question.';
  const calm: readonly Row[] = [[span(`${theme.glyphs.live} `, 'accent'), span(text, 'dim')]];
  const why = 'Programs are changed and run until one of them makes a good question.';
  const reason = [[], ...scene.paragraph([], why, { columns: space.columns, tone: 'dim' })];
  const body = waited < UNNOTICED ? [] : waited < LONG_WAIT ? calm : [...calm, ...reason];
  return drawPage(state, { header: headerRow(scene), body, top: 0, notice: screen.notice }, theme);
}

/** The run with the verdict above it, or the text with all reasons. */
function drawShowing(scene: QuizScene): readonly Row[] | null {
  const { state, screen, theme } = scene;
  const { phase } = screen;
  const answered = latestAnswer(screen);
  if (phase.kind !== 'showing' || answered === undefined) return null;
  if (phase.view === 'text' || phase.player === null) {
    const body = reasonsPage(scene, answered, phase.player !== null);
    return drawPage(state, { header: headerRow(scene), body, top: phase.top, notice: screen.notice }, theme);
  }
  const panel = panelRows(state);
  const title = ['quiz', answered.about, `question ${numberOf(screen).replace('/', ' of ')}`];
  const player = drawPlayer({ ...state, rows: state.rows - panel }, { ...phase.player, title }, theme);
  if (player === null) return null;
  const verdict = verdictPanel(scene, { phase, answered, rows: panel });
  const [header = [], ...panes] = player;
  return [header, ...verdict.map((row) => fitRow(row, state.columns, { mark: theme.glyphs.ellipsis })), ...panes];
}

/** "3/10" */
function numberOf({ answered, phase, count }: QuizScreen): string {
  const number = phase.kind === 'showing' ? answered.length : answered.length + 1;
  return `${number}/${count}`;
}

/** Where we are, how it went so far, and the right answers in a row. */
function headerRow(scene: QuizScene): Row {
  const { state, screen, theme } = scene;
  const { phase, title } = screen;
  const about = phase.kind === 'asking' ? phase.about : phase.kind === 'showing' ? latestAnswer(screen)?.about : null;
  const crumbs = about === null || about === undefined || about === title ? [title] : [title, about];
  const right = phase.kind === 'over' ? [span('the end', 'dim')] : [...streak(scene), ...dots(scene), ...place(scene)];
  return pageHeader(state, ['quiz', ...crumbs], right, theme);
}

function place({ screen, state }: QuizScene): Row {
  return [
    span(state.columns < 76 ? `  ${numberOf(screen)}` : `  question ${numberOf(screen).replace('/', ' of ')}`, 'dim'),
  ];
}

function streak({ screen, state }: QuizScene): Row {
  const count = streakOf(screen);
  if (count < LEAST_STREAK) return [];
  return [span(state.columns < 76 ? `${count} right   ` : `${count} right in a row   `, 'good')];
}

/** More questions are only counted. */
const MOST_DOTS = 20;

function dots({ screen, state, theme }: QuizScene): Row {
  const { answered, count, phase } = screen;
  if (count > MOST_DOTS || state.columns < 76) return [];
  const { glyphs } = theme;
  const done = answered.map(({ right }) => (right ? span(glyphs.check, 'good') : span(glyphs.cross, 'bad')));
  const now = phase.kind === 'showing' ? [] : [span(glyphs.live, 'accent')];
  const left = Math.max(0, count - done.length - now.length);
  return [...done, ...now, span(glyphs.ahead.repeat(left), 'faint')];
}
