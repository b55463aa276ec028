import type { Confidence, QuestionForm, QuizAnswer } from '../../quiz/index.ts';

/** A line that somebody typed, understood. */
export type ReadAnswer =
  | { readonly kind: 'answer'; readonly answer: QuizAnswer; readonly confidence: Confidence | undefined }
  | { readonly kind: 'quit' }
  /** What is wrong with it, as a sentence. */
  | { readonly kind: 'unclear'; readonly message: string };

const CONFIDENCES: readonly Confidence[] = ['guess', 'think', 'know'];
const QUIT = ['q', 'quit', 'exit'];

/** How a line of an order is called: `a`, `b`, ... */
export function lineName(place: number): string {
  return place < 26 ? String.fromCharCode(97 + place) : String(place + 1);
}

/** How sure somebody is, from `guess`, `think` or `know` or the beginning of it; undefined for anything else. */
export function readConfidence(word: string): Confidence | undefined {
  return CONFIDENCES.find((confidence) => word !== '' && confidence.startsWith(word.toLowerCase()));
}

/** Reads an answer such as `2`, `1,3 know`, `c a b guess` or `true`. */
export function readAnswer(line: string, form: QuestionForm): ReadAnswer {
  const words = line
    .trim()
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  if (words.length === 1 && QUIT.includes(words[0] ?? '')) return { kind: 'quit' };
  const last = CONFIDENCES.find((confidence) => confidence === words.at(-1));
  const said = last === undefined ? words : words.slice(0, -1);
  const answer = form.kind === 'order' ? readOrder(said, form.lines) : readChoices(said, form);
  return answer === undefined
    ? { kind: 'unclear', message: howToAnswer(form) }
    : { kind: 'answer', answer, confidence: last };
}

/** How a question wants to be answered, as a sentence. */
export function howToAnswer(form: QuestionForm): string {
  switch (form.kind) {
    case 'one':
      return `Please answer with a number from 1 to ${form.choices.length}, for example: 2 know`;
    case 'several':
      return `Please answer with all numbers that are right, from 1 to ${form.choices.length}, for example: 1,2 think`;
    case 'order': {
      const names = form.lines.map((_, place) => lineName(place));
      return `Please name all ${names.length} lines in their order, for example: ${[...names].reverse().join(' ')} guess`;
    }
    default:
      return form satisfies never;
  }
}

type Choosing = Exclude<QuestionForm, { readonly kind: 'order' }>;

function readChoices(words: readonly string[], { kind, choices }: Choosing): QuizAnswer | undefined {
  const places = words.map((word) => {
    if (/^\d{1,3}$/.test(word)) return Number(word) - 1;
    return choices.findIndex(({ text }) => text.toLowerCase() === word);
  });
  const chosen = [...new Set(places)].sort((one, other) => one - other);
  if (chosen.length === 0 || chosen.some((place) => choices[place] === undefined)) return undefined;
  return kind === 'one' && chosen.length > 1 ? undefined : { kind: 'choices', chosen };
}

function readOrder(words: readonly string[], lines: readonly string[]): QuizAnswer | undefined {
  const names = lines.map((_, place) => lineName(place));
  const isOneWord = words.length === 1 && lines.length > 1 && lines.length <= 26;
  const said = isOneWord ? [...(words[0] ?? '')] : words;
  const places = said.map((name) => names.indexOf(name));
  const isWhole = places.length === lines.length && new Set(places).size === lines.length && !places.includes(-1);
  return isWhole ? { kind: 'lines', lines: places.map((place) => lines[place] ?? '') } : undefined;
}
