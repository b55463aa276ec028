import { type AskingPhase, CONFIDENCES } from '../../app/index.ts';
import { orderRows } from '../lesson/predict-page.ts';
import { fitRow, type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { QuizScene } from './quiz-scene.ts';

/** What is chosen from, and the row of it that must be seen. */
export interface AnswerRows {
  readonly rows: readonly Row[];
  readonly focus: number;
}

/** The choices of a question, or the lines to put in order. */
export function answerRows(scene: QuizScene, phase: AskingPhase, columns: number): AnswerRows {
  const { draft, question, sure } = phase;
  if (draft.kind === 'order') {
    const { rows, focus } = orderRows(scene, draft, columns);
    return { rows, focus: focus ?? 0 };
  }
  const choices = question.form.kind === 'order' ? [] : question.form.choices;
  const rows: Row[] = [];
  let focus = 0;
  choices.forEach((choice, index) => {
    const isHere = index === draft.selected;
    if (isHere) focus = rows.length;
    const head: Row = [
      span(isHere ? `${scene.theme.glyphs.stands} ` : '  ', 'accent'),
      span(`${index + 1}  `, isHere ? 'accent' : 'faint'),
      ...(draft.kind === 'several' ? boxFor(draft.chosen.includes(index)) : []),
    ];
    const hang = draft.kind === 'several' ? 9 : 5;
    const set = scene.paragraph(head, choice.text, { columns, hang, tone: sure === null || isHere ? 'text' : 'dim' });
    rows.push(...(isHere ? set.map((row) => onGround(row, columns)) : set));
  });
  return { rows, focus };
}

function boxFor(isChosen: boolean): Row {
  return [span(isChosen ? '[x] ' : '[ ] ', isChosen ? 'accent' : 'dim')];
}

function onGround(row: Row, columns: number): Row {
  const ground = 'selected';
  return fitRow(row, columns, { ground }).map((piece) => ({ ...piece, ground }));
}

const WORDS = { guess: 'I guess', think: 'I think so', know: 'I know' } as const;
const SHORT = { guess: 'guess', think: 'think', know: 'know' } as const;
/** So wide are the long words with everything around them. */
const LONG = 46;

/** Below the choices: what to do, or how sure the learner is. Always as high, so that nothing moves. */
export function sureRows({ theme }: QuizScene, { sure, draft }: AskingPhase, columns: number): readonly Row[] {
  if (sure === null) {
    const hint = wrapRow([span(hintFor(draft), 'dim')], columns);
    return [...hint, ...Array<Row>(Math.max(0, SURE_ROWS - hint.length)).fill([])];
  }
  const words = columns >= LONG ? WORDS : SHORT;
  const levels = CONFIDENCES.map((how): Row => {
    const isHere = how === sure;
    const piece: Row = [
      span(isHere ? `${theme.glyphs.stands} ` : '  ', 'accent'),
      span(how.slice(0, 1), 'key'),
      span(` ${words[how]} `, isHere ? 'accent' : 'text'),
    ];
    return isHere ? piece.map((one) => ({ ...one, ground: 'selected' as const })) : piece;
  });
  return [[span('How sure are you?', 'accent')], levels.flatMap((level) => [...level, span(' ')])];
}

const SURE_ROWS = 2;

function hintFor(draft: AskingPhase['draft']): string {
  switch (draft.kind) {
    case 'one':
      return 'Press the number of your answer.';
    case 'several':
      return 'More than one can be right. Space marks an answer; Enter when all are marked.';
    case 'order':
      return draft.grabbed
        ? 'Move the line with up and down, and put it down with space.'
        : 'Space picks a line up. Enter when the order is as you expect it.';
    default:
      return draft satisfies never;
  }
}
