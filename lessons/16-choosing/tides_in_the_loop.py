"""Fetch the levels of two harbours, then compute their tides, all in the event loop."""

import asyncio


def compute_tide(level):
    for minute in range(5_000_000):
        level = (level * 3 + minute) % 1009
    return level


async def forecast(harbour, level):
    await asyncio.sleep(1)  # fetch the level
    return f"{harbour}: {compute_tide(level)} cm"


async def main():
    print(await asyncio.gather(forecast("Brest", 4), forecast("Cork", 7)))


asyncio.run(main())
