import type { AppState, LessonScreen, Message } from '../../app/index.ts';
import { pageSpace } from '../page-frame.ts';
import { createTheme } from '../theme.ts';
import { bodyOf } from './draw-lesson.ts';
import { pageScene } from './page-view.ts';

/** What wraps where does not depend on colours. */
const PLAIN = createTheme({ colour: 0, ascii: false, background: 'dark' });

/**
 * A key that scrolls a page, as rows of that page: only what is drawn knows how long it is, and a page that is scrolled
 * beyond its end would not react to the way back. Null when it cannot be scrolled further.
 */
export function scrollWithin(state: AppState, screen: LessonScreen, message: Message): Message | null {
  const isPage = message.kind === 'scroll' && message.unit === 'page';
  const scrolls = isPage || (message.kind === 'move' && movesPage(screen));
  const space = pageSpace(state);
  if (!scrolls || screen.overlay !== null || space === null) return message;
  const body = bodyOf(pageScene(state, screen, space, PLAIN));
  const last = Math.max(0, (body.length ?? body.rows.length) - space.rows);
  const by = message.by * (isPage ? Math.max(1, space.rows - 2) : 1);
  const top = Math.max(0, Math.min(last, screen.top + by));
  return top === screen.top ? null : { kind: 'scroll', by: top - screen.top, unit: 'row' };
}

/** Whether up and down scroll the page; on others they choose. */
function movesPage({ stage }: LessonScreen): boolean {
  switch (stage.kind) {
    case 'read':
    case 'verdict':
    case 'javascript':
      return true;
    case 'modify':
      return stage.player === null && stage.step.values.length === 0;
    default:
      return false;
  }
}
