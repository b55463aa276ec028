import {
  askedFor,
  endedReference,
  JOY_MS,
  judgeStart,
  nextExercise,
  START,
  shownGoals,
  waysFromSolved,
} from '../../app/index.ts';
import { counted, formatSeconds } from '../../timeline/index.ts';
import { fitRow, type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import { minutesText, type PracticePage, type PracticeScene } from './practice-scene.ts';

/** A moment of joy: what was achieved, in numbers and as a race against the program of the beginning. */
export function solvedPage(
  scene: PracticeScene,
  { elapsed, selected }: { readonly elapsed: number; readonly selected: number },
): PracticePage {
  const { desk, theme, safe } = scene;
  const title: Row = [
    span(`${theme.glyphs.check} `, 'good', { strong: true }),
    span('Solved: ', 'good', { strong: true }),
    span(safe(desk.opened.exercise.title), 'heading'),
  ];
  const head = [
    sparkRow(scene, elapsed),
    title,
    [],
    ...raceRows(scene, elapsed),
    ...changeRows(scene),
    [],
    effortRow(scene),
    [],
  ];
  const ways = wayRows(scene, selected);
  return { rows: [...head, [span('What next?', 'title')], ...ways], top: 0, focus: head.length + 1 + selected };
}

/** Sparks that come and go for a moment, and then stay. */
function sparkRow({ theme, columns }: PracticeScene, elapsed: number): Row {
  const signs = theme.options.ascii ? ['.', '*', "'", '+'] : ['·', '✦', '˙', '✧'];
  const beat = Math.min(Math.floor(elapsed / 120), Math.floor(JOY_MS / 120));
  return Array.from({ length: Math.min(columns, 60) }, (_, column) => {
    const number = (column * 7919 + beat * (column % 5 === 0 ? 104729 : 1299709)) % 97;
    if (number > 16) return span(' ');
    return span(signs[number % signs.length] ?? ' ', (['good', 'ready', 'accent', 'waiting'] as const)[number % 4]);
  });
}

const LONGEST_BAR = 44;

/** The time before and now: the bars grow at the same pace, and the shorter one is there first. */
function raceRows({ desk, theme, columns }: PracticeScene, elapsed: number): readonly Row[] {
  const { glyphs } = theme;
  const start = endedReference(desk, START)?.run;
  const own = desk.judged?.player.run;
  if (start === undefined || own === undefined) return [];
  const [before = 0, now = 0] = [start, own].map(({ recording, length }) => recording.timelineAt(length).at);
  const longest = Math.max(before, now);
  if (longest === 0 || formatSeconds(before) === formatSeconds(now)) return [];
  const room = Math.min(LONGEST_BAR, columns - 20);
  const passed = longest * Math.min(1, elapsed / JOY_MS);
  const bar = (label: string, time: number, isOwn: boolean): Row => {
    const shown = Math.min(time, passed);
    const isThere = passed >= time;
    const length = Math.max(1, Math.round((shown / longest) * room));
    return [
      ...fitRow([span(label, 'dim')], 8),
      span(glyphs.running.repeat(length), isOwn ? 'running' : 'waiting'),
      span(isThere ? ` ${formatSeconds(time)}` : '', isOwn ? 'good' : 'dim', { strong: isOwn }),
      span(isThere && isOwn && now < before ? `  ${gain(before, now)}` : '', 'dim'),
    ];
  };
  return [bar('before', before, false), bar('now', now, true), []];
}

/** How much faster it is, in words. */
function gain(before: number, now: number): string {
  const times = now === 0 ? Number.POSITIVE_INFINITY : before / now;
  if (times >= 1.5 && times < 1000) return `${Math.round(times * 10) / 10} times as fast`;
  return `${formatSeconds(before - now)} less`;
}

/** The goals, and for those that did not hold at the beginning how it was then. */
function changeRows(scene: PracticeScene): readonly Row[] {
  const { desk, theme, space, safe } = scene;
  const { glyphs } = theme;
  const before = judgeStart(desk);
  return shownGoals(desk).flatMap((number): readonly Row[] => {
    const goal = desk.judged?.judgements[number];
    if (goal === undefined) return [];
    const was = before?.[number];
    const head: Row = [span(`${glyphs.check} `, 'good'), span(safe(askedFor(goal)))];
    const isNew = was !== undefined && !was.holds;
    const then: Row = isNew ? [span('   before: ', 'faint'), span(safe(was.actual), 'dim')] : [];
    return wrapRow([...head, ...then], space.columns, { hang: 4 });
  });
}

function effortRow({ desk, state }: PracticeScene): Row {
  const { lesson, exercise } = desk.opened;
  const attempts = state.profile.progress.exercises[lesson]?.attempts ?? desk.tries;
  const hints = desk.hints === 0 ? 'no hint' : `${desk.hints} of ${counted(exercise.hints.length, 'hint')}`;
  return [span(`${counted(attempts, 'attempt')}, ${hints}.`, 'dim')];
}

function wayRows({ screen, state, theme, safe }: PracticeScene, selected: number): readonly Row[] {
  const { glyphs } = theme;
  const done = state.profile.progress.exercises;
  const next = nextExercise(screen, done);
  const texts = {
    next: ['Next exercise', next === undefined ? '' : `${safe(next.title)}, ${minutesText(next.minutes)}`, 'n'],
    timelines: ['Watch it', 'your timeline and the goal’s, side by side', 't'],
    solution: ['Compare programs', 'the solution beside yours', 's'],
    goals: ['Back to the goals', '', 'Esc'],
    list: ['All exercises', '', 'l'],
  } as const;
  return waysFromSolved(screen, done).map((way, index): Row => {
    const [title, about, key] = texts[way];
    const isHere = index === selected;
    return [
      span(isHere ? `${glyphs.stands} ` : '  ', 'accent'),
      ...fitRow([span(title, isHere ? 'accent' : 'text')], 19),
      ...fitRow([span(key, 'key')], 5),
      span(safe(about), 'dim'),
    ];
  });
}
