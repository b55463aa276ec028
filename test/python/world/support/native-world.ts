import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython } from '../../../support/native-python.ts';

const NATIVE = fileURLToPath(new URL('../native/', import.meta.url));
const LIBRARIES = ['aiohttp', 'requests', 'aiofiles', 'asyncpg', 'tornado'];
const DATABASES = ['world', 'bakery'];

/** What a native run left behind. */
export interface NativeRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** A native Python that has the real libraries, or undefined; says so when there is none. */
export function findLibraries(): string | undefined {
  const found = findPython(...LIBRARIES);
  if (!found)
    console.warn(`Skipped: the comparison with the real libraries needs a python3 with ${LIBRARIES.join(', ')}.`);
  return found;
}

/** The folder of PostgreSQL's programs, or undefined; says so when there is none. */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  const found = [asked, ...versions.map((version) => join(root, version, 'bin'))].find(
    (folder) => folder !== '' && existsSync(join(folder, 'initdb')),
  );
  if (!found) console.warn('Skipped: the comparison with a real database needs PostgreSQL.');
  return found;
}

/** A real PostgreSQL for the tests of a file, in a folder of its own. `pg_sleep` is `scale` times as fast. */
export class Postgres {
  readonly environment: Readonly<Record<string, string>>;
  readonly #bin: string;
  readonly #folder: string;
  #scale = 0;

  private constructor(bin: string, folder: string, port: number) {
    this.#bin = bin;
    this.#folder = folder;
    this.environment = { PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'postgres' };
  }

  static async start(bin: string): Promise<Postgres> {
    const folder = mkdtempSync(join(tmpdir(), 'async-tutor-postgres-'));
    chmodSync(folder, 0o777);
    const port = await freePort();
    const postgres = new Postgres(bin, folder, port);
    const data = join(folder, 'data');
    postgres.#run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync']);
    const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
    postgres.#run('pg_ctl', ['-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start']);
    for (const name of DATABASES) postgres.#sql('postgres', `CREATE DATABASE ${name}`);
    return postgres;
  }

  /** From now on a second of `pg_sleep` takes 1/scale s. */
  setScale(scale: number): void {
    if (scale === this.#scale) return;
    this.#scale = scale;
    const body = `SELECT pg_catalog.pg_sleep($1 / ${scale})`;
    const sleep = `FUNCTION public.pg_sleep(double precision) RETURNS void LANGUAGE sql AS '${body}'`;
    for (const name of DATABASES) {
      this.#sql(name, `CREATE OR REPLACE ${sleep}`);
      this.#sql('postgres', `ALTER DATABASE ${name} SET search_path = public, pg_catalog`);
    }
  }

  stop(): void {
    this.#run('pg_ctl', ['-D', join(this.#folder, 'data'), '-m', 'immediate', '-w', 'stop']);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #sql(database: string, statement: string): void {
    this.#run('psql', ['-q', '-d', database, '-c', statement]);
  }

  /** PostgreSQL refuses to run as root. */
  #run(program: string, args: readonly string[]): void {
    const command = [join(this.#bin, program), ...args];
    const [first = '', ...rest] = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    // pg_ctl leaves a server behind that would keep our pipes open.
    const done = spawnSync(first, rest, { env: { ...process.env, ...this.environment }, stdio: 'ignore' });
    if (done.status !== 0) throw new Error(`${program} ended with ${done.status ?? done.error?.message}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Runs a program with the real libraries and a real server that serves the simulated internet, for this run only. */
export async function runNatively(
  python: string,
  file: string,
  options: { readonly scale: number; readonly environment?: Readonly<Record<string, string>> | undefined },
): Promise<NativeRun> {
  const server = spawn(python, [join(NATIVE, 'internet.py'), String(options.scale)]);
  try {
    const port = await firstLine(server);
    const args = ['-W', 'ignore', join(NATIVE, 'run.py'), String(options.scale), port, basename(file)];
    const child = spawn(python, args, { cwd: dirname(file), env: { ...process.env, ...options.environment } });
    child.stdin.end();
    return await outcomeOf(child);
  } finally {
    server.kill();
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function outcomeOf(child: ChildProcess): Promise<NativeRun> {
  return new Promise((resolve) => {
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('close', (exitCode) => resolve({ stdout, stderr, exitCode }));
  });
}
