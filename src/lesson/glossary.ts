import { readFields, textOf } from './fields.ts';
import { normalised } from './markdown.ts';
import type { Report } from './problem.ts';

/** By the term in lower case: its explanation in one sentence. */
export type Glossary = ReadonlyMap<string, string>;

/** A term of the glossary that stands in a text. */
export interface TermUse {
  /** As it stands in the text: "tasks". */
  readonly text: string;
  /** As the glossary has it: "task". */
  readonly term: string;
  readonly explanation: string;
}

/** Reads glossary.yaml: `term: one sentence`. */
export function readGlossary(yaml: string, report: Report): Glossary {
  const text = normalised(yaml);
  const fields = readFields({ yaml: text, firstLine: 1 }, report);
  const glossary = new Map<string, string>();
  for (const { key, place, value } of fields?.entries ?? []) {
    const explanation = textOf(value, report, `the explanation of "${key}"`)?.trim();
    if (explanation === '') report(place, `"${key}" is not explained`, 'Write one sentence behind it.');
    const term = key.toLowerCase();
    if (glossary.has(term)) report(place, `"${key}" is explained twice`, 'Keep one of the two.');
    if (explanation !== undefined) glossary.set(term, explanation);
  }
  return glossary;
}

/** The glossary's term for a word of a text, in the plural too: "Tasks" is "task". */
export function lookUp(word: string, glossary: Glossary): string | undefined {
  const wanted = word.toLowerCase().replace(/\s+/g, ' ').trim();
  const forms = [wanted, wanted.replace(/s$/, ''), wanted.replace(/es$/, ''), wanted.replace(/ies$/, 'y')];
  return forms.find((form) => glossary.has(form));
}

/** The emphasised words (`_task_`) of a Markdown text that the glossary explains, each once, in the order of the text. */
export function termsIn(markdown: string, glossary: Glossary): TermUse[] {
  const prose = markdown.replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1/gm, '').replace(/`[^`]*`/g, '');
  const uses = new Map<string, TermUse>();
  for (const [, , words = ''] of prose.matchAll(/(?<![\w*])([_*]{1,2})(?=\S)([^_*]+?)\1(?![\w*])/g)) {
    const term = lookUp(words, glossary);
    if (term === undefined || uses.has(term)) continue;
    uses.set(term, { text: words, term, explanation: glossary.get(term) ?? '' });
  }
  return [...uses.values()];
}
