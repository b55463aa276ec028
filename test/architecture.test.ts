import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Which rooms a room may import, and why. What is not listed is not allowed. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  text: [],
  trace: [],
  scheduler: ['trace'],
  python: ['scheduler', 'trace'],
  timeline: ['trace'],
  lesson: ['trace', 'timeline', 'text'],
  quiz: ['timeline', 'lesson', 'trace', 'text'],
  export: ['timeline', 'trace'],
  // What is remembered of a learner: plain data, read by the screens and written by the cli.
  progress: [],
  app: ['timeline', 'lesson', 'quiz', 'progress', 'trace'],
  ui: ['app', 'timeline', 'trace'],
  cli: ['text', 'trace', 'scheduler', 'python', 'timeline', 'lesson', 'quiz', 'progress', 'export', 'app', 'ui'],
};

/** Names that reach for the outside world, and the reason why a room that is pure must not. */
const OUTSIDE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\b/, 'real time is an argument: the same input must give the same screen (STYLE.md, rule 6)'],
  [/\bperformance\b/, 'real time is an argument (STYLE.md, rule 6)'],
  [/\bMath\.random\b/, 'a seed is an argument: every run must be repeatable (STYLE.md, rule 6)'],
  [/\bset(Timeout|Interval|Immediate)\b/, 'ticks arrive as messages from the cli (STYLE.md, rule 10)'],
  [
    /(?<![.\w])process\.(?!id\b|running\b|firstThread\b)/,
    'streams, paths and environment are arguments (STYLE.md, rule 6)',
  ],
  [/from 'node:(?!stream|events|util)/, 'files, processes and terminals belong to the cli and to python’s host'],
];
const MAY_REACH_OUTSIDE = ['cli', 'python'];

/** Packages that one room alone knows. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  pyodide: ['python'],
  ink: ['ui'],
  react: ['ui'],
  commander: ['cli'],
  yaml: ['lesson'],
  'ts-fsrs': ['quiz'],
};

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = sourceFiles(src);

describe('the rooms of src', () => {
  it('import only the rooms they may, and only through their door', () => {
    expect(files.flatMap(wrongArrows)).toEqual([]);
  });

  it('do not run in circles', () => {
    expect(circleIn(new Map(Object.entries(ARROWS)))).toBeUndefined();
  });

  it('are pure, except for cli and python', () => {
    expect(files.filter((file) => !MAY_REACH_OUTSIDE.includes(roomOf(file))).flatMap(reachesOutside)).toEqual([]);
  });

  it('keep each big package in one room', () => {
    expect(files.flatMap(wrongPackages)).toEqual([]);
  });
});

describe('this test', () => {
  it('finds what it looks for', () => {
    const found = importsIn(
      "import { a } from './a.ts';\nimport type { B } from '../b/index.ts';\nawait import('./c.ts');\nexport * from './d.ts';",
    );
    expect(found).toEqual(['./a.ts', '../b/index.ts', './d.ts', './c.ts']);
    expect(outsideIn("const now = Date.now(); // process.env\nconst s = 'process.env';")).toHaveLength(1);
    expect(
      circleIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
        ]),
      ),
    ).toEqual(['a', 'b', 'c', 'a']);
    expect(files.length).toBeGreaterThan(20);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Every import and re-export of a text: first the static ones, then the dynamic ones. */
function importsIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const fixed = code.matchAll(/^(?:import|export)\s[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm);
  const dynamic = code.matchAll(/\bimport\(\s*'([^']+)'/g);
  return [...fixed, ...dynamic].map((match) => match[1] ?? match[2] ?? '');
}

/** The files of ours that a file imports. */
function importsOf(file: string): string[] {
  return importsIn(readFileSync(file, 'utf8'))
    .filter((path) => path.startsWith('.'))
    .map((path) => resolve(dirname(file), path));
}

function roomOf(file: string): string {
  return relative(src, file).split(/[\\/]/)[0] ?? '';
}

function wrongArrows(file: string): string[] {
  const from = roomOf(file);
  return importsOf(file).flatMap((to) => {
    const room = roomOf(to);
    if (room === from) return [];
    const arrow = `${relative(src, file)} imports ${relative(src, to)}`;
    const allowed = ARROWS[from];
    if (allowed === undefined)
      return [`${arrow}: ${from} is not a room: give it its arrows in test/architecture.test.ts`];
    if (!allowed.includes(room))
      return [`${arrow}: ${from} may import ${allowed.join(', ') || 'no other room'} (STYLE.md, layout)`];
    return to === join(src, room, 'index.ts')
      ? []
      : [`${arrow}: the only door of a room is its index.ts (STYLE.md, rule 2)`];
  });
}

function reachesOutside(file: string): string[] {
  return outsideIn(readFileSync(file, 'utf8')).map((reason) => `${relative(src, file)}: ${reason}`);
}

function outsideIn(text: string): string[] {
  const lines = text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, ''));
  return lines.flatMap((line, index) => {
    const code = line.includes("from '") ? line : line.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, "''");
    return OUTSIDE.filter(([name]) => name.test(code)).map(
      ([, reason]) => `line ${index + 1}: ${line.trim()}: ${reason}`,
    );
  });
}

function wrongPackages(file: string): string[] {
  return importsIn(readFileSync(file, 'utf8')).flatMap((path) => {
    const name = path.split('/')[0] ?? '';
    const rooms = PACKAGES[name];
    if (rooms === undefined || rooms.includes(roomOf(file))) return [];
    return [`${relative(src, file)} imports ${path}: only ${rooms.join(' and ')} knows ${name}`];
  });
}

/** Some way from a node back to itself. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const walk = (node: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const circle = walk(next, [...way, node]);
      if (circle !== undefined) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = walk(node, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
