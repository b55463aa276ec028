"""Many tasks that sleep: by default 10,000 of them, 10 times each."""

import asyncio
import sys

TASKS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000


async def worker():
    for _ in range(10):
        await asyncio.sleep(0.001)


async def main():
    tasks = [asyncio.create_task(worker()) for _ in range(TASKS)]
    for task in tasks:
        await task


asyncio.run(main())
