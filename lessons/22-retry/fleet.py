"""Four ships call the same lighthouse, fail together, and try again together."""

import asyncio

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
            await asyncio.sleep(2**attempt)
        else:
            print(f"ship {ship}: answered at call {attempt + 1}")
            return


async def main():
    await asyncio.gather(*[sail(ship) for ship in range(1, 5)])


asyncio.run(main())
