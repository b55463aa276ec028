import type { Verdict } from '../../app/index.ts';
import { type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { PageBody, PageScene } from './page-view.ts';
import { headingRows } from './read-page.ts';

/** What the learner expected beside what really happened. */
export function verdictPage(scene: PageScene, verdicts: readonly Verdict[], isRunning: boolean): PageBody {
  const rows: Row[] = [...headingRows(scene, 'What really happened')];
  for (const verdict of verdicts) rows.push([], ...verdictRows(scene, verdict, isRunning));
  return { rows };
}

function verdictRows(scene: PageScene, verdict: Verdict, isRunning: boolean): readonly Row[] {
  const { given, truth, right, because } = verdict;
  return [
    ...scene.prose(verdict.step.prediction.question, 'title'),
    [],
    ...sentence(scene, verdict, isRunning),
    ...(truth === null ? [] : answers(scene, { given, truth, right })),
    ...because.flatMap((text) => [[], ...scene.prose(text)]),
  ];
}

function sentence(scene: PageScene, { given, truth, right }: Verdict, isRunning: boolean): readonly Row[] {
  const { glyphs } = scene.theme;
  if (truth === null) return [[span(isRunning ? 'The program still runs.' : 'This run gives no answer.', 'dim')]];
  if (given === null) return [[span('You gave no answer. This is what happened:', 'dim')]];
  return right === true
    ? [[span(`${glyphs.check} Just as you expected.`, 'good', { strong: true })]]
    : [[span(`${glyphs.cross} Not what you expected.`, 'bad', { strong: true })]];
}

interface Answers {
  readonly given: readonly string[] | null;
  readonly truth: readonly string[];
  readonly right: boolean | null;
}

const HALF = 34;

/** One answer when both are the same, else both, side by side where there is room. */
function answers(scene: PageScene, { given, truth, right }: Answers): readonly Row[] {
  const columns = Math.min(scene.space.columns, 76);
  if (given === null || right === true) return listed(scene, truth, { title: null, other: null, columns });
  const fits = columns >= 2 * HALF && [...given, ...truth].every((line) => line.length <= columns / 2 - 6);
  if (!fits)
    return [
      ...listed(scene, given, { title: 'You expected', other: truth, columns }),
      ...listed(scene, truth, { title: 'It was', other: null, columns }),
    ];
  const half = Math.floor(columns / 2);
  const left = listed(scene, given, { title: 'You expected', other: truth, columns: half });
  const rightRows = listed(scene, truth, { title: 'It was', other: null, columns: half });
  return Array.from({ length: Math.max(left.length, rightRows.length) }, (_, index) => {
    const row = left[index] ?? [];
    const width = row.reduce((sum, { text }) => sum + text.length, 0);
    return [...row, span(' '.repeat(Math.max(1, half - width))), ...(rightRows[index] ?? [])];
  });
}

interface Listing {
  readonly title: string | null;
  /** The lines that stand where these should: those that differ are marked. */
  readonly other: readonly string[] | null;
  readonly columns: number;
}

function listed(scene: PageScene, lines: readonly string[], { title, other, columns }: Listing): readonly Row[] {
  const { glyphs } = scene.theme;
  const head: readonly Row[] = title === null ? [[]] : [[], [span(title, 'dim')]];
  return [
    ...head,
    ...(lines.length === 0 ? [[span('  (nothing)', 'dim')]] : []),
    ...lines.flatMap((line, index) => {
      const differs = other !== null && other[index] !== line;
      const mark =
        other === null ? span('  ') : span(differs ? `${glyphs.cross} ` : `${glyphs.check} `, differs ? 'bad' : 'good');
      return wrapRow([mark, span(scene.safe(line), 'text', { strong: other === null })], columns, { hang: 2 });
    }),
  ];
}
