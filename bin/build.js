// Bundles src into dist. Runs by itself on `npm install`, `npm start` and `npm test`; takes a fraction of a second.
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What runs inside the embedded Python: ours, and the stand-ins for libraries. */
const python = ['probe', 'standins'];
/** What a memory snapshot depends on: those, and how the child boots. */
const frozen = [...python, 'child'];
const { version, dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** A snapshot's name has this in it, so that another one is made when anything changes. */
function digestOfFrozen() {
  const hash = createHash('sha256');
  for (const folder of frozen) {
    for (const file of readdirSync(`${root}src/python/${folder}`, { recursive: true })
      .filter((name) => /\.(py|ts)$/.test(name))
      .sort()) {
      hash
        .update(`${folder}/${file}`.replaceAll('\\', '/'))
        .update('\0')
        .update(readFileSync(`${root}src/python/${folder}/${file}`));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Some CommonJS dependencies call require at run time. */
const banner = { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" };

// Made beside the old one and put in its place when it is whole: a failed build leaves a working program.
const next = `dist-${process.pid}`;
process.on('exit', () => rmSync(`${root}${next}`, { recursive: true, force: true }));
await build({
  absWorkingDir: root,
  entryPoints: { cli: 'src/cli/main.ts', child: 'src/python/child/main.ts' },
  outdir: next,
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  // Pyodide is used where it lies; Ink names its optional devtools, which nobody has; and it measures every frame and
  // takes it apart in ways that cost 20 ms (see src/ui/ansi-tokenize.ts and src/ui/string-width.ts).
  external: ['pyodide'],
  alias: {
    'react-devtools-core': './src/ui/no-devtools.ts',
    '@alcalzone/ansi-tokenize': './src/ui/ansi-tokenize.ts',
    'string-width': './src/ui/string-width.ts',
  },
  define: {
    'process.env.NODE_ENV': '"production"',
    __VERSION__: JSON.stringify(version),
    __PYODIDE_VERSION__: JSON.stringify(dependencies.pyodide),
    __PROBE_DIGEST__: JSON.stringify(digestOfFrozen()),
  },
  banner,
  logLevel: 'warning',
});
for (const folder of python) {
  cpSync(`${root}src/python/${folder}`, `${root}${next}/${folder}`, {
    recursive: true,
    filter: (path) => !path.includes('__pycache__'),
  });
}
// Runs inside the embedded Python too, but as a program of its own.
cpSync(`${root}src/quiz/variations/finder`, `${root}${next}/finder`, {
  recursive: true,
  filter: (path) => !path.includes('__pycache__'),
});
cpSync(`${root}src/cli/new/template`, `${root}${next}/template`, { recursive: true });
// `list` answers at once because the built-in lessons are read here.
await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/lessons/write-index.ts'],
  outfile: `${next}/write-index.mjs`,
  bundle: true,
  format: 'esm',
  platform: 'node',
  banner,
  logLevel: 'warning',
});
const { writeIndex } = await import(pathToFileURL(`${root}${next}/write-index.mjs`).href);
await writeIndex(`${root}lessons`, `${root}${next}/lessons.json`);
rmSync(`${root}${next}/write-index.mjs`);
rmSync(`${root}dist`, { recursive: true, force: true });
renameSync(`${root}${next}`, `${root}dist`);
