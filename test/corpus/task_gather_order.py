"""gather gives results in argument order, whatever the order of finishing."""

import asyncio
import time


async def fetch(name, seconds):
    print(f"start {name}")
    await asyncio.sleep(seconds)
    print(f"end {name}")
    return name.upper()


async def main():
    start = time.perf_counter()
    results = await asyncio.gather(fetch("a", 3), fetch("b", 1), fetch("c", 2))
    print(results, f"after {time.perf_counter() - start:.0f} s")

    same = fetch("twice", 1)
    print(await asyncio.gather(same, same))
    print(await asyncio.gather())


asyncio.run(main())
