import type { QuizProgram } from '../question.ts';

const WORLD = [
  /^[ \t]*(?:import|from)[ \t]+(?:aiohttp|requests|aiofiles|asyncpg|tornado)\b/m,
  /\basyncio\.(?:open_connection|start_server)\(/,
];

/**
 * Whether a program of a lesson visits the simulated world, told from its text: its run need not be waited for only to
 * learn that nobody can know how long the network takes. A learner's own program may have a module of that name.
 */
export function visitsWorld({ source }: QuizProgram): boolean {
  return WORLD.some((pattern) => pattern.test(source));
}
