"""The same report, written in a thread: the neighbours do not notice."""

import asyncio
import time

import aiohttp
from aiohttp import web


def write_report():
    time.sleep(3)  # a slow library that knows nothing of asyncio
    return "42 pages"


async def report(request):
    return web.Response(text=await asyncio.to_thread(write_report))


async def hello(request):
    return web.Response(text="hello")


async def start_server():
    app = web.Application()
    app.add_routes([web.get("/report", report), web.get("/hello", hello)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 8080).start()
    return runner


async def ask(session, path):
    started = time.perf_counter()
    async with session.get(f"http://127.0.0.1:8080/{path}") as response:
        text = await response.text()
    print(f"{text} after {time.perf_counter() - started:.1f} s")


async def main():
    server = await start_server()
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(ask(session, "report"), ask(session, "hello"), ask(session, "hello"))
    await server.cleanup()


asyncio.run(main())
