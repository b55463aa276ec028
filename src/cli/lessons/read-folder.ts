import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CourseSource, LessonSource } from '../../lesson/index.ts';

/** What a lesson is made of; other files are not read. */
const TEXT_FILE = /\.(md|py|mjs|ya?ml|txt|json|csv)$/;
/** A lesson is written by people; something larger is not part of it. */
const LARGEST_BYTES = 1024 * 1024;
const DEEPEST = 3;
const LEFT_OUT = new Set(['node_modules', '__pycache__']);

/** The files of a course as they lie on disk. `only` are the folders of the lessons to read; all when not given. */
export async function readCourseFolder(course: string, only?: readonly string[]): Promise<CourseSource> {
  const folders = only ?? (await lessonFolders(course));
  const [files, ...lessons] = await Promise.all([
    readFrameFiles(course),
    ...folders.map((folder) => readLessonFolder(course, folder)),
  ]);
  return { files, lessons };
}

/** The folders of a course that hold a lesson.md, in the order of their names. */
export async function lessonFolders(course: string): Promise<string[]> {
  const entries = await readdir(course, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  const found = await Promise.all(names.map((name) => exists(join(course, name, 'lesson.md'))));
  return names.filter((_, index) => found[index]).sort();
}

/** course.yaml and glossary.yaml, as far as they are there. */
export async function readFrameFiles(course: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of ['course.yaml', 'glossary.yaml']) {
    if (await exists(join(course, name))) files.set(name, await readFile(join(course, name), 'utf8'));
  }
  return files;
}

/** The files of one lesson. */
export async function readLessonFolder(course: string, folder: string): Promise<LessonSource> {
  const files = new Map<string, string>();
  await collect(join(course, folder), '', { files, depth: 1 });
  return { folder: basename(folder), files };
}

interface Collection {
  readonly files: Map<string, string>;
  readonly depth: number;
}

async function collect(folder: string, prefix: string, { files, depth }: Collection): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const { name, ...entry } of entries.sort((a, b) => (a.name < b.name ? -1 : 1)).map(withKind)) {
    const path = join(folder, name);
    if (entry.isFolder && depth < DEEPEST && !LEFT_OUT.has(name)) {
      await collect(path, `${prefix}${name}/`, { files, depth: depth + 1 });
    } else if (entry.isFile && TEXT_FILE.test(name) && (await stat(path)).size <= LARGEST_BYTES) {
      files.set(`${prefix}${name}`, await readFile(path, 'utf8'));
    }
  }
}

function withKind(entry: { name: string; isFile(): boolean; isDirectory(): boolean }) {
  return { name: entry.name, isFile: entry.isFile(), isFolder: entry.isDirectory() };
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
