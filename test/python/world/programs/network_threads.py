"""A loop that serves, clients that block in threads, and a second loop in a thread of its own."""

import asyncio
import socket
import threading


async def shout(reader, writer):
    data = await reader.read(100)
    await asyncio.sleep(1)
    writer.write(data.upper())
    writer.close()


def call(text):
    with socket.create_connection(("127.0.0.1", 8708)) as connection:
        connection.sendall(text.encode())
        return connection.recv(100).decode()


def call_impatiently():
    with socket.create_connection(("127.0.0.1", 8708), timeout=0.5) as connection:
        connection.sendall(b"quick!")
        try:
            return connection.recv(100)
        except TimeoutError as error:
            return f"{type(error).__name__}: {error}"


def serve_elsewhere(loop, ready):
    async def serve():
        server = await asyncio.start_server(shout, "127.0.0.1", 8709)
        loop.call_soon_threadsafe(ready.set)
        await asyncio.sleep(2)
        server.close()

    asyncio.run(serve())


async def main():
    async with await asyncio.start_server(shout, "127.0.0.1", 8708):
        print(await asyncio.gather(*[asyncio.to_thread(call, text) for text in ("one", "two", "three")]))
        print(await asyncio.to_thread(call_impatiently))
    ready = asyncio.Event()
    thread = threading.Thread(target=serve_elsewhere, args=(asyncio.get_running_loop(), ready))
    thread.start()
    await ready.wait()
    reader, writer = await asyncio.open_connection("127.0.0.1", 8709)
    writer.write(b"over there")
    print(await reader.read())
    writer.close()
    await asyncio.to_thread(thread.join)


asyncio.run(main())
