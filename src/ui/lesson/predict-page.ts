import type { Draft, Stage } from '../../app/index.ts';
import { highlightPython } from '../highlight.ts';
import { setMarkdown, WIDEST_PROSE } from '../text/markdown.ts';
import { fitRow, type Row, span } from '../text/row.ts';
import { textWidth } from '../text/width.ts';
import { wrapRow } from '../text/wrap.ts';
import type { PageBody, PageScene } from './page-view.ts';

type PredictStage = Extract<Stage, { readonly kind: 'predict' }>;

/** Beside the question there is room for the program. */
const TWO_COLUMNS = 96;
const GAP = 4;
const NARROWEST_QUESTION = 36;

/** A question about a run that nobody has seen: the program, and the answer that is being given. */
export function predictPage(scene: PageScene, stage: PredictStage): PageBody {
  const { screen, state, space } = scene;
  if (state.columns < TWO_COLUMNS) {
    const question = questionRows(scene, stage, space.columns);
    const program = programRows(scene, stage, space.columns);
    const rows = [...question.rows, [], ...program];
    // Whoever scrolls wants to read the program; else the answer stays in sight.
    return screen.top > 0 ? { rows } : { rows, ...(question.focus === undefined ? {} : { focus: question.focus }) };
  }
  const [left, right] = twoColumns(stage, state.columns - 4 - GAP);
  const question = questionRows(scene, stage, left).rows;
  const program = programRows(scene, stage, right);
  const top = Math.max(0, Math.min(screen.top, program.length - space.rows));
  const shown = program.slice(top);
  const rows = Array.from(
    { length: Math.min(space.rows, Math.max(question.length, shown.length)) },
    (_, index): Row => [...fitRow(question[index] ?? [], left), span(' '.repeat(GAP)), ...(shown[index] ?? [])],
  );
  return { rows, isWide: true, length: program.length };
}

/** The columns of the question and of the program: a program with long lines takes some from the question. */
function twoColumns({ step }: PredictStage, columns: number): readonly [number, number] {
  const lines = step.program.source.split('\n');
  const wanted = Math.max(...lines.map(textWidth)) + String(lines.length).length + 2;
  const left = Math.max(NARROWEST_QUESTION, Math.min(Math.floor(columns * 0.48), columns - wanted));
  return [left, columns - left];
}

function programRows({ theme, safe }: PageScene, { step }: PredictStage, columns: number): readonly Row[] {
  const { source, file, args } = step.program;
  const lines = highlightPython(source, { ascii: theme.options.ascii });
  const digits = String(lines.length).length;
  return [
    [span(safe([file, ...args].join(' ')), 'title')],
    [],
    ...lines.flatMap((line, index): readonly Row[] => {
      const number = span(`${String(index + 1).padStart(digits)}  `, 'faint');
      const indent = line[0] === undefined ? 0 : line[0].text.length - line[0].text.trimStart().length;
      const [first = [], ...rest] = wrapRow(line, columns - digits - 2, { hang: indent + 4 });
      return [[number, ...first], ...rest.map((row): Row => [span(' '.repeat(digits + 2)), ...row])];
    }),
  ];
}

function questionRows(scene: PageScene, { step, draft }: PredictStage, columns: number): PageBody {
  const { theme } = scene;
  const width = Math.min(columns, WIDEST_PROSE);
  const head: readonly Row[] = [
    [span('Before it runs', 'accent')],
    [],
    ...setMarkdown(step.prediction.question, { columns: width, theme, tone: 'heading' }),
    [],
  ];
  const answer = answerRows(scene, draft, width);
  return {
    rows: [...head, ...answer.rows, [], ...wrapRow([span(hintFor(draft), 'dim')], width)],
    focus: head.length + (answer.focus ?? 0),
  };
}

function hintFor(draft: Draft): string {
  switch (draft.kind) {
    case 'order':
      return draft.grabbed
        ? 'Move the line with up and down, and put it down with space.'
        : 'Space picks a line up. When the order is as you expect it, press Enter.';
    case 'choice':
      return 'Guess if you are not sure: what really happens comes right after.';
    case 'text':
      return 'Type the line as you expect it, and press Enter.';
    case 'unknown':
      return 'The lines are being collected.';
    default:
      return draft satisfies never;
  }
}

function answerRows(scene: PageScene, draft: Draft, columns: number): PageBody {
  switch (draft.kind) {
    case 'order':
      return orderRows(scene, draft, columns);
    case 'choice':
      return choiceRows(scene, draft, columns);
    case 'text': {
      const { characters, cursor } = draft.input;
      const { glyphs } = scene.theme;
      return {
        rows: [
          [
            span(`${glyphs.prompt} `, 'accent'),
            span(scene.safe(characters.slice(0, cursor).join(''))),
            span(glyphs.cursor, 'accent'),
            span(scene.safe(characters.slice(cursor).join(''))),
          ],
        ],
      };
    }
    case 'unknown':
      return { rows: [[span(scene.theme.glyphs.ellipsis, 'dim')]] };
    default:
      return draft satisfies never;
  }
}

/** Lines that are being put in order. */
export function orderRows(
  scene: Pick<PageScene, 'theme' | 'safe'>,
  draft: Extract<Draft, { readonly kind: 'order' }>,
  columns: number,
): PageBody {
  const { theme, safe } = scene;
  const { glyphs, options } = theme;
  const rows = draft.lines.map((line, index): Row => {
    const selected = index === draft.selected;
    const mark = !selected ? '  ' : draft.grabbed ? (options.ascii ? '# ' : '◆ ') : `${glyphs.stands} `;
    const row: Row = [
      span(mark, 'accent'),
      span(`${index + 1}  `, selected ? 'accent' : 'faint'),
      span(safe(line), 'text', { strong: selected }),
    ];
    if (!selected) return row;
    return fitRow(row, columns, { mark: glyphs.ellipsis, ground: 'selected' }).map((piece) => ({
      ...piece,
      ground: 'selected' as const,
    }));
  });
  return { rows, focus: draft.selected };
}

function choiceRows(scene: PageScene, draft: Extract<Draft, { readonly kind: 'choice' }>, columns: number): PageBody {
  const { theme, safe } = scene;
  const rows: Row[] = [];
  let focus = 0;
  draft.choices.forEach((choice, index) => {
    const selected = index === draft.selected;
    if (selected) focus = rows.length;
    const mark = selected ? `${theme.glyphs.stands} ` : '  ';
    const head: Row = [
      span(mark, 'accent'),
      span(`${index + 1}  `, selected ? 'accent' : 'faint'),
      span(safe(choice), 'text', { strong: selected }),
    ];
    for (const row of wrapRow(head, columns, { hang: 5 })) {
      rows.push(
        selected
          ? fitRow(row, columns, { ground: 'selected' }).map((piece) => ({ ...piece, ground: 'selected' as const }))
          : row,
      );
    }
  });
  return { rows, focus };
}
