"""A server that answers, and two clients that call it."""

import asyncio


async def answer(reader, writer):
    name = (await reader.readline()).decode().strip()
    await asyncio.sleep(1)  # the server thinks
    writer.write(f"good morning, {name}\n".encode())
    await writer.drain()
    writer.close()


async def call(name):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    writer.write(f"{name}\n".encode())
    print((await reader.readline()).decode().strip())
    writer.close()


async def main():
    async with await asyncio.start_server(answer, "127.0.0.1", 8888):
        await asyncio.gather(call("Nora"), call("Omar"))


asyncio.run(main())
