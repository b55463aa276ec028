import { exerciseMark, LESSON_QUESTIONS, type Stage, type WayOn, waysOn } from '../../app/index.ts';
import { type Row, span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { PageBody, PageScene } from './page-view.ts';
import { headingRows } from './read-page.ts';

type EndStage = Extract<Stage, { readonly kind: 'end' }>;

/** The end of a lesson: how it went, and where to go. */
export function endPage(scene: PageScene, { selected }: EndStage): PageBody {
  const { screen, state, theme } = scene;
  const ways = waysOn(screen, state.profile);
  const head: readonly Row[] = [
    [
      span(`${theme.glyphs.check} `, 'good'),
      ...(headingRows(scene, `You have finished "${screen.lesson.head.title}".`)[0] ?? []),
    ],
    ...result(scene),
    [],
    [span('What next?', 'title')],
    [],
  ];
  const rows = ways.map((way, index): Row => {
    const isHere = index === selected;
    return [
      span(isHere ? `${theme.glyphs.stands} ` : '  ', 'accent'),
      span(titleOf(way), isHere ? 'accent' : 'text'),
      span(aboutOf(way, scene), isHere ? 'text' : 'dim'),
    ];
  });
  return { rows: [...head, ...rows], focus: head.length + selected };
}

/** Which lesson or exercise that is. */
function aboutOf(way: WayOn, { screen, state, safe }: PageScene): string {
  if (way.kind === 'lesson') return `  ${safe(way.title)}`;
  const { exercise, head } = screen.lesson;
  if (way.kind !== 'practice' || exercise === undefined) return '';
  const done = exerciseMark(state.profile.progress.exercises, head.id) === 'solved';
  return `  ${safe(exercise.title)}, ${done ? 'solved' : `${exercise.minutes} min`}`;
}

function titleOf(way: WayOn): string {
  switch (way.kind) {
    case 'practice':
      return 'Exercise';
    case 'quiz':
      return `Quiz: ${LESSON_QUESTIONS} questions about this lesson`;
    case 'lesson':
      return 'Next lesson';
    case 'again':
      return 'This lesson again';
    case 'home':
      return 'Home';
    default:
      return way satisfies never;
  }
}

/** How many predictions came true. */
function result({ screen, space }: PageScene): readonly Row[] {
  const judged = Object.values(screen.answers).filter(({ right }) => right !== null);
  if (judged.length === 0) return [];
  const right = judged.filter((answer) => answer.right).length;
  const text =
    judged.length === 1
      ? `Your prediction ${right === 1 ? 'came true' : 'did not come true'}.`
      : `${right} of your ${judged.length} predictions came true.`;
  return [[], ...wrapRow([span(text, 'dim')], Math.min(76, space.columns))];
}
