import type { AppState, Desk, PracticeScreen } from '../../app/index.ts';
import type { PageSpace } from '../page-frame.ts';
import { harmless } from '../text/harmless.ts';
import { prosaic, setMarkdown, WIDEST_PROSE } from '../text/markdown.ts';
import { type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { Theme, Tone } from '../theme.ts';

/** What the pages of an exercise draw from. */
export interface PracticeScene {
  readonly state: AppState;
  readonly screen: PracticeScreen;
  readonly desk: Desk;
  readonly space: PageSpace;
  readonly theme: Theme;
  /** The columns that prose fills. */
  readonly columns: number;
  /** Foreign text made safe for this theme. */
  safe(text: string): string;
  /** Markdown of the exercise, set for the page. */
  prose(markdown: string, tone?: Tone): readonly Row[];
  /** A sentence in one tone. */
  say(text: string, tone?: Tone): readonly Row[];
}

/** A page of an exercise. */
export interface PracticePage {
  readonly rows: readonly Row[];
  readonly top: number;
  /** A row that must be seen. */
  readonly focus?: number | undefined;
  /** It begins at the edge of the screen. */
  readonly isWide?: boolean;
}

/** The scene of an exercise's page. */
export function practiceScene(
  state: AppState,
  screen: PracticeScreen,
  { desk, space, theme }: { readonly desk: Desk; readonly space: PageSpace; readonly theme: Theme },
): PracticeScene {
  const { ascii } = theme.options;
  const columns = Math.min(space.columns, WIDEST_PROSE);
  return {
    state,
    screen,
    desk,
    space,
    theme,
    columns,
    // Judgements quote what is printed with the quotation marks of a book.
    safe: (text) => (ascii ? prosaic(text, true) : harmless(text, { ascii })),
    prose: (markdown, tone) => setMarkdown(markdown, { columns, theme, ...(tone === undefined ? {} : { tone }) }),
    say: (text, tone = 'text') => wrapRow([span(prosaic(text, ascii), tone)], columns),
  };
}

/** A number of minutes. */
export function minutesText(minutes: number): string {
  return `${minutes} min`;
}
