"""Ten letters, read one after the other. Each call of aiofiles waits in a thread, and we wait for each call."""

import asyncio
from pathlib import Path

import aiofiles

LETTERS = sorted(Path(__file__).with_name("letters").glob("*.txt"))


async def read(path):
    async with aiofiles.open(path) as file:
        text = await file.read()
    return len(text.split())


async def main():
    words = [await read(path) for path in LETTERS]
    print(f"{len(words)} letters, {sum(words)} words")


asyncio.run(main())
