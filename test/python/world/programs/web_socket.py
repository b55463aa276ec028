"""WebSockets: a chat of two, both ends of aiohttp."""

import asyncio

import aiohttp
from aiohttp import web

guests = set()


async def chat(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    guests.add(socket)
    async for message in socket:
        if message.type == aiohttp.WSMsgType.TEXT:
            for guest in guests:
                await guest.send_str(message.data)
    guests.discard(socket)
    print(f"somebody has left with {socket.close_code}")
    return socket


async def guest(session, name, pause):
    async with session.ws_connect("http://127.0.0.1:8721/chat") as socket:
        await asyncio.sleep(pause)
        await socket.send_str(f"{name} is here")
        async with asyncio.timeout(3):
            print(name, "hears", (await socket.receive()).data)
            print(name, "hears", await socket.receive_str())


async def main():
    app = web.Application()
    app.add_routes([web.get("/chat", chat)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 8721).start()
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(guest(session, "Anna", 1), guest(session, "Ben", 2))
        async with session.ws_connect("http://127.0.0.1:8721/chat") as socket:
            await socket.send_json({"large": "x" * 100_000})
            print(len((await socket.receive_json())["large"]))
        try:
            await session.ws_connect("http://127.0.0.1:8721/nowhere")
        except aiohttp.WSServerHandshakeError as error:
            print(error.status)
    await runner.cleanup()


asyncio.run(main())
