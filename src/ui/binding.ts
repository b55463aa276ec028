import type { Message, TextEdit } from '../app/index.ts';

/** A key, what it does, and how it is explained. The footer, the help and the program itself all read these tables. */
export interface Binding {
  /** Names of keys, as `readKeys` gives them. */
  readonly keys: readonly string[];
  readonly message: Message;
  /** For the help: a few words. */
  readonly help: string;
  /** For the footer: a word or two; bindings without one are only in the help. */
  readonly short?: string;
}

/** Bindings that belong together in the help. */
export interface BindingGroup {
  readonly title: string;
  readonly bindings: readonly Binding[];
}

/** Leaves the program from wherever one is. */
export const QUIT: Binding = { keys: ['ctrl+c'], message: { kind: 'quit' }, help: 'quit at once' };

/** A key that edits the open line. */
export function edit(keys: readonly string[], what: TextEdit, help: string): Binding {
  return { keys, message: { kind: 'edit-prompt', edit: what }, help };
}

/** The keys that edit a line of text. */
export const LINE_EDITING: readonly Binding[] = [
  edit(['left', 'ctrl+b'], { kind: 'left' }, 'left'),
  edit(['right', 'ctrl+f'], { kind: 'right' }, 'right'),
  edit(['home', 'ctrl+a'], { kind: 'start' }, 'to the start'),
  edit(['end', 'ctrl+e'], { kind: 'end' }, 'to the end'),
  edit(['backspace', 'ctrl+h'], { kind: 'delete-back' }, 'delete'),
  edit(['ctrl+w'], { kind: 'delete-word' }, 'delete a word'),
  edit(['ctrl+u'], { kind: 'delete-all' }, 'delete all'),
];

/** The bindings of a table without those whose keys another table uses otherwise. */
export function without(groups: readonly BindingGroup[], keys: readonly string[]): readonly BindingGroup[] {
  return groups.map(({ title, bindings }) => ({
    title,
    bindings: bindings.flatMap((binding) => {
      const left = binding.keys.filter((key) => !keys.includes(key));
      return left.length === 0 ? [] : [{ ...binding, keys: left }];
    }),
  }));
}
