import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { dataFolder } from '../../src/cli/data-folder.ts';
import { openProgress } from '../../src/cli/progress-file.ts';
import type { ProgressChange } from '../../src/progress/index.ts';

const visit = (lesson: string, step: string): ProgressChange => ({ kind: 'visit-step', lesson, step, steps: 9 });

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const fileIn = (folder: string) => join(folder, 'progress.json');

async function seenIn(folder: string, lesson: string): Promise<number> {
  const { progress, notice } = await openProgress(folder);
  expect(notice).toBeNull();
  return progress.lessons[lesson]?.seen.length ?? 0;
}

describe('the progress file', () => {
  it('is made with its folder, and read again', async () => {
    const folder = join(emptyFolder(), 'new', 'folder');
    const file = await openProgress(folder);
    expect(await file.save(visit('gather', 'run-1'))).toBeNull();
    const again = await openProgress(folder);
    expect(again.progress.latest).toBe('gather');
    expect(readdirSync(folder)).toEqual(['progress.json']);
  });

  it('that is damaged is kept aside, each one', async () => {
    const folder = emptyFolder();
    for (const [number, text] of ['{"version":1', 'nonsense'].entries()) {
      writeFileSync(fileIn(folder), text);
      const file = await openProgress(folder);
      expect(file.notice).toContain(`progress.json.damaged-${number + 1}`);
      expect(readFileSync(`${fileIn(folder)}.damaged-${number + 1}`, 'utf8')).toBe(text);
      expect(await file.save(visit('gather', 'run-1'))).toBeNull();
    }
    expect(await seenIn(folder, 'gather')).toBe(1);
  });

  it('of a newer version is not touched', async () => {
    const folder = emptyFolder();
    writeFileSync(fileIn(folder), '{"version":99,"more":"things"}');
    const file = await openProgress(folder);
    expect(file.notice).toContain('newer');
    expect(await file.save(visit('gather', 'run-1'))).toBeNull();
    expect(readFileSync(fileIn(folder), 'utf8')).toBe('{"version":99,"more":"things"}');
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'that cannot be written is told once',
    async () => {
      const folder = emptyFolder();
      chmodSync(folder, 0o500);
      const file = await openProgress(folder);
      expect(await file.save(visit('gather', 'run-1'))).toContain('no permission');
      expect(await file.save(visit('gather', 'run-2'))).toBeNull();
    },
  );

  it('whose folder is a file is told once', async () => {
    const folder = join(emptyFolder(), 'data');
    writeFileSync(folder, 'not a folder');
    const file = await openProgress(folder);
    const first = file.notice ?? (await file.save(visit('gather', 'run-1')));
    expect(first).toMatch(/cannot be (read|saved)/);
    expect(await file.save(visit('gather', 'run-2'))).toBeNull();
  });

  it('survives a lock whose owner is gone', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'progress.lock'), '999999999');
    const file = await openProgress(folder);
    expect(await file.save(visit('gather', 'run-1'))).toBeNull();
    expect(await seenIn(folder, 'gather')).toBe(1);
  });

  it('gets everything that is saved in one breath', async () => {
    const folder = emptyFolder();
    const file = await openProgress(folder);
    const results = Array.from({ length: 50 }, (_, step) => file.save(visit('gather', `s${step}`)));
    await file.settled();
    expect(await Promise.all(results)).toEqual(Array(50).fill(null));
    expect(await seenIn(folder, 'gather')).toBe(50);
  });
});

describe('several programs at once', () => {
  let script = '';
  beforeAll(async () => {
    const out = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
    script = join(out, 'save-many.mjs');
    const entry = fileURLToPath(new URL('save-many.ts', import.meta.url));
    await build({
      entryPoints: [entry],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
    });
    return () => rmSync(out, { recursive: true, force: true });
  });

  /** A writer, and how many steps it has saved; `killAfter`: it is killed as soon as so many are. */
  function writer(
    folder: string,
    name: string,
    { count = 1_000_000, killAfter = Number.POSITIVE_INFINITY } = {},
  ): Promise<number> {
    const child = spawn(process.execPath, [script, folder, name, String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.split('\n').length > killAfter) child.kill('SIGKILL');
    });
    return new Promise((resolve) => {
      child.on('close', () => {
        expect(text).not.toContain('trouble');
        resolve(text.split('\n').filter((line) => /^\d+$/.test(line)).length);
      });
    });
  }

  it('lose nothing', async () => {
    const folder = emptyFolder();
    await Promise.all(['a', 'b', 'c'].map((name) => writer(folder, name, { count: 40 })));
    for (const name of ['a', 'b', 'c']) expect(await seenIn(folder, name)).toBe(40);
  }, 60_000);

  it('are killed at any moment without harm: what was saved stays', async () => {
    const folder = emptyFolder();
    for (let round = 1; round <= 8; round++) {
      const saved = await writer(folder, `r${round}`, { killAfter: 1 + (round % 7) });
      // The step that was being saved may or may not be there.
      expect(await seenIn(folder, `r${round}`)).toBeGreaterThanOrEqual(saved);
      for (let other = 1; other < round; other++) expect(await seenIn(folder, `r${other}`)).toBeGreaterThan(0);
    }
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
  }, 300_000);
});

describe('the data folder', () => {
  it.each([
    [{ given: 'here', env: { ASYNC_TUTOR_DATA: '/there' }, platform: 'linux' }, '/work/here'],
    [{ given: undefined, env: { ASYNC_TUTOR_DATA: '/there', HOME: '/home/ada' }, platform: 'linux' }, '/there'],
    [{ given: undefined, env: { HOME: '/home/ada' }, platform: 'linux' }, '/home/ada/.local/share/async-tutor'],
    [{ given: undefined, env: { HOME: '/home/ada', XDG_DATA_HOME: '/data' }, platform: 'linux' }, '/data/async-tutor'],
    [
      { given: undefined, env: { HOME: '/home/ada', XDG_DATA_HOME: 'data' }, platform: 'linux' },
      '/home/ada/.local/share/async-tutor',
    ],
    [
      { given: undefined, env: { HOME: '/Users/ada' }, platform: 'darwin' },
      '/Users/ada/Library/Application Support/async-tutor',
    ],
  ] as const)('%j', (facts, expected) => {
    expect(dataFolder({ cwd: '/work', ...facts })).toBe(expected);
  });
});
