import type { Position } from './problem.ts';

/** What JavaScript programs of lessons may import: time, events and texts, nothing that reaches out of the process. */
const ALLOWED = ['timers', 'timers/promises', 'events', 'util', 'assert', 'perf_hooks', 'async_hooks', 'readline'];

/** The first import of a JavaScript program that lessons do not have, with its place. */
export function forbiddenImport(source: string): { readonly name: string; readonly place: Position } | undefined {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const imports = [
    ...code.matchAll(/\b(?:import|export)\b[^'";]{0,2000}?['"]([^'"]+)['"]/g),
    ...code.matchAll(/\bimport\s*(\()/g),
    ...code.matchAll(/\b(createRequire|mainModule)\b/g),
  ];
  const found = imports
    .sort((a, b) => a.index - b.index)
    .find(([, name = '']) => !name.startsWith('./') && !ALLOWED.includes(name.replace(/^node:/, '')));
  if (found === undefined) return undefined;
  const before = source.slice(0, found.index).split('\n');
  const name = found[1] === '(' ? 'import()' : (found[1] ?? '');
  return { name, place: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } };
}

/** {@link ALLOWED} for people. */
export const ALLOWED_IMPORTS = ALLOWED.map((name) => `node:${name}`).join(', ');
