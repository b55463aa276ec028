"""One process, one thread, and twenty slow clients. The server waits for all of them at once."""

import asyncio
import time

import aiohttp
from aiohttp import web


async def coffee(request):
    await asyncio.sleep(1)  # the machine needs its time
    return web.Response(text=f"coffee for {request.match_info['name']}")


async def start_server():
    app = web.Application()
    app.add_routes([web.get("/coffee/{name}", coffee)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 8080).start()
    return runner


async def order(session, guest):
    async with session.get(f"http://127.0.0.1:8080/coffee/guest-{guest}") as response:
        return await response.text()


async def main():
    server = await start_server()
    started = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        cups = await asyncio.gather(*[order(session, guest) for guest in range(1, 21)])
    print(f"{cups[0]} ... {cups[-1]}")
    print(f"{len(cups)} cups in {time.perf_counter() - started:.1f} s")
    await server.cleanup()


asyncio.run(main())
