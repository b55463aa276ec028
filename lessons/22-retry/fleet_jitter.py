"""The same four ships, each of which waits for a random part of its time."""

import asyncio
import random

line = asyncio.Lock()


async def call_lighthouse(ship):
    if line.locked():
        raise ConnectionError("the line is busy")
    async with line:
        await asyncio.sleep(0.2)  # the keeper talks to one ship at a time


async def sail(ship):
    for attempt in range(6):
        try:
            await call_lighthouse(ship)
        except ConnectionError:
            await asyncio.sleep(random.uniform(0, 2**attempt))
        else:
            print(f"ship {ship}: answered at call {attempt + 1}")
            return


async def main():
    await asyncio.gather(*[sail(ship) for ship in range(1, 5)])


random.seed(1234)  # the same sea every time
asyncio.run(main())
