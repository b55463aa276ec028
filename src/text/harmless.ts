const HARMLESS = /^[\n\t\x20-\x7e]*$/;
/** Control characters, and what is invisible or changes the direction of text; joiners inside emoji stay. */
const DANGEROUS = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Foreign text without anything that a terminal would obey: each such character becomes one visible sign, so that lines
 * and columns stay where they are. Line ends and tabs stay.
 */
export function harmless(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text.replace(DANGEROUS, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd'.repeat(character.length);
  });
}
