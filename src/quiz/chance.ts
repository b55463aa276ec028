/**
 * True for a program in which chance has a say: what it prints cannot be known from reading it. An import alone, which
 * many a program has for no reason, decides nothing.
 */
export function leavesToChance(source: string): boolean {
  return USE.test(source);
}

const USE =
  /\b(?:random|secrets|uuid)\s*\.\s*[a-z]|^\s*from\s+(?:random|secrets|uuid)\s+import\b|\b(?:random|secrets|uuid)\s+as\s|\burandom\(/m;
