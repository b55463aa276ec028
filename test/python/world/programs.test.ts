import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jsonOf, runProgram, testEngine } from '../support/run-program.ts';
import { linesOf } from './support/lines.ts';

// UPDATE_GOLDENS=1 npx vitest run test/python/world   rewrites the expected lines; read the difference.
const update = process.env.UPDATE_GOLDENS === '1';
const folder = fileURLToPath(new URL('programs/', import.meta.url));
const programs = readdirSync(folder).filter((name) => name.endsWith('.py'));
const engine = testEngine();

describe.each(programs)('%s', (name) => {
  const file = join(folder, name);

  it('prints its lines at the expected virtual times, the same way every time', async () => {
    const ran = await runProgram(engine, { file });
    const printed = linesOf(ran).map(({ at, text }) => `${at.toFixed(3)}  ${text}`);
    const found = [...printed, `${ran.cause} ${ran.exitCode}`].join('\n');
    const golden = file.replace(/\.py$/, '.txt');
    if (update) writeFileSync(golden, `${found}\n`);
    expect(ran.stderr).toBe('');
    expect(found).toBe(readFileSync(golden, 'utf8').trimEnd());
    const [before, again] = [jsonOf(ran).split('\n'), jsonOf(await runProgram(engine, { file })).split('\n')];
    const different = before.findIndex((line, index) => line !== again[index]);
    expect([before[different], before.length]).toEqual([again[different], again.length]);
  });
});
