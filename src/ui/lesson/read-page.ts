import { span } from '../text/row.ts';
import { wrapRow } from '../text/wrap.ts';
import type { PageBody, PageScene } from './page-view.ts';

/** Prose below its heading. */
export function readPage(scene: PageScene, heading: string, markdown: string): PageBody {
  return { rows: [...headingRows(scene, heading), [], ...scene.prose(markdown)] };
}

/** A heading as every page has it. */
export function headingRows({ safe, space }: PageScene, heading: string) {
  return wrapRow([span(safe(heading), 'heading')], Math.min(space.columns, 76));
}
