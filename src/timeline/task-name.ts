import { type Draft, put } from './draft.ts';

/**
 * The name to show for a task. Python calls a task that was given no name "Task-2", which helps nobody: it goes by its
 * coroutine function instead, "greet", and the second one is "greet #2".
 */
export function shownName(draft: Draft, made: { readonly name: string; readonly coroutine: string }): string {
  if (!/^Task-\d+$/.test(made.name) || made.coroutine === '') return made.name;
  const coroutine = lastPart(made.coroutine);
  const key = hashOf(coroutine);
  const count = (draft.namesakes.get(key) ?? 0) + 1;
  draft.namesakes = put(draft, draft.namesakes, key, count);
  return count === 1 ? coroutine : `${coroutine} #${count}`;
}

/** Tasks that `asyncio.run` makes on its own behalf when the program is over. */
export function isInternalTask(coroutine: string): boolean {
  return coroutine.startsWith('BaseEventLoop.shutdown_');
}

/** The thread that asyncio starts to wait for the end of the workers. */
export function isInternalThread(name: string): boolean {
  return name.endsWith('(_do_shutdown)');
}

/** "main.<locals>.greet" is greet; "Worker.run" stays. */
function lastPart(qualifiedName: string): string {
  return qualifiedName.split('<locals>.').at(-1) ?? qualifiedName;
}

/** FNV-1a, in 29 bits: the tables count by number. Two names that meet in one number only make a count odd. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 3;
}
