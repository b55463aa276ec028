import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './run-program.ts';

/** A program of the corpus, with what its header says (test/corpus/README.md). */
export interface CorpusProgram extends Program {
  readonly name: string;
  readonly exitCode: number;
}

const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

/** All programs of the corpus: those with an underscore in their names. */
export function readCorpus(): CorpusProgram[] {
  return readdirSync(CORPUS)
    .filter((name) => /_.*\.py$/.test(name))
    .sort()
    .map(readProgram);
}

function readProgram(name: string): CorpusProgram {
  const file = join(CORPUS, name);
  const head = readFileSync(file, 'utf8').split('\n\n')[0] ?? '';
  const field = (key: string) => new RegExp(`^# ${key}: (.*)$`, 'm').exec(head)?.[1] ?? '';
  return {
    name,
    file,
    args: [...field('args').matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? ''),
    stdin: JSON.parse(`"${field('stdin')}"`),
    exitCode: Number(field('exit')),
  };
}
