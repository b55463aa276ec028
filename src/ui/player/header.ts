import { isLive, type PlayerScreen, SPEEDS, stepNumber, wayFrom } from '../../app/index.ts';
import { fitRow, type Row, rowWidth, span, spread } from '../text/row.ts';
import { clockText, type Scene } from './scene.ts';

/** The top row: where we are, how fast it plays, when we are, and how the program is doing. */
export function drawHeader(scene: Scene): Row {
  const { layout, theme } = scene;
  const right = rightParts(scene);
  // The least important part goes first when the terminal is narrow.
  for (const left of [longTitle(scene), shortTitle(scene)]) {
    for (let drop = 0; drop < right.length; drop++) {
      const row = joined(right.filter((part) => part.rank >= drop).map((part) => part.row));
      if (rowWidth(left) + rowWidth(row) + 4 <= layout.columns)
        return spread(left, [...row, span(' ')], layout.columns);
    }
  }
  return fitRow(shortTitle(scene), layout.columns, { mark: theme.glyphs.ellipsis });
}

interface Part {
  readonly rank: number;
  readonly row: Row;
}

function rightParts(scene: Scene): readonly Part[] {
  return [
    { rank: 1, row: playbackPart(scene) },
    { rank: 3, row: [span('t ', 'dim'), span(`${clockText(scene, scene.at)} s`, 'text', { strong: true })] },
    { rank: 2, row: stepPart(scene) },
    { rank: 4, row: phasePart(scene) },
  ];
}

function joined(parts: readonly Row[]): Row {
  return parts.flatMap((part, index) => (index === 0 ? part : [span('   '), ...part]));
}

function longTitle(scene: Scene): Row {
  return [span(' async-tutor', 'accent'), ...crumbs(scene, scene.player.title)];
}

function shortTitle(scene: Scene): Row {
  return [span(' '), span(scene.safe(scene.player.title.at(-1) ?? ''), 'title')];
}

function crumbs(scene: Scene, title: readonly string[]): Row {
  const last = title.length - 1;
  return title.flatMap((part, index) => [
    span(` ${scene.theme.glyphs.crumb} `, 'faint'),
    span(scene.safe(part), index === last ? 'title' : 'dim'),
  ]);
}

function playbackPart({ player, theme }: Scene): Row {
  const { glyphs } = theme;
  const { mode } = player.playback;
  const speed = SPEEDS[player.playback.speed] as number;
  const times = speed === Number.POSITIVE_INFINITY ? 'max' : `${speed}${glyphs.times}`;
  if (mode === 'following') return [span(`${glyphs.skip} following`, 'good')];
  if (mode === 'paused')
    return [span(`${glyphs.pause} paused`, 'dim'), ...(speed === 1 ? [] : [span(` ${times}`, 'dim')])];
  const way = player.playback.progress > 0 ? wayFrom(player.run.recording, player.index) : null;
  if (way?.shortened === true) return [span(`${glyphs.skip}${glyphs.skip} fast-forward`, 'warning')];
  return [span(`${glyphs.play} `, 'good'), span(times, 'text')];
}

function stepPart({ player }: Scene): Row {
  const { recording } = player.run;
  const more = isLive(player) ? '+' : '';
  return [
    span('step ', 'dim'),
    span(`${stepNumber(recording, player.index)}`),
    span(`/${recording.moments.length}${more}`, 'dim'),
  ];
}

function phasePart(scene: Scene): Row {
  const { player, timeline, theme } = scene;
  const { glyphs } = theme;
  if (player.run.phase === 'failed') return [span(`${glyphs.cross} broken`, 'bad')];
  if (player.run.phase === 'starting') return [span(`${glyphs.live} starting Python`, 'dim')];
  if (timeline.ended !== undefined) return endPart(scene);
  if (player.run.stopping && isLive(player)) return [span(`${glyphs.live} stopping`, 'warning')];
  if (timeline.input !== undefined) return [span(`${glyphs.prompt} waits for input`, 'warning')];
  if (isLive(player)) return [span(`${glyphs.live} live`, 'good')];
  return [span(`${glyphs.ended} recorded`, 'dim')];
}

const CAUSES: Readonly<Record<string, string>> = {
  deadlock: 'deadlock',
  limit: 'limit reached',
  stopped: 'stopped',
  crashed: 'crashed',
};

function endPart({ timeline, theme }: Scene): Row {
  const { glyphs } = theme;
  const { ended } = timeline;
  if (ended === undefined || (ended.exitCode === 0 && CAUSES[ended.cause] === undefined))
    return [span(`${glyphs.check} ended`, 'good')];
  const word = CAUSES[ended.cause] ?? `exit code ${ended.exitCode}`;
  return [span(`${glyphs.cross} ${word}`, ended.cause === 'stopped' ? 'warning' : 'bad')];
}

/** True for a player whose trouble should be told in words. */
export function failureOf(player: PlayerScreen): string | null {
  return player.run.phase === 'failed' ? player.run.failure : player.notice;
}
