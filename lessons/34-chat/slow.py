"""A film goes to two guests, one after the other. The first of them does not look for three seconds."""

import asyncio

FILM = bytes(16_000_000)
guests = {}


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    guests[name] = writer
    await reader.read()
    writer.close()


async def watch(name, pause):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    writer.write(f"{name}\n".encode())
    await asyncio.sleep(pause)
    await reader.readexactly(len(FILM))
    print(f"{name} has seen the film")
    writer.close()


async def send(name):
    guests[name].write(FILM)
    await guests[name].drain()
    print(f"sent to {name}")


async def show():
    await asyncio.sleep(1)
    await send("Sue")
    await send("Ted")


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 8888):
        await asyncio.gather(watch("Sue", 4), watch("Ted", 0), show())


asyncio.run(main())
