import { type AppState, isTerm, type LessonScreen } from '../../app/index.ts';
import type { PageSpace } from '../page-frame.ts';
import { harmless } from '../text/harmless.ts';
import { setMarkdown, type Typesetting } from '../text/markdown.ts';
import type { Row } from '../text/row.ts';
import type { Theme, Tone } from '../theme.ts';

/** What the pages of a lesson draw from. */
export interface PageScene {
  readonly state: AppState;
  readonly screen: LessonScreen;
  readonly space: PageSpace;
  readonly theme: Theme;
  /** Foreign text made safe for this theme. */
  safe(text: string): string;
  /** Markdown of the lesson, set for the page. */
  prose(markdown: string, tone?: Tone): readonly Row[];
}

/** The body of a page. */
export interface PageBody {
  readonly rows: readonly Row[];
  /** A row that must be seen. */
  readonly focus?: number;
  /** It fills the width of the screen, and scrolls by itself. */
  readonly isWide?: boolean;
  /** Rows that it has in all, where it shows only some of them. */
  readonly length?: number;
}

/** The scene of a lesson's page. */
export function pageScene(state: AppState, screen: LessonScreen, space: PageSpace, theme: Theme): PageScene {
  const { ascii } = theme.options;
  const how: Typesetting = { columns: space.columns, theme, isTerm: (words) => isTerm(screen, words) };
  return {
    state,
    screen,
    space,
    theme,
    safe: (text) => harmless(text, { ascii }),
    prose: (markdown, tone) => setMarkdown(markdown, tone === undefined ? how : { ...how, tone }),
  };
}
