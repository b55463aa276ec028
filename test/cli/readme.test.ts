import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { type ExitCode, exitCodes } from '../../src/cli/exit-codes.ts';
import { readCourseFolder } from '../../src/cli/lessons/read-folder.ts';
import { SHOWN_LIMITS } from '../../src/cli/run/run-options.ts';
import { readCourse } from '../../src/lesson/index.ts';
import { DEFAULT_LIMITS } from '../../src/python/index.ts';
import { BIN, runCli } from '../support/run-cli.ts';

const root = dirname(dirname(BIN));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

it('the README lists the exit codes that there are', () => {
  const listed = [...readme.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(
    ([, code, meaning]) => `${code} ${meaning?.replaceAll('`', '')}`,
  );
  expect(listed).toEqual(Object.values<ExitCode>(exitCodes).map(({ code, meaning }) => `${code} ${meaning}`));
});

it('the README shows what its example prints', async () => {
  const [command = '', ...shown] = (/^```\n\$ async-tutor (.*?)^```$/ms.exec(readme)?.[1] ?? '').trimEnd().split('\n');
  const { stdout } = await runCli(command.split(' '), { cwd: root });
  const lines = stdout.split('\n');
  let from = 0;
  for (const line of shown.filter((text) => text.trim() !== '...')) {
    const found = lines.indexOf(line, from);
    expect(found < 0 ? `missing: ${line}` : line).toBe(line);
    from = found + 1;
  }
});

it('the README lists the lessons that there are', async () => {
  const { lessons } = readCourse(await readCourseFolder(join(root, 'lessons')));
  const listed = [...readme.matchAll(/^\|.*\| \[`(.+)`\]\((.+)\) \| (.+) \| (\d+) \|$/gm)].map((row) => row.slice(1));
  expect(listed).toEqual(
    lessons.map(({ folder, head }) => [head?.id, `lessons/${folder}/lesson.md`, head?.summary, String(head?.minutes)]),
  );
});

it('the README has its pictures', () => {
  const pictures = [...readme.matchAll(/!\[.*\]\((docs\/.*\.svg)\)/g)].map(([, path]) => path as string);
  expect(pictures.length).toBeGreaterThanOrEqual(3);
  for (const path of pictures) expect(readFileSync(join(root, path), 'utf8')).toContain('<title>');
});

it('the help tells the limits that the engine has', () => {
  expect(SHOWN_LIMITS).toEqual(DEFAULT_LIMITS);
});
