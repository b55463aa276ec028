import { inDays, type OverPhase, outcomeOf, type WayFromQuiz, waysFromQuiz } from '../../app/index.ts';
import { setInline, WIDEST_PROSE } from '../text/markdown.ts';
import { fitRow, type Row, span, spread } from '../text/row.ts';
import type { QuizScene } from './quiz-scene.ts';

/** The end of a quiz, and the row of it that must be seen. */
export interface SummaryPage {
  readonly rows: readonly Row[];
  readonly focus: number;
}

/** What a part of the summary is drawn from. */
interface SummaryScene extends QuizScene {
  readonly outcome: ReturnType<typeof outcomeOf>;
  readonly columns: number;
}

/** How it went: the score, where to go, what was believed and what is true, every question, and what comes again when. */
export function summaryPage(quiz: QuizScene, { selected, why }: OverPhase): SummaryPage {
  const columns = Math.min(WIDEST_PROSE, quiz.space.columns);
  const scene: SummaryScene = { ...quiz, columns, outcome: outcomeOf(quiz.screen) };
  const head = [...scoreRows(scene), ...whyRows(scene, why), []];
  const ways = waysFromQuiz(scene.screen).map((way, index) => wayRow(scene, way, index === selected));
  const parts = [believedRows(scene), listRows(scene), comesBackRows(scene)].filter((part) => part.length > 0);
  return { rows: [...head, ...ways, ...parts.flatMap((part) => [[], ...part])], focus: head.length + selected };
}

function scoreRows({ theme, screen, outcome }: SummaryScene): readonly Row[] {
  const { asked, right } = outcome;
  if (asked === 0) return [];
  const { glyphs } = theme;
  const marks = screen.answered.map((one) => (one.right ? span(glyphs.check, 'good') : span(glyphs.cross, 'bad')));
  const words = right === asked && asked > 1 ? `All ${right} right.` : `${right} of ${asked} right.`;
  const note = calibration(outcome);
  return [[span(words, 'heading'), span('   '), ...marks], ...(note === '' ? [] : [[span(note, 'dim')]])];
}

/** Why there are no more questions. */
function whyRows({ outcome, paragraph, columns, safe }: SummaryScene, why: string | null): readonly Row[] {
  if (outcome.asked > 0) return why === null ? [] : paragraph([], safe(why), { columns, tone: 'dim' });
  return paragraph([], safe(why ?? 'No question was answered.'), { columns, tone: 'heading' });
}

/** Whoever is sure and wrong, or right by luck, should know. */
function calibration({ sureButWrong, lucky }: SummaryScene['outcome']): string {
  if (sureButWrong === 1) return 'One answer that you were sure of was wrong: look there first.';
  if (sureButWrong > 1) return `${sureButWrong} answers that you were sure of were wrong: look there first.`;
  if (lucky === 0) return '';
  return lucky === 1 ? 'One right answer was a guess.' : `${lucky} right answers were guesses.`;
}

function wayRow({ theme, safe }: SummaryScene, way: WayFromQuiz, isHere: boolean): Row {
  const mark = span(isHere ? `${theme.glyphs.stands} ` : '  ', 'accent');
  const tone = isHere ? 'accent' : 'text';
  switch (way.kind) {
    case 'lesson': {
      const count = way.count === 1 ? '  1 wrong answer' : `  ${way.count} wrong answers`;
      return [mark, span('Read again: ', tone), span(safe(way.title), isHere ? 'text' : 'dim'), span(count, 'faint')];
    }
    case 'again':
      return [mark, span('Again, with new questions', tone)];
    case 'back':
      return [mark, span('Done', tone)];
    default:
      return way satisfies never;
  }
}

/** What was believed, and what is true. */
function believedRows({ outcome, theme, paragraph, columns }: SummaryScene): readonly Row[] {
  if (outcome.believed.length === 0) return [];
  return [
    [span('What stood in the way', 'title')],
    ...outcome.believed.flatMap(({ belief, truth, count }) => {
      const often = count > 1 ? ` (${count} times)` : '';
      const rows = paragraph([span(`${theme.glyphs.cross} `, 'bad')], `${belief}${often}`, { columns, hang: 2 });
      if (truth === '') return rows;
      const head: Row = [span(`${theme.glyphs.check} `, 'good')];
      return [...rows, ...paragraph(head, truth, { columns, hang: 2, tone: 'dim' })];
    }),
  ];
}

/** Every question with its mark, how sure the learner was, and when its idea comes again. */
function listRows({ screen, theme, columns }: SummaryScene): readonly Row[] {
  if (screen.answered.length === 0) return [];
  const whens = screen.answered.map(({ days }) => (days === null ? '' : inDays(days)));
  const width = Math.max(...whens.map((when) => when.length));
  return [
    [span('Your answers', 'title')],
    ...screen.answered.map(({ question, right, confidence }, index): Row => {
      const mark = right ? span(`${theme.glyphs.check} `, 'good') : span(`${theme.glyphs.cross} `, 'bad');
      const number = span(`${String(index + 1).padStart(2)}  `, 'faint');
      const text = setInline(question.question, { columns, theme, tone: right ? 'dim' : 'text' });
      const end = span(`  ${confidence.padEnd(5)}  ${(whens[index] ?? '').padStart(width)}`.trimEnd(), 'faint');
      const room = columns - end.text.length;
      return spread(fitRow([mark, number, ...text], room, { mark: theme.glyphs.ellipsis }), [end], columns);
    }),
  ];
}

/** What comes again when, in one sentence. */
function comesBackRows({ outcome, paragraph, columns }: SummaryScene): readonly Row[] {
  const { comesBack } = outcome;
  if (comesBack.length === 0) return [];
  const whens = [...new Set(comesBack.map(({ days }) => inDays(days)))];
  const parts = whens.map((when) => `${comesBack.filter(({ days }) => inDays(days) === when).length} ${when}`);
  const text = `These ideas come again, as other questions: ${parts.join(', ')}.`;
  return paragraph([], text, { columns, tone: 'dim' });
}
