import {
  type AnsweredQuestion,
  evidenceOf,
  isAtEvidence,
  reasonsOf,
  type ShowingPhase,
  saidOf,
  streakOf,
} from '../../app/index.ts';
import { setInline, WIDEST_PROSE } from '../text/markdown.ts';
import { type Row, rowWidth, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import { LEAST_STREAK, type QuizScene } from './quiz-scene.ts';

/** What stands above the run. */
export interface Panel {
  readonly phase: ShowingPhase;
  readonly answered: AnsweredQuestion;
  /** Exactly so many rows. */
  readonly rows: number;
}

/** Right or wrong, what to see at this moment, and as many of the reasons as there is room for. */
export function verdictPanel(scene: QuizScene, { phase, answered, rows }: Panel): readonly Row[] {
  if (rows === 0) return [];
  const { theme, state } = scene;
  const columns = state.columns - 4;
  const reasons = reasonsOf(answered, phase.side);
  const whole = [
    ...shortVerdict(scene, answered, columns),
    ...sayRows(scene, { phase, answered }, columns),
    ...reasons.flatMap((text) => scene.paragraph([], text, { columns, tone: 'dim' })),
  ];
  // The last row stays free, so that the verdict and the run do not touch.
  const room = rows - 1;
  const shown = whole.length <= room ? whole : cut(scene, whole.slice(0, room), columns);
  const bar = span(` ${theme.glyphs.selected} `, answered.right ? 'good' : 'bad');
  const above: readonly Row[] = shown.length < room ? [[]] : [];
  const below = Array<Row>(rows - above.length - shown.length).fill([]);
  return [...above, ...shown.map((row): Row => [bar, ...row]), ...below];
}

/** Right or wrong in a row or two: in words, with a sign, and with both answers. */
function shortVerdict({ theme, screen }: QuizScene, answered: AnsweredQuestion, columns: number): readonly Row[] {
  const { glyphs } = theme;
  const streak = streakOf(screen);
  const head: Row = answered.right
    ? [span(`${glyphs.check} Right.${streak < LEAST_STREAK ? '' : ` ${streak} in a row.`}`, 'good', { strong: true })]
    : [span(`${glyphs.cross} Not quite.`, 'bad', { strong: true })];
  const said = saidOf(answered);
  if (said === null) return [head];
  const inline = (texts: readonly string[]) => setInline(texts.join(', '), { columns, theme });
  const answer: Row = answered.right
    ? inline(said.truth)
    : [span('You chose: ', 'dim'), ...inline(said.yours), span('  Right: ', 'dim'), ...inline(said.truth)];
  return wrapRow([...head, span('  '), ...answer], columns, { hang: 2 }).slice(0, 2);
}

/** What to see at the moment that is shown; it stands out while the learner is there. */
function sayRows(scene: QuizScene, { phase, answered }: Omit<Panel, 'rows'>, columns: number): readonly Row[] {
  const evidence = evidenceOf(answered, phase.side);
  if (evidence === null) return [];
  const isThere = phase.seek === null && isAtEvidence(phase, answered);
  const { changed } = answered.question;
  const isAfter = changed !== null && evidence.program.source === changed.program.source;
  const label = phase.side === 'truth' ? 'What decides' : 'Where yours fails';
  const head: Row = [span(`${label}${isAfter ? ' after the change' : ''}  `, 'title')];
  return scene.paragraph(head, evidence.say, { columns, tone: isThere ? 'accent' : 'text' });
}

/** The last row says where the rest is. */
function cut({ theme }: QuizScene, rows: readonly Row[], columns: number): readonly Row[] {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const more: Row = [span(` ${theme.glyphs.more} `, 'dim'), span('w', 'key'), span(' why', 'dim')];
  const room = Math.min(columns, WIDEST_PROSE) - rowWidth(more);
  return [...rows.slice(0, -1), [...(wrapRow(last, room)[0] ?? []), ...more]];
}
