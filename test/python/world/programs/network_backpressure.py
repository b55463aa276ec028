"""drain() waits while the reader does not read, and goes on when it does."""

import asyncio

SIZE = 20_000_000
progress = []


async def serve(reader, writer):
    await asyncio.sleep(2)
    progress.append("the reader begins")
    received = 0
    while data := await reader.read(1 << 20):
        received += len(data)
    progress.append(f"the reader has {received} bytes")
    writer.close()


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 8704):
        _reader, writer = await asyncio.open_connection("127.0.0.1", 8704)
        sent = 0
        while sent < SIZE:
            writer.write(bytes(1_000_000))
            sent += 1_000_000
            try:
                async with asyncio.timeout(1):
                    await writer.drain()
            except TimeoutError:
                progress.append("the writer has to wait")
                assert writer.transport.get_write_buffer_size() > 65_536
                await writer.drain()
                progress.append("the writer goes on")
        writer.close()
        await writer.wait_closed()
        await asyncio.sleep(1)
    print("\n".join(progress))


asyncio.run(main())
