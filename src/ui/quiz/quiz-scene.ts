import type { AppState, QuizScreen } from '../../app/index.ts';
import type { PageSpace } from '../page-frame.ts';
import { harmless } from '../text/harmless.ts';
import { setInline, setMarkdown, WIDEST_PROSE } from '../text/markdown.ts';
import type { Row } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { Theme, Tone } from '../theme.ts';

/** Right answers in a row are worth a word from here on. */
export const LEAST_STREAK = 2;

/** What the pages of a quiz draw from. */
export interface QuizScene {
  readonly state: AppState;
  readonly screen: QuizScreen;
  readonly space: PageSpace;
  readonly theme: Theme;
  /** Foreign text made safe for this theme. */
  safe(text: string): string;
  /** Markdown in so many columns. */
  prose(markdown: string, columns: number, tone?: Tone): readonly Row[];
  /** Markdown as the rest of a paragraph that begins with `head`; later rows are indented by `hang` columns. */
  paragraph(head: Row, markdown: string, how: ParagraphOptions): readonly Row[];
}

/** How a paragraph is set. */
export interface ParagraphOptions {
  readonly columns: number;
  readonly tone?: Tone;
  readonly hang?: number;
}

/** The scene of a quiz. */
export function quizScene(
  state: AppState,
  screen: QuizScreen,
  { space, theme }: { readonly space: PageSpace; readonly theme: Theme },
): QuizScene {
  const { ascii } = theme.options;
  return {
    state,
    screen,
    space,
    theme,
    safe: (text) => harmless(text, { ascii }),
    prose: (markdown, columns, tone) =>
      setMarkdown(markdown, { columns, theme, ...(tone === undefined ? {} : { tone }) }),
    paragraph: (head, markdown, { columns, tone, hang }) => {
      const words = setInline(markdown, { columns, theme, ...(tone === undefined ? {} : { tone }) });
      return wrapRow([...head, ...words], Math.min(columns, WIDEST_PROSE), { hang: hang ?? 0 });
    },
  };
}
