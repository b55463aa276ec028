import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readJsonLines } from '../../src/trace/index.ts';
import { traceKinds } from '../../src/trace/schema.ts';

const readme = readFileSync(new URL('../../src/trace/README.md', import.meta.url), 'utf8');

test('the README describes every kind of event', () => {
  for (const kind of traceKinds) expect(readme).toContain(`\`${kind}\``);
});

test('the example in the README is a trace', async () => {
  const example = /```jsonl\n(.*?)```/s.exec(readme)?.[1] ?? '';
  expect((await readJsonLines(example)).problems).toEqual([]);
});
