import type { Key as InkKey } from 'ink';

/**
 * A pressed key by name: `a`, `?`, `space`, `left`, `shift+left`, `ctrl+c`, `enter`, `escape`, `tab`, `pageup`, ...
 * `text` is what the key types, where it types something.
 */
export interface Pressed {
  readonly name: string;
  readonly text: string;
}

/** The fields of Ink's key that are read here. */
export type KeyFlags = Pick<
  InkKey,
  | 'upArrow'
  | 'downArrow'
  | 'leftArrow'
  | 'rightArrow'
  | 'pageUp'
  | 'pageDown'
  | 'home'
  | 'end'
  | 'return'
  | 'escape'
  | 'tab'
  | 'backspace'
  | 'delete'
  | 'ctrl'
  | 'shift'
  | 'meta'
>;

const NAMED: readonly (readonly [keyof KeyFlags, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  // Most terminals send 0x7f for Backspace, which Ink calls delete.
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

/** What Ink calls one key as the keys that were pressed: fast typing and pasted text arrive as one piece. */
export function readKeys(input: string, key: KeyFlags): readonly Pressed[] {
  const named = NAMED.find(([flag]) => key[flag] === true);
  if (named !== undefined) return [{ name: `${key.shift ? 'shift+' : ''}${named[1]}`, text: '' }];
  if (key.ctrl) return input === '' ? [] : [{ name: `ctrl+${input.toLowerCase()}`, text: '' }];
  if (key.meta) return [];
  return [...input].flatMap(pressedFor);
}

function pressedFor(character: string): readonly Pressed[] {
  if (character === ' ') return [{ name: 'space', text: ' ' }];
  if (character === '\r' || character === '\n') return [{ name: 'enter', text: '' }];
  if (character === '\t') return [{ name: 'tab', text: ' ' }];
  if (character === '\u007f' || character === '\b') return [{ name: 'backspace', text: '' }];
  const codePoint = character.codePointAt(0) as number;
  if (codePoint < 0x20) return [{ name: `ctrl+${String.fromCharCode(codePoint + 0x60)}`, text: '' }];
  return [{ name: character, text: character }];
}
