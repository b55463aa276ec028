import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** What the person wrote, or why there is nothing. */
export interface Edited {
  /** The file's text now; null when it cannot be read. */
  readonly text: string | null;
  readonly message?: string;
}

/** Editors that take a line number, and how: most as `+LINE FILE`. */
const LINE_ARGUMENTS: Readonly<Record<string, (file: string, line: number) => string[]>> = {
  code: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  codium: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  subl: (file, line) => ['--wait', `${file}:${line}`],
  hx: (file, line) => [`${file}:${line}`],
  notepad: (file) => [file],
};

/** Opens a file in $VISUAL or $EDITOR (which may hold arguments) and waits until that is closed. */
export async function editFile(
  file: string,
  line: number,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Edited> {
  const { command, args, name } = editorOf(env);
  const place = LINE_ARGUMENTS[name]?.(file, line) ?? [`+${line}`, file];
  const trouble = await runEditor(command, [...args, ...place]);
  const text = await readFile(file, 'utf8').catch(() => null);
  return trouble === undefined ? { text } : { text, message: trouble };
}

/** Editors with a window of their own, and the arguments that open a file in them. */
const WINDOWS: Readonly<Record<string, (file: string, line: number) => string[]>> = {
  code: (file, line) => ['--goto', `${file}:${line}`],
  'code-insiders': (file, line) => ['--goto', `${file}:${line}`],
  codium: (file, line) => ['--goto', `${file}:${line}`],
  cursor: (file, line) => ['--goto', `${file}:${line}`],
  subl: (file, line) => [`${file}:${line}`],
  zed: (file, line) => [`${file}:${line}`],
  gedit: (file, line) => [`+${line}`, file],
  kate: (file, line) => ['--line', String(line), file],
  pycharm: (file, line) => ['--line', String(line), file],
  idea: (file, line) => ['--line', String(line), file],
  notepad: (file) => [file],
};

/**
 * Opens a file in an editor that has a window of its own, and does not wait for it. False when the editor is not known
 * to have one: it may need the terminal.
 */
export function openWindow(
  file: string,
  line: number,
  env: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  const { command, args, name } = editorOf(env);
  const place = WINDOWS[name]?.(file, line);
  if (place === undefined) return Promise.resolve(false);
  // Without them it would hold on until the window is closed.
  const own = args.filter((arg) => arg !== '--wait' && arg !== '-w');
  return new Promise((resolve) => {
    const child = spawn(command, [...own, ...place], { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/** What $VISUAL or $EDITOR says. */
function editorOf(env: Readonly<Record<string, string | undefined>>) {
  const fallback = env.OS === 'Windows_NT' ? 'notepad' : 'vi';
  const [command = fallback, ...args] = (env.VISUAL || env.EDITOR || fallback)
    .split(/\s+/)
    .filter((word) => word !== '');
  return { command, args, name: basename(command).replace(/\.(exe|cmd)$/i, '') };
}

function runEditor(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ENOENT' ? `there is no editor "${command}": set EDITOR to yours` : error.message);
    });
    child.on('exit', (code, signal) => {
      resolve(code === 0 ? undefined : `${command} ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}
