"""The old disk again. Threads wait for it, five of them at once, and the loop keeps its pulse."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LETTERS = sorted(Path(__file__).with_name("letters").glob("*.txt"))


def read(path):
    time.sleep(0.25)  # an old disk
    return len(path.read_text().split())


async def heartbeat():
    for beat in range(1, 4):
        print(f"beat {beat}")
        await asyncio.sleep(1)


async def count(pool):
    await asyncio.sleep(0.5)
    loop = asyncio.get_running_loop()
    words = await asyncio.gather(*[loop.run_in_executor(pool, read, path) for path in LETTERS])
    print(f"{len(words)} letters, {sum(words)} words")


async def main():
    started = time.perf_counter()
    with ThreadPoolExecutor(max_workers=5) as pool:
        await asyncio.gather(heartbeat(), count(pool))
    print(f"{time.perf_counter() - started:.1f} s")


asyncio.run(main())
