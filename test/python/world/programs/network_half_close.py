"""A client that has said everything still hears the answer."""

import asyncio


async def count(reader, writer):
    data = await reader.read()
    print(f"server has read {len(data)} bytes and the end")
    await asyncio.sleep(1)
    writer.write(f"{len(data)} bytes".encode())
    writer.write_eof()
    print("server has answered")


async def main():
    async with await asyncio.start_server(count, "127.0.0.1", 8703):
        reader, writer = await asyncio.open_connection("127.0.0.1", 8703)
        for _ in range(3):
            writer.write(b"x" * 1000)
        writer.write_eof()
        try:
            writer.write(b"more")
        except RuntimeError as error:
            print(error)
        print(f"client reads {await reader.read()!r}, at the end: {reader.at_eof()}")
        writer.close()


asyncio.run(main())
