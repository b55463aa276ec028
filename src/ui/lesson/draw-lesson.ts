import {
  type AppState,
  isLive,
  type LessonScreen,
  type PlayerScreen,
  pageCount,
  pageOf,
  seenPages,
  shownPlayer,
  verdictOf,
} from '../../app/index.ts';
import { compareRows } from '../compare/compare-rows.ts';
import { compareStatus } from '../compare/draw-compare.ts';
import { drawPage, type PageSpace, pageHeader, pageSpace } from '../page-frame.ts';
import { drawPlayer } from '../player/draw-player.ts';
import { type Row, span } from '../text/row.ts';
import type { Theme } from '../theme.ts';
import { endPage } from './end-page.ts';
import { drawOverlay } from './lesson-overlay.ts';
import { modifyPage } from './modify-page.ts';
import { type PageBody, type PageScene, pageScene } from './page-view.ts';
import { predictPage } from './predict-page.ts';
import { headingRows, readPage } from './read-page.ts';
import { scriptPage } from './script-page.ts';
import { verdictPage } from './verdict-page.ts';

/** The rows of a lesson's page; null when the terminal is too small. */
export function drawLesson(state: AppState, screen: LessonScreen, theme: Theme): readonly Row[] | null {
  const space = pageSpace(state);
  if (space === null) return null;
  const scene = pageScene(state, screen, space, theme);
  const player = shownPlayer(screen.stage);
  const rows = player === null ? drawReading(scene) : drawPlayer(state, playerOfLesson(screen, player), theme);
  if (rows === null || screen.overlay === null) return rows;
  return drawOverlay(rows, scene, screen.overlay);
}

/** The player as a lesson shows it: it says which step of which lesson this is. */
function playerOfLesson(screen: LessonScreen, player: PlayerScreen): PlayerScreen {
  const step = `${screen.at + 1}/${pageCount(screen.pages)}`;
  return {
    ...player,
    title: [screen.lesson.head.title, `${step} ${player.title.at(-1) ?? ''}`],
    notice: screen.notice ?? player.notice,
  };
}

function drawReading(scene: PageScene): readonly Row[] {
  const { state, screen, theme } = scene;
  const { stage } = screen;
  const body = bodyOf(scene);
  const isWide = body.isWide === true;
  const right = [
    ...(stage.kind === 'compare' ? [...compareStatus(stage.compare, theme), span('   ')] : []),
    ...progressRow(scene),
  ];
  const header = pageHeader(state, [screen.lesson.head.title], right, theme);
  const page = { header, body: body.rows, top: isWide ? 0 : screen.top, focus: body.focus, notice: screen.notice };
  return drawPage(state, isWide ? { ...page, margin: 2 } : page, theme);
}

/** What the page of a step shows, all of it. */
export function bodyOf(scene: PageScene): PageBody {
  const { screen } = scene;
  const { stage } = screen;
  switch (stage.kind) {
    case 'read': {
      const page = pageOf(screen);
      if (page.kind !== 'step') return { rows: [] };
      if (page.step.kind === 'summary') return readPage(scene, 'To remember', page.step.markdown);
      return page.step.kind === 'prose' ? readPage(scene, page.step.heading, page.step.markdown) : { rows: [] };
    }
    case 'predict':
      return predictPage(scene, stage);
    case 'verdict': {
      const verdicts = stage.predictions.map((step) =>
        verdictOf(step, screen.answers[step.id]?.lines ?? null, stage.player),
      );
      return verdictPage(scene, verdicts, isLive(stage.player));
    }
    case 'compare':
      return comparePage(scene, scene.space);
    case 'modify':
      return modifyPage(scene, stage);
    case 'javascript':
      return scriptPage(scene, stage);
    case 'end':
      return endPage(scene, stage);
    case 'run':
      return { rows: [] };
    default:
      return stage satisfies never;
  }
}

function comparePage(scene: PageScene, space: PageSpace): PageBody {
  const { screen, state, theme } = scene;
  if (screen.stage.kind !== 'compare') return { rows: [] };
  const { step, compare } = screen.stage;
  const say = step.say === '' ? [] : scene.prose(step.say, 'dim');
  const head = [...headingRows(scene, step.title), ...say, []];
  const rows = space.rows - head.length;
  return { rows: [...head, ...compareRows(compare, { columns: state.columns - 4, rows, theme })], isWide: true };
}

/** Columns that the picture of a lesson's steps may take. */
const MOST_DOTS = 30;

/** The steps as a line with a mark where we are, and in words. */
function progressRow({ screen, state, theme }: PageScene): Row {
  const { glyphs } = theme;
  const count = pageCount(screen.pages);
  if (screen.at >= count) return [span('the end', 'dim')];
  const words = span(`  step ${screen.at + 1} of ${count}`, 'dim');
  if (count > MOST_DOTS || state.columns < 76) return [words];
  const seen = seenPages(screen, state.profile.progress.lessons[screen.lesson.head.id]);
  const dots = screen.pages.slice(0, count).map((page, index) => {
    if (index === screen.at) return span(glyphs.live, 'accent');
    return seen.has(page.id) ? span(glyphs.seen, 'waiting') : span(glyphs.ahead, 'faint');
  });
  return [...dots, words];
}
