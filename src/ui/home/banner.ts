import type { AppState } from '../../app/index.ts';
import { type Row, span } from '../text/row.ts';
import type { Theme } from '../theme.ts';

/** The name, and in a picture what this is about: two tasks that wait at the same time. */
export function bannerRows({ columns, rows }: AppState, theme: Theme): readonly Row[] {
  const { glyphs } = theme;
  const name: Row = [span('  '), span('async-tutor', 'accent')];
  const tagline = span('learn asyncio by watching it run', 'dim');
  if (rows < 24 || columns < 70) return [[...name, span('   '), columns >= 52 ? tagline : span('')], []];
  const margin = columns >= 92 ? Math.max(2, Math.floor((columns - 128) / 2)) : 2;
  const run = (count: number) => span(glyphs.running.repeat(count), 'running');
  const wait = (count: number) => span(glyphs.waiting.repeat(count), 'waiting');
  const done = span(glyphs.done, 'done');
  const indent = span(' '.repeat(margin));
  return [
    [],
    [indent, span('async-tutor  ', 'accent'), run(2), wait(26), run(1), wait(14), run(2), done],
    [
      indent,
      tagline.text.length > 0 ? span('             ') : span(''),
      span('  '),
      run(1),
      wait(42),
      run(1),
      span(' '),
      done,
    ],
    [indent, tagline, span(' '.repeat(3)), span('')],
    [],
  ];
}
