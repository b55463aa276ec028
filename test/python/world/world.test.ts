import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyTimeline, foldEvent, narrate } from '../../../src/timeline/index.ts';
import type { Ran } from '../support/run-program.ts';
import { runProgram, testEngine } from '../support/run-program.ts';

const engine = testEngine();
const run = (text: string) => runProgram(engine, text);

/** What the tasks of a run waited for, without those of asyncio itself. */
const waits = (ran: Ran) => ran.of('task-suspended').map(({ wait }) => wait.label);
const simulations = (ran: Ran) => ran.of('simulation-used').map(({ what, module }) => `${what} ${module}`);

const SERVER = `
import asyncio

async def serve(reader, writer):
    while line := await reader.readline():
        await asyncio.sleep(1)
        writer.write(line)
    writer.close()

async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 8000):
        reader, writer = await asyncio.open_connection("127.0.0.1", 8000)
        writer.write(b"hello\\n")
        await reader.readline()
        writer.close()
        await writer.wait_closed()

asyncio.run(main())
`;

describe('what is simulated', () => {
  it('is not mentioned before it is used', async () => {
    const ran = await run(
      'import asyncio, socket, aiohttp, requests, aiofiles, asyncpg, tornado.web\nprint("nothing")',
    );
    expect([ran.stderr, ...simulations(ran)]).toEqual(['']);
  });

  it('is said once for each part, with the library that the program uses', async () => {
    const ran = await run(`
import asyncio, aiohttp, requests, aiofiles, asyncpg, urllib.request
async def main():
    async with aiohttp.ClientSession() as session:
        await session.get("http://example.com/")
        await session.get("http://example.com/")
    requests.get("http://example.com/")
    async with aiofiles.open("program.py", "w") as file:
        await file.write("")
    connection = await asyncpg.connect()
    await connection.fetch("SELECT 1")
    await asyncio.start_server(print, "127.0.0.1", 8000)
asyncio.run(main())
`);
    expect(simulations(ran)).toEqual(['http aiohttp', 'files aiofiles', 'database asyncpg', 'network asyncio']);
    expect(simulations(await run('import requests\nrequests.get("http://example.com/")'))).toEqual(['http requests']);
    expect(simulations(await run('import urllib.request as u\nu.urlopen("http://example.com/")'))).toEqual([
      'http urllib',
    ]);
  });

  it('is told in a sentence', async () => {
    let timeline = emptyTimeline;
    const sentences: (string | null)[] = [];
    for (const event of (await run(SERVER)).events) {
      const after = foldEvent(timeline, event);
      if (event.kind === 'simulation-used') sentences.push(narrate(timeline, event, after));
      timeline = after;
    }
    expect(sentences).toEqual([
      'From here on asyncio uses a simulated network: it exists only inside this program, and a byte needs 10 ms from one end to the other.',
    ]);
  });
});

