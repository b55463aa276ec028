// Saves one step after another until it is killed: for progress-file.test.ts.
import { openProgress } from '../../src/cli/progress-file.ts';

const [folder = '', name = '', count = '1000000'] = process.argv.slice(2);
const file = await openProgress(folder);
for (let step = 1; step <= Number(count); step++) {
  const trouble = await file.save({ kind: 'visit-step', lesson: name, step: `s${step}`, steps: step });
  process.stdout.write(trouble === null ? `${step}\n` : `trouble: ${trouble}\n`);
}
