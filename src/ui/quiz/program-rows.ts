import type { QuizQuestion } from '../../app/index.ts';
import { highlightPython } from '../highlight.ts';
import { fitRow, type Row, rowWidth, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { Theme } from '../theme.ts';

/** The program of a question as rows. */
export interface ProgramRows {
  readonly rows: readonly Row[];
  /** The row that the question is about: its mark must be seen first. */
  readonly focus: number;
}

/** How a program is set. */
export interface ProgramLook {
  readonly columns: number;
  readonly theme: Theme;
}

/**
 * The program of a question: the line it asks about is marked, and where it asks about a change the lines before and after
 * stand one under the other, with the signs of a diff.
 */
export function programRows({ program, changed, line }: QuizQuestion, look: ProgramLook): ProgramRows {
  if (program === null) return { rows: [], focus: 0 };
  const { ascii } = look.theme.options;
  const before = highlightPython(program.source, { ascii });
  const lines: readonly Line[] =
    changed === null
      ? before.map((code, index) => ({ code, number: index + 1, sign: index + 1 === line ? 'mark' : null }))
      : diffOf({ before, after: highlightPython(changed.program.source, { ascii }) }, [
          program.source,
          changed.program.source,
        ]);
  const digits = String(lines.length).length;
  const rows = lines.map((one) => lineRows(one, digits, look));
  const place = lines.findIndex(({ sign }) => sign !== null);
  return { rows: rows.flat(), focus: rows.slice(0, Math.max(0, place)).flat().length };
}

interface Line {
  readonly code: Row;
  /** Its number; null for a line of the changed program. */
  readonly number: number | null;
  readonly sign: 'mark' | 'gone' | 'new' | null;
}

interface Both {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

/** The lines between the common beginning and the common end of both programs, first as they were, then as they are. */
function diffOf({ before, after }: Both, sources: readonly [string, string]): readonly Line[] {
  const [old, young] = sources.map((source) => source.split(/\r\n|\n|\r/)) as [string[], string[]];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && old[head] === young[head]) head++;
  let tail = 0;
  while (tail < most - head && old[before.length - 1 - tail] === young[after.length - 1 - tail]) tail++;
  const numbered = (code: Row, index: number, sign: Line['sign']): Line => ({ code, number: index + 1, sign });
  return [
    ...before.slice(0, head).map((code, index) => numbered(code, index, null)),
    ...before.slice(head, before.length - tail).map((code, index) => numbered(code, head + index, 'gone')),
    ...after.slice(head, after.length - tail).map((code): Line => ({ code, number: null, sign: 'new' })),
    ...before.slice(before.length - tail).map((code, index) => numbered(code, before.length - tail + index, null)),
  ];
}

/** Nothing of a line may be hidden: what is too long goes on below. */
function lineRows({ code, number, sign }: Line, digits: number, { columns, theme }: ProgramLook): readonly Row[] {
  const room = columns - digits - 3;
  const tone = sign === 'gone' ? 'bad' : sign === 'new' ? 'good' : sign === 'mark' ? 'accent' : 'faint';
  const signs = { mark: theme.glyphs.stands, gone: '-', new: '+' } as const;
  const indent = rowWidth(code) - rowWidth(trimmed(code));
  const hang = rowWidth(code) > room ? Math.min(indent + 4, Math.max(0, room - 20)) : 0;
  return wrapRow(code, room, { hang }).map((row, index) => {
    const label = index === 0 && number !== null ? String(number) : '';
    const whole: Row = [
      span(label.padStart(digits), tone),
      span(` ${index === 0 && sign !== null ? signs[sign] : ' '} `, tone, { strong: sign !== null }),
      ...row,
    ];
    if (sign === null) return whole;
    const ground = sign === 'gone' ? 'alarm' : sign === 'new' ? 'current' : 'selected';
    return fitRow(whole, columns, { ground }).map((piece) => ({ ...piece, ground }));
  });
}

/** The code without the spaces at its beginning. */
function trimmed(code: Row): Row {
  const [first, ...rest] = code;
  return first === undefined ? [] : [{ ...first, text: first.text.trimStart() }, ...rest];
}
