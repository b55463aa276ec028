import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openWindow } from '../../src/cli/editor.ts';
import { prepareFile } from '../../src/cli/practice/exercise-file.ts';
import { practiceFolder, shownPath } from '../../src/cli/practice/practice-folder.ts';
import { type FileNews, watchFile } from '../../src/cli/practice/watch-file.ts';
import { LESSONS } from '../support/fake-host.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

/** A folder that is gone after the test. */
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'async-tutor-test-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const solutionOf = (lesson: string) => readFileSync(join(LESSONS, lesson, 'exercise', 'solution.py'), 'utf8');

describe('the folder of the learner’s programs', () => {
  const host = { env: { HOME: '/home/ada' }, cwd: '/projects' };
  const place = { course: '/courses/mine', key: '' };

  it('is in the home folder unless somebody says otherwise', () => {
    expect(practiceFolder(place, host)).toBe('/home/ada/async-tutor-practice');
    const env = { ...host.env, ASYNC_TUTOR_PRACTICE: 'there' };
    expect(practiceFolder(place, { ...host, env })).toBe('/projects/there');
    expect(practiceFolder({ ...place, dir: 'here' }, { ...host, env })).toBe('/projects/here');
  });

  it('keeps courses apart', () => {
    expect(practiceFolder({ ...place, key: 'mine' }, host)).toBe('/home/ada/async-tutor-practice/mine');
  });

  it('is told from where people are', () => {
    expect(shownPath('/home/ada/async-tutor-practice/gather/exercise.py', host)).toBe(
      '~/async-tutor-practice/gather/exercise.py',
    );
    expect(shownPath('/projects/here/exercise.py', host)).toBe('here/exercise.py');
    expect(shownPath('/other/exercise.py', host)).toBe('/other/exercise.py');
  });
});

describe('the learner’s file', () => {
  function exercise() {
    const from = folder();
    for (const name of ['start.py', 'solution.py', 'goal.yaml', 'hints.md', 'words.txt', 'start.golden'])
      writeFileSync(join(from, name), name);
    return { folder: join(folder(), 'deep'), lesson: 'gather', from, restart: false };
  }

  it('is start.py with what that needs, and never the answer', async () => {
    const request = exercise();
    const made = await prepareFile(request);
    expect(made).toMatchObject({ text: 'start.py', isOld: false, keptAs: null });
    expect(readdirSync(join(request.folder, 'gather')).sort()).toEqual(['exercise.py', 'words.txt']);
  });

  it('is never overwritten', async () => {
    const request = exercise();
    const { file } = await prepareFile(request);
    writeFileSync(file, 'mine');
    writeFileSync(join(file, '..', 'words.txt'), 'mine too');
    expect(await prepareFile(request)).toMatchObject({ text: 'mine', isOld: true });
    expect(readFileSync(join(file, '..', 'words.txt'), 'utf8')).toBe('mine too');
  });

  it('is kept beside the new one when the learner begins anew, as often as they do', async () => {
    const request = exercise();
    const { file } = await prepareFile(request);
    for (const [number, text] of ['first', 'second'].entries()) {
      writeFileSync(file, text);
      const again = await prepareFile({ ...request, restart: true });
      expect(again).toMatchObject({ text: 'start.py', isOld: false, keptAs: `exercise-${number + 1}.py` });
      expect(readFileSync(join(file, '..', `exercise-${number + 1}.py`), 'utf8')).toBe(text);
    }
  });

  it('says what to do when it cannot be written', async () => {
    const request = exercise();
    mkdirSync(request.folder, { recursive: true });
    writeFileSync(join(request.folder, 'gather'), 'a file where a folder should be');
    const refused = { problem: { remedy: expect.stringContaining('--dir') } };
    await expect(prepareFile(request)).rejects.toMatchObject(refused);
    if (process.platform !== 'linux') return;
    // Where the system says that there is no such folder, however often it is asked.
    await expect(prepareFile({ ...request, folder: '/proc/async-tutor' })).rejects.toMatchObject(refused);
  });
});

describe('a watched file', () => {
  interface Watched {
    readonly file: string;
    readonly heard: FileNews[];
    /** Resolves when so much has been heard. */
    until(count: number): Promise<void>;
  }

  function watched(everyMs = 60): Watched {
    const file = join(folder(), 'exercise.py');
    writeFileSync(file, 'one');
    const heard: FileNews[] = [];
    const end = watchFile({ file, text: 'one', everyMs, onNews: (news) => heard.push(news) });
    onTestFinished(end);
    return {
      file,
      heard,
      until: (count) => vi.waitUntil(() => heard.length >= count, { timeout: 10_000 }).then(() => {}),
    };
  }

  it('is heard when it is written in place', async () => {
    const { file, heard, until } = watched();
    writeFileSync(file, 'two');
    await until(1);
    appendFileSync(file, ' and three');
    await until(2);
    expect(heard.map(({ text }) => text)).toEqual(['two', 'two and three']);
  });

  it('is heard when another file is renamed over it, again and again', async () => {
    const { file, heard, until } = watched(60_000);
    for (const [count, text] of ['two', 'three', 'four'].entries()) {
      writeFileSync(`${file}.swp`, text);
      renameSync(`${file}.swp`, file);
      await until(count + 1);
    }
    expect(heard.map(({ text }) => text)).toEqual(['two', 'three', 'four']);
  });

  it('is heard once for several events of one save', async () => {
    const { file, heard, until } = watched();
    writeFileSync(file, '');
    rmSync(file);
    writeFileSync(file, 'tw');
    writeFileSync(file, 'two');
    await until(1);
    writeFileSync(file, 'two');
    writeFileSync(file, 'end');
    await until(2);
    expect(heard.map(({ text }) => text)).toEqual(['two', 'end']);
  });

  it('is missed only when it stays away, and found again', async () => {
    const { file, heard, until } = watched();
    rmSync(file);
    await until(1);
    expect(heard[0]).toEqual({ text: null, trouble: expect.stringContaining('gone') });
    writeFileSync(file, 'back');
    await until(2);
    expect(heard[1]?.text).toBe('back');
  });

  it('is heard where the file system tells nothing', async () => {
    const place = join(folder(), 'not there yet');
    const file = join(place, 'exercise.py');
    const heard: FileNews[] = [];
    // A folder that is not there cannot be listened to: what is left is looking.
    onTestFinished(watchFile({ file, text: 'one', everyMs: 60, onNews: (news) => heard.push(news) }));
    mkdirSync(place);
    writeFileSync(file, 'two');
    await vi.waitUntil(() => heard.some(({ text }) => text === 'two'), { timeout: 10_000 });
  });

  it('that is no text is said to be none', async () => {
    const { file, heard, until } = watched();
    writeFileSync(file, Uint8Array.of(0xff, 0xfe, 0x00));
    await until(1);
    expect(heard[0]).toEqual({ text: null, trouble: 'The file is not UTF-8 text.' });
  });
});

