"""A letter, line by line: convenient, and every line is a call of its own that goes to a thread and back."""

import asyncio
from pathlib import Path

import aiofiles

LETTER = Path(__file__).with_name("letters") / "05-anna.txt"


async def main():
    async with aiofiles.open(LETTER) as file:
        number = 0
        async for line in file:
            number += 1
            print(f"{number}  {line.rstrip()}")


asyncio.run(main())
