"""A large answer, piece by piece."""

import asyncio

import aiohttp


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://httpbin.org/bytes/500000") as response:
            size, pieces = 0, 0
            async for piece in response.content.iter_chunked(100_000):
                size, pieces = size + len(piece), pieces + 1
            print(size, pieces > 1, response.content.at_eof())
        async with session.get("http://httpbin.org/bytes/500000") as response:
            start = await response.content.readexactly(10)
            print(len(start), "bytes are enough")
        async with session.get("http://example.com/") as response:
            async for line in response.content:
                print(line.decode().rstrip())
                break


asyncio.run(main())