describe('waiting for the world', () => {
  it('names the peer of a stream', async () => {
    const ran = await run(SERVER);
    expect(new Set(waits(ran))).toEqual(
      new Set([
        'its next turn',
        'sleep 1 s',
        'a connection to 127.0.0.1:8000',
        'a line from 127.0.0.1:8000',
        'a line from 127.0.0.1:50001',
        'the end of the connection to 127.0.0.1:8000',
        "the server's connections to end",
      ]),
    );
  });

  it('names the page, the limit, the query and the pool', async () => {
    const ran = await run(`
import asyncio, aiohttp, asyncpg
async def get(session):
    async with session.get("http://example.com/delay/1", params={"n": 1}) as response:
        await response.read()
async def ask(pool):
    await pool.fetch("SELECT pg_sleep(1)")
async def main():
    connector = aiohttp.TCPConnector(limit=1)
    async with aiohttp.ClientSession(connector=connector) as session:
        await asyncio.gather(get(session), get(session))
    async with asyncpg.create_pool(min_size=1, max_size=1) as pool:
        await asyncio.gather(ask(pool), ask(pool))
asyncio.run(main())
`);
    expect(waits(ran)).toEqual(
      expect.arrayContaining([
        'the answer of example.com/delay/1?n=1',
        'a free connection (limit=1)',
        'a connection to the database at localhost',
        'the database: SELECT pg_sleep(1)',
        'a connection of the pool (all 1 are in use)',
      ]),
    );
  });

  it('blocks the loop with a client that blocks, and says which call it was', async () => {
    const ran = await run(`
import asyncio, requests
async def main():
    requests.get("http://httpbin.org/delay/2")
asyncio.run(main())
`);
    expect(ran.of('loop-blocked').map(({ by, at }) => [by, at / 1e9])).toEqual([
      ["requests.get('http://httpbin.org/delay/2')", 2],
    ]);
  });

  it('shows the disk in the lane of a worker', async () => {
    const ran = await run(`
import asyncio, aiofiles
async def main():
    async with aiofiles.open("program.py") as file:
        await file.read()
asyncio.run(main())
`);
    expect(ran.of('work-queued').map(({ name }) => name)).toEqual(['open', 'read', 'close']);
    expect(ran.of('thread-blocked').filter(({ wait }) => wait.label === 'the disk')).toHaveLength(3);
    expect(waits(ran)).toContain('read in a worker thread');
  });

  it('gives each client of a web server a task with a name', async () => {
    const ran = await run(`
import asyncio, aiohttp
from aiohttp import web
async def hello(request):
    return web.Response(text="hello")
async def main():
    app = web.Application()
    app.add_routes([web.get("/", hello)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 8080).start()
    async with aiohttp.ClientSession() as session:
        await session.get("http://127.0.0.1:8080/")
    await runner.cleanup()
asyncio.run(main())
`);
    expect(ran.of('task-created').map(({ name }) => name)).toContain('client 127.0.0.1:50001');
    expect(waits(ran)).toContain('a request from 127.0.0.1:50001');
  });

  it('makes no tasks, threads, timers or callbacks of its own that a learner would have to wonder about', async () => {
    const ran = await run(SERVER);
    expect(ran.of('task-created').map(({ coroutine }) => coroutine)).toEqual([
      'main',
      'serve',
      'BaseEventLoop.shutdown_asyncgens',
      'BaseEventLoop.shutdown_default_executor',
    ]);
    expect(ran.of('thread-created')).toEqual([]);
    expect(ran.of('timer-set').map(({ purpose }) => purpose)).toEqual(['sleep']);
    expect(ran.of('callback-started').filter(({ internal }) => !internal)).toEqual([]);
  });

  it('ends when everybody waits for bytes that nobody will send', async () => {
    const ran = await run(`
import asyncio
silent = []
async def main():
    async with await asyncio.start_server(lambda *streams: silent.append(streams), "127.0.0.1", 8000):
        reader, writer = await asyncio.open_connection("127.0.0.1", 8000)
        await reader.readline()
asyncio.run(main())
`);
    expect(ran.cause).toBe('deadlock');
    expect(ran.of('deadlock-found').flatMap((event) => event.waits.map(({ label }) => label))).toContain(
      'a line from 127.0.0.1:8000',
    );
  });
});

describe('the stand-ins', () => {
  it('give way to a module of the same name beside the program', async () => {
    const file = fileURLToPath(new URL('beside/uses_requests.py', import.meta.url));
    expect((await runProgram(engine, { file })).stdout).toBe("the program's own requests\n");
  });

  it('cost nothing when nobody imports them', async () => {
    const ran = await run(
      'import sys\nprint([name for name in sys.modules if name.startswith(("aiohttp", "asyncpg"))])',
    );
    expect(ran.stdout).toBe('[]\n');
  });

  it('are all there after the interpreter was restored from its memory', async () => {
    const modules = 'aiohttp aiohttp.web requests aiofiles aiofiles.os asyncpg tornado.web tornado.httpclient'.split(
      ' ',
    );
    const ran = await run(`${modules.map((name) => `import ${name}`).join('\n')}\nprint("all")`);
    expect([ran.stdout, ran.stderr]).toEqual(['all\n', '']);
  });

  it('show their lines in tracebacks', async () => {
    const ran = await run('import requests\nrequests.get("no-scheme")');
    expect(ran.stderr).toContain('standins/requests/_models.py');
    expect(ran.stderr).toContain('raise MissingSchema');
    expect(ran.stderr).toContain("requests.exceptions.MissingSchema: Invalid URL 'no-scheme'");
  });

  it('complain of sessions that are never closed', async () => {
    const ran = await run(`
import asyncio, aiohttp
async def main():
    session = aiohttp.ClientSession()
    await session.get("http://example.com/")
asyncio.run(main())
`);
    expect(ran.stderr).toContain('Unclosed client session');
    expect(ran.of('warning-raised').map(({ message }) => message)).toContain('Unclosed client session');
  });
});
