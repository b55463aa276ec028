import { cpSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCourseIndex } from '../../src/cli/lessons/course-index.ts';
import { writeIndex } from '../../src/cli/lessons/write-index.ts';

const TEMPLATE = fileURLToPath(new URL('../../src/cli/new/template', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'async-tutor-index-'));
  cpSync(TEMPLATE, folder, { recursive: true });
  await writeIndex(folder, join(folder, 'lessons.json'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = () => readCourseIndex({ course: folder, index: join(folder, 'lessons.json') });
const LESSON = '01-breakfast/lesson.md';

/** Writes a lesson.md that says so in its title, as if at this moment. */
function write(file: string, title: string, when: Date): void {
  const text = `---\nid: other\ntitle: ${title}\nsummary: s\npart: 1\nminutes: 1\n---\nRead.\n`;
  writeFileSync(join(folder, file), text);
  utimesSync(join(folder, file), when, when);
}

it('tells what a list needs to know', async () => {
  expect(await read()).toMatchObject({
    title: 'My course',
    parts: ['First steps'],
    lessons: [
      {
        folder: '01-breakfast',
        isSound: true,
        exercise: { title: 'Breakfast for a hurry', minutes: 3 },
        questions: 6,
        head: { id: 'breakfast' },
      },
    ],
    problems: [],
  });
});

it('counts as long as no lesson is newer', async () => {
  write(LESSON, 'Older', new Date(0));
  expect((await read()).lessons[0]?.head.title).toBe('Tea and toast');
  write(LESSON, 'Newer', new Date('2100-01-01'));
  expect((await read()).lessons[0]?.head.title).toBe('Newer');
});

it('does not count when lessons have come or gone, or when it is damaged', async () => {
  cpSync(join(folder, '01-breakfast'), join(folder, '02-lunch'), { recursive: true });
  write('02-lunch/lesson.md', 'Lunch', new Date(0));
  expect((await read()).lessons.map(({ head }) => head.title)).toEqual(['Tea and toast', 'Lunch']);
  rmSync(join(folder, '02-lunch'), { recursive: true });
  writeFileSync(join(folder, 'lessons.json'), '{"title":');
  expect((await read()).lessons).toHaveLength(1);
});
