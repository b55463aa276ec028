"""A task for each of a million things to do, all at once."""

import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    await asyncio.gather(*[work() for _ in range(1_000_000)])


asyncio.run(main())
