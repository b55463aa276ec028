import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCourseFolder } from '../../src/cli/lessons/read-folder.ts';
import { type Question, readCourse } from '../../src/lesson/index.ts';
import { IDEAS, ideaOf } from '../../src/quiz/index.ts';
import { LESSONS } from '../support/fake-host.ts';

const course = readCourse(await readCourseFolder(LESSONS));
const lessons = course.lessons.flatMap(({ lesson }) => lesson ?? []);
const known = Object.keys(IDEAS);

/** The misconceptions that a question names. */
function ideasOf(question: Question): string[] {
  return question.kind === 'order' ? [] : question.choices.flatMap(({ idea }) => idea ?? []);
}

/** Every literal misconception in the files of a folder of src/quiz. */
function ideasIn(folder: string, pattern: RegExp): string[] {
  const path = fileURLToPath(new URL(`../../src/quiz/${folder}`, import.meta.url));
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|py)$/.test(file));
  return files.flatMap((file) =>
    [...readFileSync(`${path}/${file}`, 'utf8').matchAll(pattern)].map(([, id]) => id ?? ''),
  );
}

describe('the misconceptions', () => {
  it('cover every one that a lesson names', () => {
    const used = lessons.flatMap((lesson) => lesson.quiz.flatMap(ideasOf));
    expect(used.length).toBeGreaterThan(250);
    expect([...new Set(used)].filter((id) => !known.includes(id))).toEqual([]);
  });

  it('cover every one that a generator predicts', () => {
    const used = ideasIn('generators', /\bidea: '([a-z-]+)'/g);
    expect(used.length).toBeGreaterThan(30);
    expect([...new Set(used)].filter((id) => !known.includes(id))).toEqual([]);
  });

  it('send the learner to lessons that exist', () => {
    const ids = lessons.map(({ head }) => head.id);
    const lost = Object.entries(IDEAS).flatMap(([id, { lessons: reread }]) =>
      reread.filter((lesson) => !ids.includes(lesson)).map((lesson) => `${id}: ${lesson}`),
    );
    expect(lost).toEqual([]);
  });

  it('are whole sentences', () => {
    for (const { belief, tempting, truth, lessons: reread } of Object.values(IDEAS)) {
      for (const sentence of [belief, tempting, truth])
        expect(sentence).toMatch(/^(?:[A-Z`"]|asyncio\b|gather\b).*[.?]$/s);
      expect(reread.length).toBeGreaterThan(0);
    }
    expect(new Set(Object.values(IDEAS).map(({ belief }) => belief)).size).toBe(known.length);
  });

  it('are all tempting somewhere', () => {
    const used = [
      ...lessons.flatMap((lesson) => lesson.quiz.flatMap(ideasOf)),
      ...ideasIn('generators', /'([a-z]+(?:-[a-z]+)+)'/g),
      ...ideasIn('variations', /"([a-z]+(?:-[a-z]+)+)"/g),
    ];
    expect(known.filter((id) => !used.includes(id))).toEqual([]);
  });
});

describe('ideaOf', () => {
  it('says what is known', () => {
    expect(ideaOf('calling-runs').lessons).toContain('coroutines');
  });

  it('makes words of what a foreign course names', () => {
    const nothing = { tempting: '', truth: '', lessons: [] };
    expect(ideaOf('loops-are-round')).toEqual({ belief: 'Loops are round.', ...nothing });
    expect(ideaOf('toString')).toEqual({ belief: 'ToString.', ...nothing });
    expect(ideaOf('')).toEqual({ belief: '', ...nothing });
  });
});
