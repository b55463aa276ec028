import { spawnSync } from 'node:child_process';

const asked = new Map<string, string | undefined>();

/**
 * A Python of this machine, 3.11 or newer, that has these packages: the first one on the PATH, or that of the system,
 * to which the packages of a distribution belong. Undefined when there is none.
 */
export function findPython(...packages: readonly string[]): string | undefined {
  const imports = ['sys', ...packages].join(', ');
  if (!asked.has(imports))
    asked.set(imports, ['python3', '/usr/bin/python3'].map((name) => ask(name, imports)).find(Boolean));
  return asked.get(imports);
}

/** Where an interpreter really is: what stands on the PATH may be a slow script that looks for one. */
function ask(name: string, imports: string): string | undefined {
  const code = `import ${imports}; print(sys.executable if sys.version_info >= (3, 11) else "")`;
  return spawnSync(name, ['-c', code], { encoding: 'utf8' }).stdout?.trim();
}
