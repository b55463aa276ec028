"""The same ten letters, read together: while one thread waits for the disk, so do the others."""

import asyncio
from pathlib import Path

import aiofiles

LETTERS = sorted(Path(__file__).with_name("letters").glob("*.txt"))


async def read(path):
    async with aiofiles.open(path) as file:
        text = await file.read()
    return len(text.split())


async def main():
    words = await asyncio.gather(*[read(path) for path in LETTERS])
    print(f"{len(words)} letters, {sum(words)} words")


asyncio.run(main())
