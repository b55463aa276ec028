/**
 * Takes the place of `string-width` in the bundle (see the alias in bin/build.js): Ink measures every character of a
 * frame with it, and the regular expression for emoji sequences that it compiles at the first one takes 50 ms, a
 * quarter of the time to the first frame. Our text holds no such sequences (see text/harmless.ts).
 */
import { textWidth } from './text/width.ts';

/** The columns that a text takes, escape sequences not counted. */
// biome-ignore lint/style/noDefaultExport: Ink imports the default
export default function stringWidth(text: string): number {
  return textWidth(text.includes('\u001b') ? text.replace(/\u001b\[[\d;]*m/g, '') : text);
}
