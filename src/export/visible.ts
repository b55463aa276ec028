const HARMLESS = /^[\x20-\x7e]*$/;
// Control characters, and what is invisible or changes the direction of text.
const DANGEROUS = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Foreign text as it is safe to print: what could move the cursor, change colours or hide text becomes visible. Tabs
 * become spaces; with `ascii` everything beyond ASCII is written as Python's `ascii()` writes it.
 */
export function visible(text: string, ascii: boolean): string {
  if (HARMLESS.test(text)) return text;
  const spaced = text.replaceAll('\t', '    ');
  if (ascii) return spaced.replace(/[^\x20-\x7e]/gu, (character) => escaped(character.codePointAt(0) ?? 0));
  return spaced.replace(DANGEROUS, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : `<${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

function escaped(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
