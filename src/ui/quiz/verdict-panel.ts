import {
  type AnsweredQuestion,
  evidenceOf,
  isAtEvidence,
  reasonsOf,
  type ShowingPhase,
  saidOf,
} from '../../app/index.ts';
import { setInline, WIDEST_PROSE } from '../text/markdown.ts';
import { type Row, rowWidth, span, takeRow } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { QuizScene } from './quiz-scene.ts';

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
  const tone = answered.right ? 'good' : 'bad';
  const bar = span(` ${theme.glyphs.selected} `, tone);
  const verdict = shortVerdict(scene, answered, columns);
  const room = rows - verdict.length - 1;
  const say = sayRows(scene, { phase, answered, rows: room }, columns);
  const left = room - say.length;
  const why = reasonsOf(answered, phase.side).flatMap((text) => scene.paragraph([], text, { columns, tone: 'dim' }));
  const shown = why.length <= left ? why : cut(scene, why.slice(0, Math.max(0, left)), columns);
  const text = [...verdict, ...say, ...shown].slice(0, rows - 1).map((row): Row => [bar, ...row]);
  const above: readonly Row[] = text.length < rows - 1 ? [[]] : [];
  const below = Array<Row>(rows - above.length - text.length).fill([]);
  return [...above, ...text, ...below];
}

/** Right or wrong in a row or two: in words, with a sign, and with both answers. */
function shortVerdict({ theme }: QuizScene, answered: AnsweredQuestion, columns: number): readonly Row[] {
  const { glyphs } = theme;
  const head: Row = answered.right
    ? [span(`${glyphs.check} Right.`, 'good', { strong: true })]
    : [span(`${glyphs.cross} Not quite.`, 'bad', { strong: true })];
  const said = saidOf(answered);
  if (said === null) return [head];
  const inline = (texts: readonly string[]) => setInline(texts.join(', '), { columns, theme });
  const answer: Row = answered.right
    ? inline(said.truth)
    : [span('You chose ', 'dim'), ...inline(said.yours), span('  right is ', 'dim'), ...inline(said.truth)];
  return wrapRow([...head, span('  '), ...answer], columns, { hang: 2 }).slice(0, 2);
}

/** What to see at the moment that is shown; how to get back to it when the learner has stepped away. */
function sayRows(scene: QuizScene, { phase, answered, rows }: Panel, columns: number): readonly Row[] {
  const evidence = evidenceOf(answered, phase.side);
  if (evidence === null) return [];
  const isThere = phase.seek === null && isAtEvidence(phase, answered);
  const label = phase.side === 'truth' ? 'What decides' : 'Where yours fails';
  const head: Row = [span(`${label}  `, 'title')];
  const set = scene.paragraph(head, evidence.say, { columns, tone: isThere ? 'accent' : 'text' });
  return set.slice(0, Math.max(1, rows));
}

/** The last row says where the rest is. */
function cut({ theme }: QuizScene, rows: readonly Row[], columns: number): readonly Row[] {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const more: Row = [span(` ${theme.glyphs.more} `, 'dim'), span('w', 'key'), span(' why', 'dim')];
  const room = Math.min(columns, WIDEST_PROSE) - rowWidth(more);
  return [...rows.slice(0, -1), [...takeRow(last, room), ...more]];
}
