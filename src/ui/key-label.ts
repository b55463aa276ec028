import type { Theme } from './theme.ts';

const WORDS: Readonly<Record<string, string>> = {
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  backspace: 'Backspace',
};

/** A key as a person reads it. */
export function keyLabel(name: string, theme: Theme): string {
  const { arrowKeys } = theme.glyphs;
  if (name in arrowKeys) return arrowKeys[name as keyof typeof arrowKeys];
  if (name.startsWith('ctrl+')) return `Ctrl-${name.slice(5).toUpperCase()}`;
  if (name.startsWith('shift+')) return `Shift-${keyLabel(name.slice(6), theme)}`;
  return WORDS[name] ?? name;
}
