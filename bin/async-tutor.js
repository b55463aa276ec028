#!/usr/bin/env node
// Starts the program. What must work without the bundle is answered here: an old Node, --version, a clone that was not built.
import { readFileSync } from 'node:fs';

const OLDEST = [20, 15];
const [major, minor] = process.versions.node.split('.').map(Number);
const [first, ...others] = process.argv.slice(2);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  fail(
    `async-tutor needs Node.js ${OLDEST.join('.')} or newer, and this is ${process.versions.node}.`,
    'A newer one is at https://nodejs.org',
  );
} else if (others.length === 0 && (first === '--version' || first === '-V')) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  import('../dist/cli.js').catch((error) => {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !String(error.message).includes('cli.js')) throw error;
    fail('it is not built yet.', 'Run "npm install" in its folder.');
  });
}

/** Exit code 69: the program cannot start here (the other codes are in src/cli/exit-codes.ts). */
function fail(what, remedy) {
  process.stderr.write(`async-tutor: ${what}\n             ${remedy}\n`);
  process.exitCode = 69;
}
