import {
  chmodSync,
  lutimesSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dataFolder } from '../../src/cli/data-folder.ts';
import { forgetProgress, openProgress } from '../../src/cli/progress-file.ts';
import { takeLock } from '../../src/cli/progress-lock.ts';
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

  it.each([
    ['a file without a name yet', (lock: string) => writeFileSync(lock, '')],
    ['the lock of another machine', (lock: string) => symlinkSync('1-abc-elsewhere', lock)],
    ['a lock whose number belongs to another program by now', (lock: string) => symlinkSync(`${process.pid}`, lock)],
  ])('survives %s, once it is old', async (_, leave) => {
    const folder = emptyFolder();
    const lock = join(folder, 'progress.lock');
    leave(lock);
    lutimesSync(lock, 0, 0);
    const file = await openProgress(folder);
    expect(await file.save(visit('gather', 'run-1'))).toBeNull();
    expect(readdirSync(folder)).toEqual(['progress.json']);
  });

  it('waits for a holder who lives, and tells when that takes too long', async () => {
    const path = join(emptyFolder(), 'progress.lock');
    const first = await takeLock(path);
    await expect(takeLock(path, { patience: 30 })).rejects.toThrow('another async-tutor holds the lock');
    const second = takeLock(path);
    await first.release();
    expect(await (await second).isHeld()).toBe(true);
    expect(await first.isHeld()).toBe(false);
  });

  it('that was damaged while the program ran is put aside by the next who saves', async () => {
    const folder = emptyFolder();
    const file = await openProgress(folder);
    writeFileSync(fileIn(folder), 'nonsense');
    expect(await file.save(visit('gather', 'run-1'))).toBeNull();
    expect(readFileSync(`${fileIn(folder)}.damaged-1`, 'utf8')).toBe('nonsense');
    expect(await seenIn(folder, 'gather')).toBe(1);
  });

  it('on a full disk is told once, stays whole, and gets everything when there is room again', async () => {
    const folder = emptyFolder();
    const file = await openProgress(folder);
    expect(await file.save(visit('gather', 'run-1'))).toBeNull();
    const handle = await open(process.execPath);
    const full = vi.spyOn(Object.getPrototypeOf(handle), 'writeFile').mockImplementation(async () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    await handle.close();
    expect(await file.save(visit('gather', 'run-2'))).toContain('the disk is full');
    expect(await file.save(visit('gather', 'run-3'))).toBeNull();
    expect(readdirSync(folder)).toEqual(['progress.json']);
    expect(await seenIn(folder, 'gather')).toBe(1);
    full.mockRestore();
    expect(await file.save(visit('gather', 'run-4'))).toBeNull();
    expect(await seenIn(folder, 'gather')).toBe(4);
  });

  it('keeps courses apart', async () => {
    const folder = emptyFolder();
    await (await openProgress(folder)).save(visit('gather', 'here'));
    const other = await openProgress(folder, '/a/course');
    expect(other.progress.lessons).toEqual({});
    await other.save(visit('gather', 'there'));
    expect((await openProgress(folder)).progress.lessons.gather?.last).toBe('here');
    expect((await openProgress(folder, '/a/course')).progress.lessons.gather?.last).toBe('there');
  });

  it('is forgotten when asked, and a copy is kept', async () => {
    const folder = emptyFolder();
    expect(await forgetProgress(folder, '')).toBeNull();
    await (await openProgress(folder)).save(visit('gather', 'run-1'));
    const before = readFileSync(fileIn(folder), 'utf8');
    const copy = await forgetProgress(folder, '');
    expect(copy).toBe(`${fileIn(folder)}.before-reset-1`);
    expect(readFileSync(copy ?? '', 'utf8')).toBe(before);
    expect(await seenIn(folder, 'gather')).toBe(0);
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

describe('the data folder', () => {
  it.each([
    [{ given: 'here', env: { ASYNC_TUTOR_DATA: '/there' }, platform: 'linux' }, '/projects/here'],
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
    [
      { given: undefined, env: { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }, platform: 'win32' },
      join('C:\\Users\\ada\\AppData\\Local', 'async-tutor'),
    ],
    [
      { given: '', env: { USERPROFILE: '/Users/ada' }, platform: 'win32' },
      join('/Users/ada', 'AppData', 'Local', 'async-tutor'),
    ],
  ] as const)('%j', (facts, expected) => {
    expect(dataFolder({ cwd: '/projects', ...facts })).toBe(expected);
  });
});
