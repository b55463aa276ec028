import type { AppState, Message, PracticeScreen } from '../../app/index.ts';
import { pageSpace, topRow } from '../page-frame.ts';
import { createTheme } from '../theme.ts';
import { pageOf } from './draw-practice.ts';
import { practiceScene } from './practice-scene.ts';

/** What wraps where does not depend on colours. */
const PLAIN = createTheme({ colour: 0, ascii: false, background: 'dark' });

/**
 * A key that scrolls a page, as rows from the one that the state knows: only what is drawn knows what is shown and how
 * long the page is. Null when it cannot be scrolled further.
 */
export function scrollExercise(state: AppState, screen: PracticeScreen, message: Message): Message | null {
  const { desk } = screen;
  const space = pageSpace(state);
  if (desk === null || space === null || desk.ask !== null) return message;
  const isPage = message.kind === 'scroll' && message.unit === 'page';
  if (!isPage && !(message.kind === 'move' && desk.page.kind === 'solution')) return message;
  if (desk.page.kind !== 'goals' && desk.page.kind !== 'solution') return message;
  const page = pageOf(practiceScene(state, screen, { desk, space, theme: PLAIN }));
  const shown = topRow({ ...page, body: page.rows }, space.rows);
  const by = message.by * (isPage ? Math.max(1, space.rows - 2) : 1);
  const top = Math.max(0, Math.min(Math.max(0, page.rows.length - space.rows), shown + by));
  return top === shown ? null : { kind: 'scroll', by: top - page.top, unit: 'row' };
}
