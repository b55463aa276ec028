/**
 * The first line (from 1) on which a program mentions a name, in its code and not in texts or comments: `asyncio.sleep`,
 * also as `from asyncio import sleep`, or below `import asyncio as aio`; `call_later` of whatever object. Undefined when
 * it does not.
 */
export function mentions(source: string, name: string): number | undefined {
  const code = codeOf(source);
  const [module = '', ...rest] = name.split('.');
  const member = rest.join('.');
  const patterns = [wordPattern(name)];
  if (member !== '') {
    for (const [, alias = ''] of code.matchAll(
      new RegExp(`\\bimport\\s+(?:[\\w. ,]*,\\s*)?${escaped(module)}\\s+as\\s+(\\w+)`, 'g'),
    )) {
      patterns.push(wordPattern(`${alias}.${member}`));
    }
    patterns.push(`\\bfrom\\s+${escaped(module)}\\s+import\\b[^\\n(]*\\b${escaped(rest[0] as string)}\\b`);
    patterns.push(`\\bfrom\\s+${escaped(module)}\\s+import\\s*\\([^)]*\\b${escaped(rest[0] as string)}\\b`);
  }
  const places = patterns.flatMap((pattern) => new RegExp(pattern).exec(code)?.index ?? []);
  return places.length === 0 ? undefined : code.slice(0, Math.min(...places)).split('\n').length;
}

function wordPattern(name: string): string {
  // A name without a module may be a method: then it stands behind a dot.
  const before = name.includes('.') ? '[\\w.]' : '\\w';
  return `(?<!${before})${name.split('.').map(escaped).join('\\s*\\.\\s*')}\\b`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The program with its texts and comments blanked out, line by line. What f-strings compute is code, and stays. */
function codeOf(source: string): string {
  const literal = /#[^\n]*|([a-zA-Z]{0,2})("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/g;
  return source.replace(literal, (text, prefix: string | undefined) => {
    const kept =
      prefix !== undefined && /f|t/i.test(prefix) ? [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]) : [];
    return ` ${kept.join(' ')} ${'\n'.repeat(text.split('\n').length - 1)}`;
  });
}
