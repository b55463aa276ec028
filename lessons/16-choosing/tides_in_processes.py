"""Fetch the levels in the event loop, compute the tides in processes."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def compute_tide(level):
    for minute in range(5_000_000):
        level = (level * 3 + minute) % 1009
    return level


async def forecast(pool, harbour, level):
    await asyncio.sleep(1)  # fetch the level
    loop = asyncio.get_running_loop()
    tide = await loop.run_in_executor(pool, compute_tide, level)
    return f"{harbour}: {tide} cm"


async def main():
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(await asyncio.gather(forecast(pool, "Brest", 4), forecast(pool, "Cork", 7)))


if __name__ == "__main__":
    asyncio.run(main())
