/** A line of a Python source, by what is around it. */
export interface SourceLine {
  /** The function that it belongs to; undefined for lines of the module itself. */
  readonly around: SourceFunction | undefined;
  /** It is the head of a loop. */
  readonly isLoop: boolean;
}

/** A function of the program's text. */
export interface SourceFunction {
  readonly name: string;
  /** It yields: calling it again and again is how it is meant to be used. */
  isGenerator: boolean;
}

/** What is around each line of a Python source, found by indentation alone. Entry 1 is line 1. */
export function sourceLines(text: string): readonly SourceLine[] {
  const found: SourceLine[] = [{ around: undefined, isLoop: false }];
  const open: { readonly indent: number; readonly made: SourceFunction | undefined }[] = [];
  for (const line of text.split('\n')) {
    const [, space = '', rest = ''] = /^(\s*)(.*)$/.exec(line) ?? [];
    if (rest !== '' && !rest.startsWith('#') && !rest.startsWith(')')) {
      while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= space.length) open.pop();
      const name = /^(?:async\s+)?def\s+(\w+)/.exec(rest)?.[1];
      if (name !== undefined) open.push({ indent: space.length, made: { name, isGenerator: false } });
      else if (/^class\s/.test(rest)) open.push({ indent: space.length, made: undefined });
    }
    const around = open.at(-1)?.made;
    if (around !== undefined && /^yield\b|[=(]\s*yield\b/.test(rest)) around.isGenerator = true;
    found.push({ around, isLoop: /^(?:async\s+)?(?:for|while)\b/.test(rest) });
  }
  return found;
}
