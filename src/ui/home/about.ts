import {
  type AppState,
  type HomeItem,
  type HomeScreen,
  type ListedLesson,
  lessonShareOf,
  selectedItem,
} from '../../app/index.ts';
import { prosaic } from '../text/markdown.ts';
import { type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { Theme } from '../theme.ts';

/** Where the description goes. */
export interface AboutRoom {
  readonly theme: Theme;
  readonly columns: number;
}

/** What the selected item is about: its title, a sentence, and for lessons how far the learner is. */
export function aboutRows(state: AppState, home: HomeScreen, room: AboutRoom): readonly Row[] {
  const item = selectedItem(home, state.profile);
  if (item === undefined) return [];
  if (item.kind === 'continue' || item.kind === 'lesson') return lessonRows(state, item.lesson, room);
  return [[span(TITLES[item.kind], 'heading')], ...paragraph(textOf(item, state.profile.due), room)];
}

const TITLES = {
  quiz: 'Quiz',
  practice: 'Practice',
  'run-file': 'Run a program of mine',
  setting: 'Settings',
  help: 'Help',
  quit: 'Quit',
} as const;

function textOf(item: Exclude<HomeItem, { readonly kind: 'continue' | 'lesson' }>, due: number | null): string {
  switch (item.kind) {
    case 'quiz':
      return quizText(due);
    case 'practice':
      return 'Programs to put right in your own editor, judged as soon as you save.';
    case 'run-file':
      return 'Watch any asyncio program of yours, step by step: press Enter and type its path.';
    case 'setting':
      return item.setting === 'speed'
        ? 'How fast programs are played: at 1, a virtual second takes a real one.'
        : 'How the screen is drawn. Left and right change it.';
    case 'help':
      return 'The keys of this screen, and what the signs mean. The key ? shows them everywhere.';
    case 'quit':
      return 'What you have done is remembered.';
    default:
      return item satisfies never;
  }
}

function quizText(due: number | null): string {
  const what = 'Questions about what programs do, answered by running them.';
  if (due === null || due === 0) return `${what} You say how sure you are, and see the moment that decides.`;
  return due === 1 ? `${what} One idea is due for a review.` : `${what} ${due} ideas are due for a review.`;
}

function paragraph(text: string, { theme, columns }: AboutRoom): readonly Row[] {
  return wrapRow([span(prosaic(text, theme.options.ascii), 'dim')], columns);
}

function lessonRows({ profile }: AppState, { head, problem }: ListedLesson, room: AboutRoom): readonly Row[] {
  const { theme, columns } = room;
  const { ascii } = theme.options;
  const title = wrapRow([span(prosaic(head.title, ascii), 'heading')], columns);
  const summary = wrapRow([span(prosaic(head.summary, ascii))], columns);
  if (problem !== null)
    return [...title, ...wrapRow([span(`${theme.glyphs.warning} ${prosaic(problem, ascii)}`, 'bad')], columns)];
  const lesson = profile.progress.lessons[head.id];
  const done =
    lesson?.completed === true
      ? 'finished'
      : lesson === undefined
        ? 'new'
        : `${lesson.seen.length} of ${lesson.steps} steps`;
  const facts: Row = [
    ...bar(lessonShareOf(profile, head.id), theme),
    span(`  ${done}`, 'dim'),
    span(`, ${head.minutes} minutes`, 'dim'),
  ];
  const before = head.after.flatMap(
    (id) => profile.curriculum.lessons.find((other) => other.head.id === id)?.head.title ?? [],
  );
  const isReady = head.after.every((id) => profile.progress.lessons[id]?.completed === true);
  return [
    ...title,
    ...summary,
    facts,
    ...(before.length > 0 && !isReady ? field('comes after', before.join(', '), room) : []),
    ...(head.terms.length > 0 ? field('about', head.terms.join(', '), room) : []),
  ];
}

const BAR = 20;

/** A share as a line, drawn like a lane: what is seen, and what lies ahead. */
function bar(share: number, { glyphs }: Theme): Row {
  const seen = Math.round(share * BAR);
  return [span(glyphs.seen.repeat(seen), 'running'), span(glyphs.ahead.repeat(BAR - seen), 'faint')];
}

function field(label: string, text: string, { theme, columns }: AboutRoom): readonly Row[] {
  const row: Row = [span(`${label}: `, 'faint'), span(prosaic(text, theme.options.ascii), 'dim')];
  return wrapRow(row, columns, { hang: 2 });
}
