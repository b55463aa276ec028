// Saves one step after another until it is killed: for kill-while-saving.test.ts.
import { open } from 'node:fs/promises';
import { openProgress } from '../../src/cli/progress-file.ts';

const [folder = '', name = '', count = '1000000'] = process.argv.slice(2);

// A file that was renamed outlives its process without being on the disk; and on a busy disk each sync takes seconds.
const handle = await open(process.execPath, 'r');
Object.getPrototypeOf(handle).sync = async () => undefined;
await handle.close();

const file = await openProgress(folder);
for (let step = 1; step <= Number(count); step++) {
  const trouble = await file.save({ kind: 'visit-step', lesson: name, step: `s${step}`, steps: step });
  process.stdout.write(trouble === null ? `${step}\n` : `trouble: ${trouble}\n`);
}
