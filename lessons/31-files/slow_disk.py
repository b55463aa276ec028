"""Ordinary functions for files keep the thread that calls them. Here the disk is old, and somebody else has to wait."""

import asyncio
import time
from pathlib import Path

LETTERS = sorted(Path(__file__).with_name("letters").glob("*.txt"))


def read(path):
    time.sleep(0.25)  # an old disk
    return len(path.read_text().split())


async def heartbeat():
    for beat in range(1, 4):
        print(f"beat {beat}")
        await asyncio.sleep(1)


async def count():
    await asyncio.sleep(0.5)
    words = [read(path) for path in LETTERS]
    print(f"{len(words)} letters, {sum(words)} words")


async def main():
    started = time.perf_counter()
    await asyncio.gather(heartbeat(), count())
    print(f"{time.perf_counter() - started:.1f} s")


asyncio.run(main())
