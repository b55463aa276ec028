"""Whoever writes to somebody who is gone learns of it a little later."""

import asyncio


async def hang_up(reader, writer):
    await reader.readline()
    print("server hangs up")
    writer.close()


async def main():
    async with await asyncio.start_server(hang_up, "127.0.0.1", 8705):
        reader, writer = await asyncio.open_connection("127.0.0.1", 8705)
        writer.write(b"hello\n")
        await asyncio.sleep(0.5)
        print(f"client reads {await reader.read()!r}")
        try:
            for number in range(5):
                writer.write(b"are you there?\n")
                await writer.drain()
                await asyncio.sleep(0.5)
                print(f"client has written {number}")
        except ConnectionError as error:
            print(type(error).__name__, isinstance(error, ConnectionResetError | BrokenPipeError))


asyncio.run(main())
