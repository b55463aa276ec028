import type { AppState, CompareState, PracticeScreen } from '../../app/index.ts';
import { compareRows, timelineRows } from '../compare/compare-rows.ts';
import { compareStatus } from '../compare/draw-compare.ts';
import { drawPage, pageHeader, pageSpace } from '../page-frame.ts';
import { drawPlayer } from '../player/draw-player.ts';
import { type Row, span } from '../text/row.ts';
import type { Theme } from '../theme.ts';
import { drawAsk } from './ask-box.ts';
import { goalsPage } from './goals-page.ts';
import { drawExercises } from './list-page.ts';
import { type PracticePage, type PracticeScene, practiceScene } from './practice-scene.ts';
import { solutionPage } from './solution-page.ts';
import { solvedPage } from './solved-page.ts';

/** The rows of the exercises, or of one of them; null when the terminal is too small. */
export function drawPractice(state: AppState, screen: PracticeScreen, theme: Theme): readonly Row[] | null {
  const { desk } = screen;
  if (desk === null) return drawExercises(state, screen, theme);
  if (desk.page.kind === 'player') return drawPlayer(state, desk.page.player, theme);
  const space = pageSpace(state);
  if (space === null) return null;
  const scene = practiceScene(state, screen, { desk, space, theme });
  const { rows, top, focus, isWide } = pageOf(scene);
  const header = pageHeader(state, ['practice', desk.opened.about], headerRight(scene), theme);
  const notice = screen.notice ?? troubleOf(scene);
  const page = { header, body: rows, top, focus, notice, ...(isWide === true ? { margin: 2 } : {}) };
  const drawn = drawPage(state, page, theme);
  return desk.ask === null ? drawn : drawAsk(drawn, scene, desk.ask);
}

/** What of an exercise is shown, all of it. */
export function pageOf(scene: PracticeScene): PracticePage {
  const { page } = scene.desk;
  switch (page.kind) {
    case 'goals':
      return goalsPage(scene);
    case 'solution':
      return solutionPage(scene, page.top);
    case 'solved':
      return solvedPage(scene, page);
    case 'timelines':
      return { rows: timelines(scene, page.compare), top: 0, isWide: true };
    case 'player':
      return { rows: [], top: 0 };
    default:
      return page satisfies never;
  }
}

/** With less room the lanes are worth more than what both print. */
const ROOM_FOR_OUTPUT = 24;

function timelines({ state, space, theme }: PracticeScene, compare: CompareState): readonly Row[] {
  const room = { columns: state.columns - 4, rows: space.rows, theme };
  return space.rows < ROOM_FOR_OUTPUT ? timelineRows(compare, room) : compareRows(compare, room);
}

/** How the timelines play, or that the file is watched. */
function headerRight({ desk, theme }: PracticeScene): Row {
  const { page } = desk;
  if (page.kind === 'timelines') return compareStatus(page.compare, theme);
  if (desk.trouble !== null) return [span(`${theme.glyphs.warning} no file`, 'warning')];
  return [span(`${theme.glyphs.live} `, 'running'), span('watches your file', 'dim')];
}

/** What went wrong that is ours: the program could not be run, or progress cannot be saved. */
function troubleOf({ desk, state }: PracticeScene): string | null {
  return desk.attempt.run.failure ?? state.profile.notice;
}
