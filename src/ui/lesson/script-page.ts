import { isLive, type PlayerScreen, type Stage } from '../../app/index.ts';
import { type Row, rowWidth, span } from '../text/row.ts';
import { chopText } from '../text/wrap.ts';
import type { PageBody, PageScene } from './page-view.ts';
import { headingRows } from './read-page.ts';

type ScriptStage = Extract<Stage, { readonly kind: 'javascript' }>;

const GAP = 3;

/** What a JavaScript program prints, beside what a Python program prints. */
export function scriptPage(scene: PageScene, { step, script, player }: ScriptStage): PageBody {
  const wide = scene.space.columns >= 70 && player !== null;
  const columns = wide ? Math.floor((scene.space.columns - GAP) / 2) : scene.space.columns;
  const code = block(scene, step.file, step.source.trimEnd().split('\n'), columns, 'string');
  const printed = block(scene, 'JavaScript, in Node', script.lines, columns);
  const trouble: readonly Row[] = script.trouble === null ? [] : [[span(scene.safe(script.trouble), 'warning')]];
  const one = [...code, [], ...printed, ...trouble];
  const other =
    player === null
      ? []
      : [
          ...block(
            scene,
            step.beside?.file ?? '',
            (step.beside?.source ?? '').trimEnd().split('\n'),
            columns,
            'string',
          ),
          [],
          ...block(scene, 'Python, here', linesOf(player), columns),
        ];
  const body = wide
    ? sideBySide(one, other, columns)
    : [...printed, ...trouble, [], ...other.slice(-(linesOf(player)?.length ?? 0) - 1), [], ...code];
  return { rows: [...headingRows(scene, step.title), [], ...body] };
}

function linesOf(player: PlayerScreen | null): readonly string[] | null {
  if (player === null || isLive(player)) return null;
  return player.run.recording.outputUpTo(player.run.length).map(({ text }) => text);
}

function block(
  scene: PageScene,
  title: string,
  lines: readonly string[] | null,
  columns: number,
  tone: 'text' | 'string' = 'text',
): readonly Row[] {
  const rows: readonly Row[] =
    lines === null
      ? [[span('runs', 'dim')]]
      : lines.flatMap((line) => chopText(scene.safe(line), columns).map((piece): Row => [span(piece, tone)]));
  return [[span(scene.safe(title), 'title')], ...rows];
}

function sideBySide(one: readonly Row[], other: readonly Row[], columns: number): readonly Row[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, index) => {
    const row = one[index] ?? [];
    return [...row, span(' '.repeat(Math.max(0, columns + GAP - rowWidth(row)))), ...(other[index] ?? [])];
  });
}
