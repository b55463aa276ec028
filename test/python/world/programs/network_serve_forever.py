"""A server that serves for ever, until its task is cancelled."""

import asyncio


async def greet(reader, writer):
    writer.write(b"hello\n")
    await writer.drain()
    writer.close()


async def serve():
    server = await asyncio.start_server(greet, "127.0.0.1", 8707)
    try:
        async with server:
            await server.serve_forever()
    except asyncio.CancelledError:
        print("server is cancelled")
        raise
    finally:
        print("server is serving:", server.is_serving())


async def main():
    serving = asyncio.create_task(serve())
    await asyncio.sleep(0.5)
    for _ in range(2):
        reader, writer = await asyncio.open_connection("127.0.0.1", 8707)
        print(await reader.readline())
        writer.close()
        await writer.wait_closed()
    serving.cancel()
    await asyncio.wait([serving])
    print(serving.cancelled())


asyncio.run(main())
