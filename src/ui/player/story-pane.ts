import { guideIndexes, guideStop, insightsOf, isAtEnd, type PlayerScreen, shownInsight } from '../../app/index.ts';
import { type Insight, type NarratedMoment, narrationUpTo, type Recording } from '../../timeline/index.ts';
import { setInline } from '../text/markdown.ts';
import { type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import { clockText, type PaneView, type Scene } from './scene.ts';

/** What happens, in sentences: the present one stands out, the ones before it are above. */
export const storyPane: PaneView = (scene, size) => {
  const { player } = scene;
  const back = player.view.story;
  const moments = storyUpTo(player, size.rows + back);
  const shown = moments.slice(0, Math.max(1, moments.length - back));
  const latest = back === 0;
  if (moments.length === 0 && player.run.failure !== null) {
    return { title: TITLE, rows: wrapRow([span(scene.safe(player.run.failure), 'bad')], size.columns) };
  }
  const guide = guideRows(scene, size.columns);
  if (guide !== null) {
    const rest = fillUp(scene, shown, { columns: size.columns, rows: size.rows - guide.rows.length - 1, latest });
    const rows = rest.length > 0 && size.rows > guide.rows.length + 1 ? [...guide.rows, [], ...rest] : guide.rows;
    return { title: TITLE, note: guide.note, rows };
  }
  // The present sentence has the first right to the rows, then advice, then what was before. Advice that somebody
  // asked for comes before all.
  const asked = shownInsight(player) !== null;
  const present = asked ? [] : fillUp(scene, shown.slice(-1), { ...size, latest });
  const advice = latest ? adviceRows(scene, size.columns).slice(0, size.rows - present.length) : [];
  const rows = fillUp(scene, shown, { columns: size.columns, rows: size.rows - advice.length, latest });
  return { title: TITLE, rows: [...rows, ...advice] };
};

const TITLE = 'what happens';

/** What the lesson says at this moment, or that there is something to look at; null outside of a guided look. */
function guideRows(scene: Scene, columns: number): { readonly rows: readonly Row[]; readonly note: Row } | null {
  const { player, theme } = scene;
  const { guide } = player;
  if (guide === null) return null;
  const stop = guideStop(player);
  const total = guide.moments.length;
  const bar = span(`${theme.glyphs.selected} `, 'accent');
  if (stop !== null) {
    const text = setInline(stop.say, { columns, theme, tone: 'accent' });
    const rows = wrapRow(text, columns - 2).map((row) => [bar, ...row]);
    return { rows, note: [span(`look ${stop.number + 1} of ${total}`, 'accent')] };
  }
  if (player.index > 0 || guideIndexes(player)[0] === undefined) return null;
  const hint: Row = [span('n', 'key'), span(` shows you around: ${total} things to look at.`, 'accent')];
  return { rows: wrapRow(hint, columns - 2).map((row) => [bar, ...row]), note: [] };
}

let lastStory: { recording: Recording; index: number; count: number; moments: readonly NarratedMoment[] } | null = null;

/** The last sentences; told once for a moment, because telling goes back and forth in the recording. */
function storyUpTo({ run, index }: PlayerScreen, count: number): readonly NarratedMoment[] {
  const known = lastStory;
  if (known !== null && known.recording === run.recording && known.index === index && known.count === count)
    return known.moments;
  const moments = narrationUpTo(run.recording, index, count);
  lastStory = { recording: run.recording, index, count, moments };
  return moments;
}

interface Space {
  readonly columns: number;
  readonly rows: number;
  readonly latest: boolean;
}

/** The newest sentence whole, and above it as many older ones as fit whole. */
function fillUp(scene: Scene, moments: readonly NarratedMoment[], space: Space): readonly Row[] {
  let rows: readonly Row[] = [];
  for (let place = moments.length - 1; place >= 0; place--) {
    const newest = place === moments.length - 1;
    const entry = sentence(scene, moments[place] as NarratedMoment, {
      newest: newest && space.latest,
      columns: space.columns,
    });
    if (rows.length + entry.length > space.rows) return newest ? entry.slice(0, Math.max(0, space.rows)) : rows;
    rows = [...entry, ...rows];
  }
  return rows;
}

function sentence(
  scene: Scene,
  moment: NarratedMoment,
  { newest, columns }: { readonly newest: boolean; readonly columns: number },
): readonly Row[] {
  const clock = `${clockText(scene, moment.at)}  `;
  const narrow = columns < 50;
  const head: Row = narrow
    ? [span(newest ? `${scene.theme.glyphs.prompt} ` : '  ', 'accent')]
    : [span(clock, newest ? 'accent' : 'faint')];
  const hang = narrow ? 2 : clock.length;
  return wrapRow([...head, span(scene.safe(moment.text), newest ? 'text' : 'dim')], columns, { hang });
}

/** What could be better: all of it in short at the end, or the one that was asked for with its remedy. */
function adviceRows(scene: Scene, columns: number): readonly Row[] {
  const { player } = scene;
  const asked = shownInsight(player);
  if (asked !== null) return insightRows(scene, asked, { columns, remedy: true });
  if (!isAtEnd(player)) return [];
  const found = insightsOf(player);
  return found.flatMap((insight) => insightRows(scene, insight, { columns, remedy: found.length === 1 }));
}

function insightRows(
  scene: Scene,
  insight: Insight,
  how: { readonly columns: number; readonly remedy: boolean },
): readonly Row[] {
  const { glyphs } = scene.theme;
  const tone = insight.severity === 'mistake' ? 'bad' : 'warning';
  const remedy: Row = how.remedy ? [span(` ${glyphs.arrow} ${scene.safe(insight.remedy)}`, 'text')] : [];
  return wrapRow([span(`${glyphs.warning} `, tone), span(scene.safe(insight.title), tone), ...remedy], how.columns, {
    hang: 2,
  });
}
