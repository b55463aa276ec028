// Measures frames of the player: node test/bench/frame.js
// Bundles frame.bench.ts with the same stand-ins as the program itself, because they are what is measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'async-tutor-bench-'));
const outfile = join(folder, 'frame.mjs');
await build({
  absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
  entryPoints: ['test/bench/frame.bench.ts'],
  outfile,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  alias: {
    'react-devtools-core': './src/ui/no-devtools.ts',
    '@alcalzone/ansi-tokenize': './src/ui/ansi-tokenize.ts',
    'string-width': './src/ui/string-width.ts',
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  logLevel: 'warning',
});
try {
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
