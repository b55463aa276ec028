/** One line of text that somebody is typing. The cursor stands before the character at `cursor`. */
export interface TextInput {
  /** Characters, not code units, so that the cursor never stands inside one. */
  readonly characters: readonly string[];
  readonly cursor: number;
}

/** What a key does to the text. */
export type TextEdit =
  | { readonly kind: 'insert'; readonly text: string }
  | { readonly kind: 'delete-back' | 'delete-forward' | 'delete-word' | 'delete-all' }
  | { readonly kind: 'left' | 'right' | 'start' | 'end' };

/** Longer lines are not typed by hand. */
const MAX_LENGTH = 4096;

/** An input that holds `text`, the cursor behind it. */
export function textInput(text = ''): TextInput {
  const characters = [...text];
  return { characters, cursor: characters.length };
}

/** What has been typed. */
export function textOf(input: TextInput): string {
  return input.characters.join('');
}

/** The input after an edit. */
export function editText(input: TextInput, edit: TextEdit): TextInput {
  const { characters, cursor } = input;
  switch (edit.kind) {
    case 'insert': {
      const added = [...edit.text].slice(0, MAX_LENGTH - characters.length);
      return replace(input, cursor, cursor, added);
    }
    case 'delete-back':
      return replace(input, Math.max(0, cursor - 1), cursor, []);
    case 'delete-forward':
      return replace(input, cursor, cursor + 1, []);
    case 'delete-word':
      return replace(input, wordStart(characters, cursor), cursor, []);
    case 'delete-all':
      return replace(input, 0, cursor, []);
    case 'left':
      return { characters, cursor: Math.max(0, cursor - 1) };
    case 'right':
      return { characters, cursor: Math.min(characters.length, cursor + 1) };
    case 'start':
      return { characters, cursor: 0 };
    case 'end':
      return { characters, cursor: characters.length };
    default:
      return edit satisfies never;
  }
}

function replace(input: TextInput, from: number, to: number, by: readonly string[]): TextInput {
  const characters = [...input.characters.slice(0, from), ...by, ...input.characters.slice(to)];
  return { characters, cursor: from + by.length };
}

function wordStart(characters: readonly string[], cursor: number): number {
  let at = cursor;
  while (at > 0 && characters[at - 1] === ' ') at--;
  while (at > 0 && characters[at - 1] !== ' ') at--;
  return at;
}