it('opens a window only for editors that have one', async () => {
  expect(await openWindow('/x.py', 1, { EDITOR: 'vi' })).toBe(false);
  expect(await openWindow('/x.py', 1, { VISUAL: '/no/such/code --wait' })).toBe(false);
});

describe('async-tutor practice without a terminal', () => {
  function session() {
    const env = { ASYNC_TUTOR_DATA: folder(), ASYNC_TUTOR_PRACTICE: folder() };
    const file = join(env.ASYNC_TUTOR_PRACTICE, 'gather', 'exercise.py');
    const run = (...args: string[]): Promise<CliResult> => runCli(['practice', ...args], { env });
    return { file, run };
  }

  it('lists the exercises', async () => {
    const { run } = session();
    expect((await run()).stdout).toMatch(/gather +6 min {2}Six seconds become three\n/);
    const listed = JSON.parse((await run('--list', '--json')).stdout);
    expect(listed.length).toBeGreaterThanOrEqual(20);
    expect(listed).toContainEqual({
      id: 'gather',
      title: 'Six seconds become three',
      part: 1,
      minutes: 6,
      state: 'new',
      attempts: 0,
      hints: 0,
      solvedAt: null,
    });
  });

  it('makes the file, says where it is, and gives one hint after the other', async () => {
    const { file, run } = session();
    const told = await run('gather');
    expect(told).toMatchObject({ code: 0, stderr: '' });
    expect(told.stdout).toContain(file);
    expect(told.stdout).not.toContain('Hint 1');
    expect((await run('gather', '--hint')).stdout).toContain('Hint 1 of 4');
    const second = (await run('gather', '--hint')).stdout;
    expect(second).toMatch(/Hint 1 of 4[\s\S]+Hint 2 of 4/);
    expect(second).not.toContain('Hint 3');
  });

  it('judges the learner’s file, and remembers', { timeout: 60_000 }, async () => {
    const { file, run } = session();
    const start = await run('gather', '--check');
    expect(start.code).toBe(1);
    expect(start.stdout).toContain('✗ ends by 3 s: it took 6 s\n');
    writeFileSync(file, solutionOf('05-gather'));
    const solved = await run('gather', '--check');
    expect(solved).toMatchObject({ code: 0, stderr: '' });
    expect(solved.stdout).toContain('Solved: Six seconds become three. It took 3 s.\n');
    expect((await run()).stdout).toMatch(/Six seconds become three +solved\n/);
  });

  it('judges any file for a teacher, and remembers nothing', { timeout: 60_000 }, async () => {
    const { file, run } = session();
    const theirs = `${file}.theirs.py`;
    mkdirSync(join(file, '..'));
    writeFileSync(theirs, 'print(oops)\n');
    const judged = await run('gather', '--check', theirs, '--json');
    expect(judged.code).toBe(1);
    const { goals, ...about } = JSON.parse(judged.stdout);
    expect(about).toEqual({ exercise: 'gather', file: theirs, solved: false, seconds: 0 });
    expect(goals).toContainEqual({
      kind: 'exit',
      holds: false,
      expected: 'ends without an error',
      actual: "NameError: name 'oops' is not defined",
      line: 1,
    });
    expect(JSON.parse((await run('--list', '--json')).stdout)[3]).toMatchObject({ id: 'gather', state: 'new' });
  });

  it('begins anew without losing anything', async () => {
    const { file, run } = session();
    await run('gather');
    writeFileSync(file, 'mine');
    const again = await run('gather', '--restart');
    expect(again.stderr).toContain('exercise-1.py');
    expect(readFileSync(file.replace('.py', '-1.py'), 'utf8')).toBe('mine');
  });

  it('says what is wrong', async () => {
    const { run } = session();
    expect(await run('nothing')).toMatchObject({ code: 2, stdout: '' });
    const none = await run('sync-vs-async');
    expect(none.stderr).toContain('has no exercise');
    expect(none.code).toBe(2);
    const missing = await run('gather', '--check', 'no-such-file.py');
    expect(missing.code).toBe(66);
    const unnamed = await run('--check', 'gather');
    expect(unnamed.stderr).toContain('async-tutor practice gather --check');
    expect(unnamed.code).toBe(2);
  });
});
