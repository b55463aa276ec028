import { visible } from '../../export/index.ts';
import { ideaOf, inDays } from '../../quiz/index.ts';
import { counted } from '../../timeline/index.ts';
import { shortDate } from '../calendar.ts';
import { fillProse } from '../prose.ts';
import type { TerminalFeatures } from '../terminal-features.ts';
import { lessonTable } from './lesson-table.ts';
import { type Pens, pensFor } from './pens.ts';
import type { DayReport, ProgressReport } from './report.ts';

/** Lines that are longer are harder to read. */
const WIDEST_PROSE = 88;
const MOST_MISCONCEPTIONS = 3;

/** A learner's progress as text, with the colours that the terminal has. */
export function progressPicture(report: ProgressReport, features: TerminalFeatures): string {
  const pens = pensFor(features);
  const sections = [
    `${pens.heading(visible(report.course, features.ascii))}\n${wrapped(totals(report), features.width)}`,
    lessonTable(report, features, pens).trimEnd(),
    days(report, features, pens),
    reviews(report, pens),
    misconceptions(report, features, pens),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function totals({ lessons, answers }: ProgressReport): string {
  const finished = lessons.filter((lesson) => lesson.finished).length;
  const exercises = lessons.flatMap(({ exercise }) => exercise ?? []);
  const solved = exercises.filter((exercise) => exercise.solved).length;
  const share = answers.all === 0 ? '' : `, ${Math.round((100 * answers.right) / answers.all)} % of them right`;
  return (
    `${finished} of ${counted(lessons.length, 'lesson')} finished, ` +
    `${solved} of ${counted(exercises.length, 'exercise')} solved, ` +
    `${counted(answers.all, 'question')} answered${share}`
  );
}

/** The streak, and the last weeks as one row: a sign for each day, higher for more. */
function days({ streak, days: all }: ProgressReport, { ascii }: TerminalFeatures, pens: Pens): string {
  const [first] = all;
  if (first === undefined) return '';
  const weeks: string[] = [];
  for (let start = 0; start < all.length; start += 7) {
    const signs = all.slice(start, start + 7).map((day) => daySign(day, ascii, pens));
    weeks.push(signs.join(''));
  }
  const row = `  ${pens.dim(shortDate(first.day).padEnd(7))} ${weeks.join(' ')} ${pens.dim('today')}`;
  return `${pens.heading(streakWords(streak))}\n${row}`;
}

function streakWords({ days: length, today, best }: ProgressReport['streak']): string {
  if (length === 0)
    return best === 0 ? 'The days will show here' : `Your longest streak: ${counted(best, 'day')} in a row`;
  const record = best > length ? ` (your longest streak: ${best} days)` : '';
  return `${length === 1 ? '1 day' : `${length} days in a row`}${record}${today ? '' : ': today is still to come'}`;
}

const SIGNS = { unicode: ['·', '▂', '▄', '▆', '█'], ascii: ['.', '-', '+', '*', '#'] };
/** From so many answers on, a day gets the next sign. */
const LEVELS = [1, 5, 10, 20];

function daySign({ answers, solved }: DayReport, ascii: boolean, pens: Pens): string {
  const level = LEVELS.filter((least) => answers + solved >= least).length;
  const sign = SIGNS[ascii ? 'ascii' : 'unicode'][level] ?? '';
  return level === 0 ? pens.faint(sign) : pens.good(sign);
}

function reviews({ reviews: { now, tomorrow, week, next } }: ProgressReport, pens: Pens): string {
  const heading = pens.heading('Reviews');
  const later = week - now - tomorrow;
  const soon = [
    ...(tomorrow > 0 ? [`${tomorrow} tomorrow`] : []),
    ...(later > 0 ? [`${later} more within a week`] : []),
  ].join(', ');
  const command = pens.code('async-tutor quiz --due');
  const comes = soon === '' ? '' : `  ${soon}\n`;
  if (now > 0) {
    const ideas = now === 1 ? '1 idea is due now' : `${now} ideas are due now`;
    return `${heading}\n  ${pens.warning(ideas)}: ${command}${comes === '' ? '' : `\n${comes.trimEnd()}`}`;
  }
  if (next === null) return `${heading}\n  nothing yet: ${pens.code('async-tutor quiz')} asks the first questions`;
  return `${heading}\n  nothing is due now, the next comes ${inDays(next)}${comes === '' ? '' : `\n${comes.trimEnd()}`}`;
}

function misconceptions({ misconceptions: all }: ProgressReport, features: TerminalFeatures, pens: Pens): string {
  if (all.length === 0) return '';
  const width = Math.min(features.width, WIDEST_PROSE) - 4;
  const told = all.slice(0, MOST_MISCONCEPTIONS).map(({ id, wrong, right }) => {
    const { belief, truth, lessons } = ideaOf(id);
    const seen = right === 0 ? '' : pens.dim(`, seen through ${times(right)}`);
    const [lesson] = lessons;
    const said = [quoted(belief, features.ascii), truth].filter((text) => text !== '');
    const reread = lesson === undefined ? [] : [`    ${pens.code(`async-tutor lesson ${lesson}`)}`];
    return [
      `  ${pens.warning(times(wrong))}${seen}`,
      ...said.map((text) => indented(text, width, features.ascii)),
      ...reread,
    ].join('\n');
  });
  return `${pens.heading('What was behind wrong answers')}\n${told.join('\n')}`;
}

/** How often, in a word: "once", "twice", "3 times". */
export function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}

function quoted(text: string, ascii: boolean): string {
  return ascii ? `"${text}"` : `“${text}”`;
}

function indented(markdown: string, width: number, ascii: boolean): string {
  return fillProse(markdown, width)
    .split('\n')
    .map((line) => `    ${visible(line, ascii)}`)
    .join('\n');
}

function wrapped(text: string, width: number): string {
  return fillProse(text, width);
}
