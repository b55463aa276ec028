"""Tasks that make tasks."""

import asyncio


async def work():
    while True:
        asyncio.create_task(work())
        await asyncio.sleep(0.001)


asyncio.run(work())
