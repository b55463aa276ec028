import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openProgress } from '../../src/cli/progress-file.ts';
import { createRandom } from '../../src/quiz/index.ts';

let script = '';
beforeAll(async () => {
  const out = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
  script = join(out, 'save-many.mjs');
  const entry = fileURLToPath(new URL('save-many.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile: script, bundle: true, platform: 'node', format: 'esm' });
  return () => rmSync(out, { recursive: true, force: true });
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** When a writer is killed: so many microseconds after it has said that so many steps are saved. */
interface Death {
  readonly after: number;
  readonly delay: number;
}

interface Writer {
  readonly folder: string;
  readonly name: string;
  readonly count?: number;
  readonly death?: Death;
}

/** A program that saves steps; resolves to the number of the last step that it said was saved. */
function writer({ folder, name, count = 1_000_000, death }: Writer): Promise<number> {
  const child = spawn(process.execPath, [script, folder, name, String(count)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let last = 0;
  let said = '';
  let isDying = false;
  const kill = ({ delay }: Death) => {
    isDying = true;
    const until = performance.now() + delay / 1000;
    while (performance.now() < until);
    child.kill('SIGKILL');
  };
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    said += more;
  });
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    if (more.includes('trouble')) said += more;
    last = Number(more.trim().split('\n').at(-1));
    if (death !== undefined && !isDying && last >= death.after) kill(death);
  });
  return new Promise((resolve) => {
    child.on('close', () => {
      expect(said).toBe('');
      resolve(last);
    });
  });
}

async function stepsIn(folder: string): Promise<Map<string, readonly string[]>> {
  const { progress, notice } = await openProgress(folder);
  expect(notice).toBeNull();
  return new Map(Object.entries(progress.lessons).map(([name, { seen }]) => [name, seen]));
}

/** Expects that all steps which a writer said were saved are there, in their order. */
function expectSaved(found: readonly string[] | undefined, count: number): void {
  const steps = Array.from({ length: count }, (_, step) => `s${step + 1}`);
  expect(found?.slice(0, count) ?? []).toEqual(steps);
  // The one that was being saved may or may not be there.
  expect(found?.length ?? 0).toBeLessThanOrEqual(count + 1);
}

describe('several programs that save at once', () => {
  it('lose nothing', async () => {
    const folder = emptyFolder();
    const names = ['a', 'b', 'c'];
    await Promise.all(names.map((name) => writer({ folder, name, count: 60 })));
    const steps = await stepsIn(folder);
    for (const name of names) expectSaved(steps.get(name), 60);
    expect(readdirSync(folder)).toEqual(['progress.json']);
  });

  it('lose nothing of what was saved when they are killed, 200 times', async () => {
    const folder = emptyFolder();
    const random = createRandom(11);
    const names = Array.from({ length: 200 }, (_, number) => `w${number}`);
    const saved = new Map<string, number>();
    const queue = [...names];
    const killOneAfterTheOther = async () => {
      for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
        const death = { after: 1 + random.below(3), delay: random.below(1500) };
        saved.set(name, await writer({ folder, name, death }));
      }
    };
    await Promise.all([killOneAfterTheOther(), killOneAfterTheOther(), killOneAfterTheOther()]);
    const steps = await stepsIn(folder);
    for (const name of names) expectSaved(steps.get(name), saved.get(name) ?? Number.POSITIVE_INFINITY);
    // What the last ones left behind goes with the next one who saves.
    await (await openProgress(folder)).save({ kind: 'complete-lesson', lesson: 'w0' });
    expect(readdirSync(folder)).toEqual(['progress.json']);
  }, 120_000);
});
