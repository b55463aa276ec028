import { visible } from '../../export/index.ts';
import type { QuestionForm, QuizProgram, QuizQuestion } from '../../quiz/index.ts';
import type { Pens } from '../progress/pens.ts';
import { fillProse } from '../prose.ts';
import { lineName } from './read-answer.ts';

/** What texts of the quiz are written with. */
export interface TextRoom {
  /** Columns to fill with prose. */
  readonly width: number;
  readonly ascii: boolean;
  readonly pens: Pens;
}

/** A question as text: the program with its line numbers, what is asked, what can be answered. */
export function questionText(question: QuizQuestion, room: TextRoom): string {
  const { program, changed, line, form } = question;
  const parts = [
    ...(program === null ? [] : [listing(program, line, room)]),
    ...(changed === null ? [] : [changeText(changed, room)]),
    safeProse(question.question, room),
    choicesText(form, room),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The source with line numbers; a sign stands before the line in question. */
function listing({ name, source }: QuizProgram, marked: number | null, { ascii, pens }: TextRoom): string {
  const lines = source.replace(/\n+$/, '').split('\n');
  const wide = String(lines.length).length;
  const rows = lines.map((text, place) => {
    const number = String(place + 1).padStart(wide);
    const isMarked = place + 1 === marked;
    const row = `${isMarked ? '>' : ' '} ${isMarked ? number : pens.dim(number)}  ${visible(text, ascii)}`;
    return isMarked ? pens.warning(row) : row.trimEnd();
  });
  return `${pens.heading(`${visible(name, ascii)}:`)}\n\n${rows.join('\n')}`;
}

function changeText({ line, before, after }: NonNullable<QuizQuestion['changed']>, { ascii, pens }: TextRoom): string {
  const [old, replaced] = [before, after].map((text) => visible(text.trim(), ascii));
  return `Line ${line} changes:\n\n  ${pens.bad(`- ${old}`)}\n  ${pens.good(`+ ${replaced}`)}`;
}

function choicesText(form: QuestionForm, room: TextRoom): string {
  if (form.kind === 'order') {
    return form.lines.map((line, place) => `  ${lineName(place)}  ${visible(line, room.ascii)}`).join('\n');
  }
  return form.choices.map(({ text }, place) => numbered(String(place + 1), text, room)).join('\n');
}

/** A choice with its number; further lines of it stand below its text. */
export function numbered(number: string, markdown: string, room: TextRoom): string {
  const [first = '', ...more] = safeProse(markdown, { ...room, width: room.width - 5 }).split('\n');
  return [`  ${number}  ${first}`, ...more.map((line) => `     ${line}`)].join('\n');
}

/** Markdown as text, with everything harmless that a program has printed. */
export function safeProse(markdown: string, { width, ascii }: Pick<TextRoom, 'width' | 'ascii'>): string {
  return fillProse(markdown, width)
    .split('\n')
    .map((line) => visible(line, ascii))
    .join('\n');
}
