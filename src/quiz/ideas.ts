import { AWAITING } from './ideas/awaiting.ts';
import { BLOCKING } from './ideas/blocking.ts';
import type { Idea } from './ideas/idea.ts';
import { SHARING } from './ideas/sharing.ts';
import { TASKS } from './ideas/tasks.ts';
import { TROUBLE } from './ideas/trouble.ts';

export type { Idea } from './ideas/idea.ts';

const ALL = { ...AWAITING, ...TASKS, ...BLOCKING, ...TROUBLE, ...SHARING } as const;

/** The word for a misconception that this room knows. */
export type IdeaId = keyof typeof ALL;

/** Every misconception that we know, by the word that choices carry. */
export const IDEAS: Readonly<Record<IdeaId, Idea>> = ALL;

/**
 * What is known of a misconception. Other people's courses may have words of their own: of those nothing is known but
 * the word, in which hyphens stand for spaces.
 */
export function ideaOf(id: string): Idea {
  if (Object.hasOwn(IDEAS, id)) return IDEAS[id as IdeaId];
  const words = id.replace(/-+/g, ' ').trim();
  const belief = words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  return { belief, tempting: '', truth: '', lessons: [] };
}
