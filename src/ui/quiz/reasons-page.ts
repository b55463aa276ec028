import { type AnsweredQuestion, gradeAnswer, rightReasons, wrongReasons } from '../../app/index.ts';
import { WIDEST_PROSE } from '../text/markdown.ts';
import { fitRow, type Row, rowWidth, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { QuizScene } from './quiz-scene.ts';

/** The question with its answer and all reasons, to read. */
export function reasonsPage(scene: QuizScene, answered: AnsweredQuestion, hasRun: boolean): readonly Row[] {
  const columns = Math.min(WIDEST_PROSE, scene.space.columns);
  const { question } = answered;
  const isSaid = question.because === '' || rightReasons(question).includes(question.because);
  const because = isSaid ? [] : [[], ...scene.prose(question.because, columns)];
  const way: readonly Row[] = hasRun
    ? [[], [span('w', 'key'), span(' shows the run, Enter goes on.', 'dim')]]
    : [[], [span('Enter', 'key'), span(' goes on.', 'dim')]];
  return [
    ...wrapRow(verdictRow(scene, answered), columns),
    [],
    ...scene.prose(question.question, columns, 'heading'),
    [],
    ...(question.form.kind === 'order' ? orderedRows(scene, answered, columns) : choiceRows(scene, answered, columns)),
    ...because,
    ...way,
  ];
}

function verdictRow({ theme }: QuizScene, { right, confidence }: AnsweredQuestion): Row {
  if (right) {
    const well = confidence === 'guess' ? ' A good guess.' : '';
    return [span(`${theme.glyphs.check} Right.${well}`, 'good', { strong: true })];
  }
  const sorry = confidence === 'know' ? ' It is worth a second look, because you were sure.' : '';
  return [span(`${theme.glyphs.cross} Not quite.${sorry}`, 'bad', { strong: true })];
}

/** Every choice with its mark; reasons for the right ones and for those that were chosen. */
function choiceRows(scene: QuizScene, answered: AnsweredQuestion, columns: number): readonly Row[] {
  const { form } = answered.question;
  if (form.kind === 'order') return [];
  const { choiceMarks } = gradeAnswer(answered.question, answered.answer);
  return form.choices.flatMap((choice, place) => {
    const { glyphs } = scene.theme;
    const grade = choiceMarks[place] ?? 'left';
    const mark = {
      right: span(`${glyphs.check} `, 'good'),
      missed: span(`${glyphs.check} `, 'good'),
      wrong: span(`${glyphs.cross} `, 'bad'),
      left: span('  '),
    }[grade];
    const head: Row = [mark, span(`${place + 1}  `, 'faint')];
    const rows = scene.paragraph(head, choice.text, { columns, hang: 5, tone: grade === 'left' ? 'dim' : 'text' });
    const isChosen = grade === 'right' || grade === 'wrong';
    const reasons = grade === 'left' ? [] : grade === 'wrong' ? wrongReasons(choice) : [choice.because];
    const told = reasons.filter((text) => text !== '').flatMap((text) => reasonRows(scene, text, columns));
    return [...(isChosen ? withNote(rows, columns) : rows), ...told];
  });
}

function reasonRows({ paragraph }: QuizScene, text: string, columns: number): readonly Row[] {
  return paragraph([span('     ')], text, { columns, hang: 5, tone: 'dim' });
}

/** "your answer" behind the last row, where it fits. */
function withNote(rows: readonly Row[], columns: number): readonly Row[] {
  const last = rows.at(-1) ?? [];
  const note = span('   your answer', 'accent');
  return rowWidth([...last, note]) > columns ? [...rows, [span('  '), note]] : [...rows.slice(0, -1), [...last, note]];
}

const HALF = 28;

/** The learner's order beside the right one, or one under the other; lines that stand elsewhere are marked. */
function orderedRows(scene: QuizScene, { question, answer, right }: AnsweredQuestion, columns: number): readonly Row[] {
  if (question.form.kind !== 'order' || answer.kind !== 'lines') return [];
  const truth = question.form.right;
  if (right) return listed(scene, truth, { title: 'In this order', other: null, columns });
  const half = Math.floor(columns / 2) - 2;
  const isNarrow = half < HALF || [...answer.lines, ...truth].some((line) => line.length > half - 4);
  if (isNarrow)
    return [
      ...listed(scene, truth, { title: 'In this order', other: null, columns }),
      [],
      ...listed(scene, answer.lines, { title: 'Your order', other: truth, columns }),
    ];
  const left = listed(scene, answer.lines, { title: 'Your order', other: truth, columns: half });
  const beside = listed(scene, truth, { title: 'The order of the run', other: null, columns: half });
  return left.map((row, index) => [...fitRow(row, half + 4), ...(beside[index] ?? [])]);
}

interface Listing {
  readonly title: string;
  /** The lines that stand where these should. */
  readonly other: readonly string[] | null;
  readonly columns: number;
}

function listed({ theme, safe }: QuizScene, lines: readonly string[], { title, other, columns }: Listing) {
  const { glyphs } = theme;
  const rows = lines.flatMap((line, index) => {
    const differs = other !== null && other[index] !== line;
    const mark =
      other === null
        ? span(`${index + 1} `, 'faint')
        : span(differs ? `${glyphs.cross} ` : `${glyphs.check} `, differs ? 'bad' : 'good');
    return wrapRow([mark, span(safe(line))], columns, { hang: 2 });
  });
  return [[span(title, 'title')], ...rows] satisfies readonly Row[];
}
