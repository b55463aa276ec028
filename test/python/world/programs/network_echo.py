"""Streams: two clients at their own pace, one server, the end of each connection."""

import asyncio


async def handle(reader, writer):
    while line := await reader.readline():
        print(f"server reads {line!r}")
        writer.write(line.upper())
        await writer.drain()
    print("server sees the end")
    writer.close()
    await writer.wait_closed()


async def client(name, pause):
    reader, writer = await asyncio.open_connection("localhost", 8701)
    assert writer.get_extra_info("peername") == ("127.0.0.1", 8701)
    for number in range(2):
        await asyncio.sleep(pause)
        writer.write(f"{name} {number}\n".encode())
        print(f"{name} reads {await reader.readline()!r}")
    writer.close()
    await writer.wait_closed()
    print(f"{name} is done")


async def main():
    async with await asyncio.start_server(handle, "127.0.0.1", 8701):
        await asyncio.gather(client("anna", 1), client("ben", 1.5))
        await asyncio.sleep(0.5)


asyncio.run(main())
