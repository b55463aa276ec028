import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { didYouMean, nearNames } from '../text/index.ts';
import { exitCodes } from './exit-codes.ts';
import { type Problem, ProblemError } from './problem.ts';

/** A program that was found, read and is text. */
export interface ProgramText {
  /** Absolute path. For a program from standard input: `<stdin>` in the current folder. */
  readonly file: string;
  /** The name its author used: `sys.argv[0]`. */
  readonly argv0: string;
  readonly text: string;
  readonly fromStdin: boolean;
}

/** Programs are written by people; something larger is not a program. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/** Where a program comes from. */
export interface ProgramSource {
  /** As given on the command line; `-` means standard input. */
  readonly name: string;
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

/**
 * Reads the program.
 * @throws {ProblemError} when it does not exist, is a folder, may not be read, is too large or is not UTF-8
 */
export async function readProgram({ name, cwd, stdin }: ProgramSource): Promise<ProgramText> {
  if (name === '-') {
    const bytes = await readAll(stdin);
    return { file: join(cwd, '<stdin>'), argv0: '-', text: decode(bytes, 'standard input'), fromStdin: true };
  }
  const file = resolve(cwd, name);
  const bytes = await readBytes(file, name);
  return { file, argv0: name, text: decode(bytes, name), fromStdin: false };
}

async function readAll(stdin: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > LARGEST_BYTES) throw tooLarge('standard input');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function readBytes(file: string, name: string): Promise<Uint8Array> {
  try {
    const about = await stat(file);
    if (about.isDirectory()) throw new ProblemError(await isFolder(file, name));
    if (about.size > LARGEST_BYTES) throw tooLarge(name);
    return await readFile(file);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(await cannotRead(file, name, error as NodeJS.ErrnoException));
  }
}

function tooLarge(name: string): ProblemError {
  return new ProblemError({
    message: `${name} is larger than ${LARGEST_BYTES / 1024 / 1024} MB.`,
    remedy: 'That is hardly a Python program: is it the right file?',
    exitCode: exitCodes.notText.code,
  });
}

async function isFolder(file: string, name: string): Promise<Problem> {
  const programs = (await namesIn(file)).filter((entry) => entry.endsWith('.py')).sort();
  const listed = programs.slice(0, 5).map((program) => join(name, program));
  return {
    message: `${name} is a folder.`,
    remedy:
      listed.length === 0 ? 'Name the Python file to run.' : `Name the file to run, for example ${listed.join(', ')}.`,
    exitCode: exitCodes.noInput.code,
  };
}

async function cannotRead(file: string, name: string, error: NodeJS.ErrnoException): Promise<Problem> {
  const exitCode = exitCodes.noInput.code;
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return { message: `${name} may not be read: permission denied.`, remedy: 'Check its permissions.', exitCode };
  }
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') {
    return { message: `${name} cannot be read: ${error.message}.`, exitCode };
  }
  const folder = dirname(name);
  const near = nearNames(
    basename(file),
    (await namesIn(dirname(file))).filter((entry) => entry.endsWith('.py')),
  );
  const remedy = didYouMean(near.map((entry) => (folder === '.' ? entry : join(folder, entry))));
  return { message: `there is no file ${name}.`, remedy: remedy ?? 'Check the name and the folder.', exitCode };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

/** What PEP 263 looks for in the first two lines. */
const CODING_COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

function decode(bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    const declared = declaredEncoding(text);
    if (declared === undefined || isAscii(text)) return text;
    throw new ProblemError(notUtf8(name, `says that it is written in ${declared}`));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const offset = firstBadByte(bytes);
    const line = bytes.subarray(0, offset).filter((byte) => byte === 10).length + 1;
    const byte = `0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}`;
    throw new ProblemError(notUtf8(name, `is not UTF-8: byte ${byte} at offset ${offset}, in line ${line}`));
  }
}

function notUtf8(name: string, what: string): Problem {
  const remedy =
    'Save it as UTF-8 (most editors: "Save with encoding") without another "coding:" line, and run it again.';
  return { message: `${name} ${what}.`, remedy, exitCode: exitCodes.notText.code };
}

/** The encoding that the file declares, if that is not UTF-8 or ASCII. */
function declaredEncoding(text: string): string | undefined {
  for (const line of text.split('\n', 2)) {
    const declared = CODING_COOKIE.exec(line)?.[1];
    if (declared !== undefined)
      return /^(utf-?8(-.*)?|u8|us-ascii|ascii)$/i.test(declared.replaceAll('_', '-')) ? undefined : declared;
    if (!/^[ \t\f]*(#.*)?\r?$/.test(line)) return undefined;
  }
  return undefined;
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/** The offset of the first byte that is not UTF-8: there the decoder puts a U+FFFD that the bytes do not hold. */
function firstBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const replacement = [0xef, 0xbf, 0xbd];
  for (let index = text.indexOf('\ufffd'); index >= 0; index = text.indexOf('\ufffd', index + 1)) {
    const offset = Buffer.byteLength(text.slice(0, index));
    if (!replacement.every((byte, place) => bytes[offset + place] === byte)) return offset;
  }
  return bytes.length;
}
