import { type LessonScreen, pageTitle, seenPages, termsOf } from '../../app/index.ts';
import { drawBox } from '../box.ts';
import { keysRow } from '../player/footer.ts';
import { setInline } from '../text/markdown.ts';
import { fitRow, overlay, type Row, rowWidth, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { PageScene } from './page-view.ts';

type Overlay = NonNullable<LessonScreen['overlay']>;

/** The list of steps or the terms, over the page. */
export function drawOverlay(base: readonly Row[], scene: PageScene, shown: Overlay): readonly Row[] {
  const { state, theme } = scene;
  const columns = Math.min(state.columns - 4, 72);
  const { title, rows, focus } = shown.kind === 'steps' ? steps(scene, shown) : terms(scene, shown, columns - 4);
  const height = Math.min(base.length - 3, rows.length + 2);
  const inner = height - 2;
  const top = Math.max(0, Math.min(rows.length - inner, focus - Math.floor(inner / 2)));
  const box = drawBox(
    rows.slice(top, top + inner),
    {
      columns,
      rows: height,
      frame: 'box',
      title: [span(title, 'title')],
      focused: true,
      scroll: { top, total: rows.length },
    },
    theme,
  );
  const faded = base.slice(0, -1).map((row) => row.map(({ text }) => ({ text, tone: 'faint' as const })));
  const at = {
    column: Math.floor((state.columns - columns) / 2),
    row: Math.max(1, Math.floor((base.length - 1 - height) / 2)),
  };
  return [...overlay(faded, box, at), keysRow(state, theme, state.columns)];
}

interface Listed {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly focus: number;
}

function steps({ screen, state, theme, safe }: PageScene, { selected }: Overlay): Listed {
  const { glyphs } = theme;
  const seen = seenPages(screen, state.profile.progress.lessons[screen.lesson.head.id]);
  const rows = screen.pages.map((page, index): Row => {
    const isHere = index === selected;
    const mark =
      index === screen.at
        ? span(`${glyphs.live} `, 'accent')
        : span(seen.has(page.id) ? `${glyphs.check} ` : '  ', 'done');
    const kind = page.kind === 'step' ? KINDS[page.step.kind] : page.kind === 'verdict' ? 'answer' : '';
    return [
      span(isHere ? `${glyphs.stands} ` : '  ', 'accent'),
      mark,
      span(`${String(index + 1).padStart(2)}  `, 'faint'),
      ...fitRow([span(kind, 'dim')], 9),
      ...setInline(safe(pageTitle(page)), { columns: 60, theme, tone: isHere ? 'accent' : 'text' }),
    ];
  });
  return { title: 'steps', rows, focus: selected };
}

const KINDS = {
  prose: 'read',
  predict: 'predict',
  run: 'run',
  compare: 'compare',
  modify: 'change',
  javascript: 'compare',
  summary: 'remember',
} as const;

function terms(scene: PageScene, { selected }: Overlay, columns: number): Listed {
  const found = termsOf(scene.screen);
  const rows: Row[] = [];
  let focus = 0;
  found.forEach(({ term, explanation }, index) => {
    if (rows.length > 0) rows.push([]);
    if (index === selected) focus = rows.length;
    const isHere = index === selected;
    rows.push([
      span(isHere ? `${scene.theme.glyphs.stands} ` : '  ', 'accent'),
      span(scene.safe(term), isHere ? 'accent' : 'title'),
    ]);
    const text = setInline(explanation, { columns, theme: scene.theme });
    rows.push(...wrapRow([span('  '), ...text], columns, { hang: 2 }).filter((row) => rowWidth(row) > 0));
  });
  return { title: 'terms', rows, focus };
}
